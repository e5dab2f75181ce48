import { useText } from '../app/text.ts';
import { api, given } from '../service/api.ts';
import { ActForm, LineInput } from '../service/form.tsx';

const shortestPassword = 12;

/** Sets a new password with a link that was given or sent. */
export function RecoverForm({ secret, onDone }: { secret: string; onDone: () => Promise<void> }) {
  const t = useText();
  return (
    <div className="account">
      <ActForm label={t('recover.send')} onSend={async ({ text }) => {
        await given(api.POST('/api/recovery', { body: { secret, password: text('password') } }));
        await onDone();
      }}>
        <LineInput name="password" label={t('password.next')} type="password" autoComplete="new-password" minLength={shortestPassword}
          required hint={t('account.password.hint', { count: shortestPassword })} />
      </ActForm>
    </div>
  );
}
