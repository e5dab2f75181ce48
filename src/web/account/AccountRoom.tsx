import { useState } from 'react';
import { Link } from 'wouter';
import { Page } from '../app/Page.tsx';
import { useText } from '../app/text.ts';
import { Waiting } from '../app/Waiting.tsx';
import { ActButton } from '../service/ActButton.tsx';
import { api, given } from '../service/api.ts';
import { refreshSession, type Session, signOut, useSession } from '../service/session.ts';
import { AcceptForm } from './AcceptForm.tsx';
import { OperatorPart } from './OperatorPart.tsx';
import { PasskeyGate } from './PasskeyGate.tsx';
import { PasskeysPart } from './PasskeysPart.tsx';
import { PasswordPart } from './PasswordPart.tsx';
import { RecoverForm } from './RecoverForm.tsx';
import { GiveRecoveryPart } from './RecoveryPart.tsx';
import { SessionsPart } from './SessionsPart.tsx';
import { SignInForm } from './SignInForm.tsx';
import '../package/package.css';
import '../service/service.css';

/** One's account: accept an invitation, sign in, see where one is signed in, sign out. */
export default function AccountRoom() {
  const t = useText();
  const session = useSession();
  const [{ recovery, invitation, isRecovered }, setLink] = useState(readLink);
  // The secret does not stay in the address.
  const used = (isRecovered: boolean): void => {
    history.replaceState(null, '', '/account');
    setLink({ recovery: '', invitation: '', isRecovered });
  };
  const accepted = async (): Promise<void> => {
    used(false);
    await refreshSession();
  };
  if (session === undefined) return <Waiting />;
  if (recovery !== '') {
    return (
      <Page title={t('recover.title')} lead={t('recover.lead')}><RecoverForm secret={recovery} onDone={() => used(true)} /></Page>
    );
  }
  if (session?.needs !== undefined) return <PasskeyGate needs={session.needs} />;
  if (session === null) {
    return invitation === '' ? (
      <Page title={t('account.enter')} lead={t('account.enter.lead')}>
        <p role="status">{isRecovered ? t('recovery.done') : ''}</p>
        <SignInForm />
      </Page>
    ) : (
      <Page title={t('account.accept')} lead={t('account.accept.lead')}><AcceptForm secret={invitation} onDone={accepted} /></Page>
    );
  }
  return (
    <Page title={t('account.title')} lead={t('account.lead', { name: session.name ?? session.user })}>
      {invitation !== '' && (
        <ActButton look="full" onSend={async () => {
          await given(api.POST('/api/invitations/accept', { body: { secret: invitation } }));
          await accepted();
        }}>{t('account.join')}</ActButton>
      )}
      <Workspaces session={session} />
      <PasskeysPart />
      <PasswordPart />
      <SessionsPart />
      {session.isOperator && <><OperatorPart /><GiveRecoveryPart /></>}
      <section className="section">
        <h2>{t('account.leave')}</h2>
        <p>{t('account.erase.lead')}</p>
        <div className="act__row">
          <ActButton look="full" onSend={signOut}>{t('account.sign-out')}</ActButton>
          <EraseButton />
        </div>
      </section>
    </Page>
  );
}

/** What the link says by which somebody came: the secret of an invitation, or of a recovery. */
function readLink(): { recovery: string; invitation: string; isRecovered: boolean } {
  const secret = location.hash.slice(1);
  const isRecovery = new URLSearchParams(location.search).has('recover');
  return { recovery: isRecovery ? secret : '', invitation: isRecovery ? '' : secret, isRecovered: false };
}

function Workspaces({ session: { memberships } }: { session: Session }) {
  const t = useText();
  return (
    <section className="section">
      <h2>{t('account.workspaces')}</h2>
      {memberships.length === 0 && <p>{t('account.workspaces.none')}</p>}
      <ul className="rows">
        {memberships.map(({ workspace, name, kind, roles, agency }) => (
          <li key={workspace}>
            <Link href={`/workspaces/${workspace}`}>{name}</Link>
            <span className="rows__more">{[t(`workspace.${kind}`), ...roles.map((role) => t(`role.${role}`)), agency ?? '']
              .filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Erasing takes two presses: it cannot be undone. */
function EraseButton() {
  const t = useText();
  const [isSure, setSure] = useState(false);
  return (
    <ActButton onSend={async () => {
      if (!isSure) {
        setSure(true);
        return;
      }
      await given(api.DELETE('/api/account'));
      await refreshSession();
    }}>{t(isSure ? 'account.erase.sure' : 'account.erase')}</ActButton>
  );
}
