import { Link, Route, Switch } from 'wouter';
import { NotFoundPage } from '../app/NotFoundPage.tsx';
import { Page } from '../app/Page.tsx';
import { useText } from '../app/text.ts';
import { Waiting } from '../app/Waiting.tsx';
import { PasskeyGate } from '../account/PasskeyGate.tsx';
import { SignInForm } from '../account/SignInForm.tsx';
import { type Session, useSession } from '../service/session.ts';
import { TasksPart } from './TasksPart.tsx';
import { WorkspacePages } from './WorkspacePages.tsx';
import '../package/package.css';
import '../service/service.css';
import './workspaces.css';

/** Where people work together: for whoever is signed in, the workspaces they are members of. */
export default function WorkspacesRoom() {
  const t = useText();
  const session = useSession();
  if (session === undefined) return <Waiting />;
  if (session === null) return <Page title={t('account.enter')} lead={t('workspaces.enter')}><SignInForm /></Page>;
  if (session.needs !== undefined) return <PasskeyGate needs={session.needs} />;
  return (
    <Switch>
      <Route path="/workspaces"><ListPage session={session} /></Route>
      <Route path="/workspaces/:workspace/*?">
        {({ workspace }) => {
          const membership = session.memberships.find((one) => one.workspace === workspace);
          if (membership === undefined) return <NotFoundPage />;
          return <WorkspacePages key={workspace} membership={membership} user={session.user} />;
        }}
      </Route>
    </Switch>
  );
}

/** All that waits for somebody, by workspace. */
function ListPage({ session: { memberships, name, user } }: { session: Session }) {
  const t = useText();
  return (
    <Page title={t('workspaces.title')} lead={t('workspaces.lead', { name: name ?? user })}>
      {memberships.length === 0 && <p>{t('account.workspaces.none')}</p>}
      {memberships.map((membership) => (
        <section key={membership.workspace} className="section">
          <h2><Link href={`/workspaces/${membership.workspace}`}>{membership.name}</Link></h2>
          <p className="note">{membership.roles.map((role) => t(`role.${role}`)).join(' · ')}</p>
          <TasksPart workspace={membership.workspace} />
        </section>
      ))}
      <p className="section"><Link href="/account">{t('account.title')}</Link></p>
    </Page>
  );
}
