import { lazy, Suspense, useEffect, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { Route, Switch } from 'wouter';
import { type Messages, messagesFor } from '../messages/messages.ts';
import { FaultBoundary } from './FaultBoundary.tsx';
import { HomePage } from './HomePage.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { keepPreferences, type Preferences, showPreferences } from './preferences.ts';
import { rooms } from './rooms.ts';
import { SiteFooter } from './SiteFooter.tsx';
import { isServed } from '../service/served.ts';
import { SiteHeader } from './SiteHeader.tsx';
import { Waiting } from './Waiting.tsx';

const AccountRoom = lazy(() => import('../account/AccountRoom.tsx'));
const DevelopPage = lazy(() => import('./DevelopPage.tsx'));

/** The whole site: header, the room of the address, footer. */
export function App({ initial, messages: first }: { initial: Preferences; messages: Messages }) {
  const [preferences, setPreferences] = useState(initial);
  const [shown, setShown] = useState({ language: initial.language, messages: first });
  const prefer = (changed: Preferences): void => {
    keepPreferences(changed);
    setPreferences(changed);
  };
  useEffect(() => {
    let isCurrent = true;
    messagesFor(preferences.language).then((messages) => {
      if (isCurrent) setShown({ language: preferences.language, messages });
    }, (error: unknown) => { throw error; });
    return () => { isCurrent = false; };
  }, [preferences.language]);
  useEffect(() => {
    showPreferences(preferences);
    const system = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => showPreferences(preferences);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, [preferences]);
  return (
    <IntlProvider locale={shown.language} messages={shown.messages}>
      <SiteHeader preferences={preferences} onPrefer={prefer} />
      <main id="main">
        <FaultBoundary>
          <Suspense fallback={<Waiting />}>
            <Switch>
              <Route path="/" component={HomePage} />
              <Route path="/develop"><DevelopPage /></Route>
              {isServed && <Route path="/account"><AccountRoom /></Route>}
              {rooms.map(({ path, Pages }) => <Route key={path} path={`${path}/*?`}><Pages /></Route>)}
              <Route component={NotFoundPage} />
            </Switch>
          </Suspense>
        </FaultBoundary>
      </main>
      <SiteFooter />
    </IntlProvider>
  );
}
