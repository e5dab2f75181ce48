import { useState } from 'react';
import { useText } from '../app/text.ts';
import { api, given } from '../service/api.ts';
import { ActForm, LineInput } from '../service/form.tsx';
import { SecretLink } from '../service/SecretLink.tsx';

/** Has a link sent to the address of an account; the answer is the same whether or not there is one. */
export function ForgottenPart() {
  const t = useText();
  const [isSent, setSent] = useState(false);
  return (
    <details className="fold section">
      <summary><h2>{t('recovery.title')}</h2></summary>
      <p>{t('recovery.lead')}</p>
      <ActForm label={t('recovery.send')} outline onSend={async ({ text }) => {
        await given(api.POST('/api/recovery/mail', { body: { email: text('address') } }));
        setSent(true);
      }}>
        <LineInput name="address" label={t('recovery.address')} type="email" autoComplete="email" required />
      </ActForm>
      <p role="status">{isSent ? t('recovery.sent') : ''}</p>
    </details>
  );
}

/** Whoever runs the service gives somebody a link, having made sure that it is they who ask. */
export function GiveRecoveryPart() {
  const t = useText();
  const [link, setLink] = useState<string>();
  return (
    <details className="fold section">
      <summary><h2>{t('recovery.give')}</h2></summary>
      <p>{t('recovery.give.lead')}</p>
      <ActForm label={t('recovery.give.send')} outline onSend={async ({ text }) => {
        setLink((await given(api.POST('/api/accounts/recovery', { body: { email: text('address') } }))).link);
      }}>
        <LineInput name="address" label={t('recovery.address')} type="email" autoComplete="off" required />
      </ActForm>
      {link !== undefined && <SecretLink link={link} lead={t('recovery.given')} />}
    </details>
  );
}
