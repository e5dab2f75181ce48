import { Page } from '../app/Page.tsx';
import { useText } from '../app/text.ts';
import { ActButton } from '../service/ActButton.tsx';
import { ActForm, LineInput } from '../service/form.tsx';
import { type Session, signOut } from '../service/session.ts';
import { addPasskey, enterWithPasskey } from './enter.ts';

/** What stands before every room where a password alone does not suffice: a passkey to be shown, or the first one to be made. */
export function PasskeyGate({ needs }: { needs: NonNullable<Session['needs']> }) {
  const t = useText();
  return (
    <Page title={t('gate.title')} lead={t(`gate.${needs}`)}>
      <div className="account">
        {needs === 'passkey' ? <ActButton look="full" onSend={enterWithPasskey}>{t('account.with-passkey')}</ActButton> : (
          <ActForm label={t('gate.make')} onSend={async ({ text }) => {
            await addPasskey(text('name'));
            await enterWithPasskey();
          }}>
            <LineInput name="name" label={t('passkeys.name')} required autoComplete="off" />
          </ActForm>
        )}
        <ActButton onSend={signOut}>{t('account.sign-out')}</ActButton>
      </div>
    </Page>
  );
}
