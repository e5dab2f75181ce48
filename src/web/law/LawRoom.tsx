import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { lawRoot } from './address.ts';
import './law.css';
import { LawHomePage } from './home/LawHomePage.tsx';

const ProvisionPage = lazy(() => import('./provision/ProvisionPage.tsx'));
const DifferencePage = lazy(() => import('./difference/DifferencePage.tsx'));
const DoubtsPage = lazy(() => import('./doubts/DoubtsPage.tsx'));
const TimelinePage = lazy(() => import('./timeline/TimelinePage.tsx'));
const WorldPage = lazy(() => import('./world/WorldPage.tsx'));

/** The pages of the room. */
export default function LawRoom() {
  return (
    <Switch>
      <Route path={lawRoot}><LawHomePage /></Route>
      <Route path={`${lawRoot}/map`}><WorldPage /></Route>
      <Route path={`${lawRoot}/timeline`}><TimelinePage /></Route>
      <Route path={`${lawRoot}/differences`}><DifferencePage /></Route>
      <Route path={`${lawRoot}/doubts`}><DoubtsPage /></Route>
      <Route path={`${lawRoot}/*`}>{({ '*': id }) => <ProvisionPage id={decodeURI(id ?? '')} />}</Route>
    </Switch>
  );
}
