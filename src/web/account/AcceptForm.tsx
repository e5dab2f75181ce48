import { Link } from 'wouter';
import { useText } from '../app/text.ts';
import { api, given } from '../service/api.ts';
import { ActForm, LineInput } from '../service/form.tsx';
import { enterWithPassword, shortestPassword } from './enter.ts';

/** Accepts an invitation with a new account. The first one to a service makes its administrator. */
export function AcceptForm({ secret, onDone }: { secret: string; onDone: () => Promise<void> }) {
  const t = useText();
  return (
    <div className="account">
      <ActForm label={t('account.accept.send')} onSend={async ({ text }) => {
        const account = { name: text('name'), email: text('email'), password: text('password') };
        await given(api.POST('/api/invitations/accept', { body: { secret, account } }));
        await enterWithPassword(account.email, account.password);
        await onDone();
      }}>
        <LineInput name="name" label={t('account.name')} autoComplete="name" required />
        <LineInput name="email" label={t('account.email')} type="email" autoComplete="username" required />
        <LineInput name="password" label={t('account.password')} type="password" autoComplete="new-password" minLength={shortestPassword}
          required hint={t('account.password.hint', { count: shortestPassword })} />
      </ActForm>
      <p>{t.rich('account.accept.instead', { link: (words) => <Link href="/account">{words}</Link> })}</p>
    </div>
  );
}
