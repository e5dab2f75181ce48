import { useState } from 'react';
import { useText } from '../app/text.ts';
import { askAccounts } from '../service/api.ts';
import { ActForm, LineInput } from '../service/form.tsx';
import { shortestPassword } from './enter.ts';

/** Changes the password; every other session ends with it. */
export function PasswordPart() {
  const t = useText();
  const [isDone, setDone] = useState(false);
  return (
    <details className="fold section">
      <summary><h2>{t('password.title')}</h2></summary>
      <ActForm label={t('password.change')} outline onSend={async ({ text }) => {
        await askAccounts('POST', '/change-password', {
          currentPassword: text('now'), newPassword: text('next'), revokeOtherSessions: true,
        });
        setDone(true);
      }}>
        <LineInput name="now" label={t('password.now')} type="password" autoComplete="current-password" required />
        <LineInput name="next" label={t('password.next')} type="password" autoComplete="new-password" 
          minLength={shortestPassword} required />
      </ActForm>
      <p role="status">{isDone ? t('password.changed') : ''}</p>
    </details>
  );
}
