import { useState } from 'react';
import { useText } from '../../app/text.ts';
import { ActButton } from '../../service/ActButton.tsx';
import { api, given } from '../../service/api.ts';
import { ActForm, LineInput } from '../../service/form.tsx';
import { Refused } from '../../service/Refused.tsx';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';

const usualDays = 90;

/** Tokens by which programs work here as whoever made them, within the scopes named and until the day given. */
export function TokensPart() {
  const t = useText();
  const { workspace } = usePlace();
  const path = { workspace };
  const [secret, setSecret] = useState<string>();
  const { value, refusal, reload } = useRead(() => api.GET('/api/workspaces/{workspace}/tokens', { params: { path } }), [workspace]);
  return (
    <section className="section">
      <h2>{t('tokens.title')}</h2>
      <p>{t('tokens.lead')}</p>
      <Refused refusal={refusal} />
      <ul className="rows">
        {value?.items.map(({ id, name, scopes, expiresAt, revokedAt }) => (
          <li key={id}>
            <strong>{name}</strong>
            <span lang="en">{scopes.join(', ')}</span>
            <span className="rows__more">{t('tokens.until', { day: t.day(expiresAt) })}</span>
            <span className="rows__end">{revokedAt !== undefined ? t('tokens.revoked', { day: t.day(revokedAt) }) : (
              <ActButton look="plain" onSend={async () => {
                await given(api.DELETE('/api/workspaces/{workspace}/tokens/{token}', { params: { path: { ...path, token: id } } }));
                reload();
              }}>{t('tokens.revoke', { name })}</ActButton>
            )}</span>
          </li>
        ))}
      </ul>
      <ActForm label={t('tokens.make')} outline onSend={async ({ text }) => {
        const scopes = text('scopes').split(/[\s,]+/).filter(Boolean);
        const made = await given(api.POST('/api/workspaces/{workspace}/tokens',
          { params: { path }, body: { name: text('name'), scopes, days: Number(text('days')) } }));
        setSecret(made.secret);
        reload();
      }}>
        <LineInput name="name" label={t('tokens.name')} required maxLength={200} />
        <LineInput name="scopes" label={t('tokens.scopes')} hint={t('tokens.scopes.hint')} required />
        <LineInput name="days" label={t('tokens.days')} type="number" min={1} max={366} defaultValue={usualDays} required />
      </ActForm>
      {secret !== undefined && <p className="notice" role="status">{t('tokens.secret')} <code className="secret">{secret}</code></p>}
    </section>
  );
}
