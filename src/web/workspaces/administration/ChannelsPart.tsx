import { useState } from 'react';
import { useText } from '../../app/text.ts';
import { ActButton } from '../../service/ActButton.tsx';
import { api, given } from '../../service/api.ts';
import { ActForm, ChoiceInput, LineInput } from '../../service/form.tsx';
import { Refused } from '../../service/Refused.tsx';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';

/** Mail addresses and webhooks to which notices are also told. */
export function ChannelsPart() {
  const t = useText();
  const { workspace } = usePlace();
  const path = { workspace };
  const [secret, setSecret] = useState<string>();
  const { value, refusal, reload } = useRead(() => api.GET('/api/workspaces/{workspace}/channels', { params: { path } }), [workspace]);
  return (
    <section className="section">
      <h2>{t('channels.title')}</h2>
      <p>{t('channels.lead')}</p>
      <Refused refusal={refusal} />
      <ul className="rows">
        {value?.items.map(({ id, kind, address }) => (
          <li key={id}>
            <span>{t(`channels.${kind}`)}</span><span>{address}</span>
            <ActButton look="plain" onSend={async () => {
              await given(api.DELETE('/api/workspaces/{workspace}/channels/{channel}', { params: { path: { ...path, channel: id } } }));
              reload();
            }}>{t('channels.end', { address })}</ActButton>
          </li>
        ))}
      </ul>
      <ActForm label={t('channels.add')} outline onSend={async ({ text }) => {
        const kind = text('kind') === 'webhook' ? 'webhook' : 'email';
        const body = { kind, address: text('address') } as const;
        const added = await given(api.POST('/api/workspaces/{workspace}/channels', { params: { path }, body }));
        setSecret(added.kind === 'webhook' ? added.secret : undefined);
        reload();
      }}>
        <ChoiceInput name="kind" label={t('channels.kind')}
          choices={[['email', t('channels.email')], ['webhook', t('channels.webhook')]]} />
        <LineInput name="address" label={t('channels.address')} required />
      </ActForm>
      {secret !== undefined && <p className="notice" role="status">{t('channels.secret')} <code className="secret">{secret}</code></p>}
    </section>
  );
}
