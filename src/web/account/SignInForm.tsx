import { useText } from '../app/text.ts';
import { ActButton } from '../service/ActButton.tsx';
import { ActForm, LineInput } from '../service/form.tsx';
import { enterWithPasskey, enterWithPassword } from './enter.ts';
import { ForgottenPart } from './RecoveryPart.tsx';

/** Signs in with a password or with a passkey. */
export function SignInForm() {
  const t = useText();
  return (
    <div className="account">
      <ActForm label={t('account.sign-in')} onSend={({ text }) => enterWithPassword(text('email'), text('password'))}>
        <LineInput name="email" label={t('account.email')} type="email" autoComplete="username webauthn" required />
        <LineInput name="password" label={t('account.password')} type="password" autoComplete="current-password" required />
      </ActForm>
      <p>{t('account.or')}</p>
      <ActButton onSend={enterWithPasskey}>{t('account.with-passkey')}</ActButton>
      <ForgottenPart />
    </div>
  );
}
