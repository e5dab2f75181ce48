import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { NotFoundPage } from '../app/NotFoundPage.tsx';
import { StartPage } from './StartPage.tsx';
import { PackagePage } from './PackagePage.tsx';

const IntakePage = lazy(() => import('../intake/IntakePage.tsx'));

/** Packages: where to begin, and the workbench for one. */
export default function CheckRoom() {
  return (
    <Switch>
      <Route path="/check" component={StartPage} />
      <Route path="/check/proposal" component={IntakePage} />
      <Route path="/check/:kind/:name">
        {({ kind, name }) => (kind === 'example' ? <PackagePage source={{ kind, name }} />
          : kind === 'draft' ? <PackagePage source={{ kind, id: name }} /> : <NotFoundPage />)}
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
