import { useText } from '../app/text.ts';
import { api, given } from '../service/api.ts';
import { ActForm, LineInput } from '../service/form.tsx';
import { refreshSession } from '../service/session.ts';
import { shortestPassword } from './enter.ts';

/** Sets a new password with a link that was given or sent. */
export function RecoverForm({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useText();
  return (
    <div className="account">
      <ActForm label={t('recover.send')} onSend={async ({ text }) => {
        await given(api.POST('/api/recovery', { body: { secret, password: text('password') } }));
        // Whoever was signed in here as the same person is so no more.
        await refreshSession();
        onDone();
      }}>
        <LineInput name="password" label={t('password.next')} type="password" autoComplete="new-password" minLength={shortestPassword}
          required hint={t('account.password.hint', { count: shortestPassword })} />
      </ActForm>
    </div>
  );
}
