import { Page } from '../../app/Page.tsx';
import { useText } from '../../app/text.ts';
import { api, given } from '../../service/api.ts';
import { ActForm, LineInput, ManyInput } from '../../service/form.tsx';
import { Refused } from '../../service/Refused.tsx';
import { refreshSession } from '../../service/session.ts';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';
import { ChannelsPart } from './ChannelsPart.tsx';
import { FeedsPart } from './FeedsPart.tsx';
import { TokensPart } from './TokensPart.tsx';

/** What is set for a workspace, where its notices are told, and the tokens by which programs work in it. */
export default function SettingsPage() {
  const t = useText();
  const { workspace, holds } = usePlace();
  return (
    <Page title={t('section.settings')} lead={t('settings.lead')}>
      <p className="note">{t('settings.id')} <code className="secret">{workspace}</code></p>
      {holds('administrator') && <RecordsPart />}
      {holds('administrator') && <ChannelsPart />}
      {holds('preparer', 'approver', 'administrator') && <FeedsPart />}
      <TokensPart />
    </Page>
  );
}

function RecordsPart() {
  const t = useText();
  const { workspace } = usePlace();
  const path = { workspace };
  const { value, refusal, reload } = useRead(() => api.GET('/api/workspaces/{workspace}', { params: { path } }), [workspace]);
  if (value === undefined) return <Refused refusal={refusal} />;
  return (
    <section className="section">
      <h2>{t('settings.records')}</h2>
      <ActForm key={JSON.stringify(value)} label={t('settings.save')} onSend={async ({ text, all }) => {
        const body = { name: text('name'), retentionYears: Number(text('years')), legalHold: all('hold').length > 0 };
        await given(api.PATCH('/api/workspaces/{workspace}', { params: { path }, body }));
        reload();
        await refreshSession();
      }}>
        <LineInput name="name" label={t('operator.name')} defaultValue={value.name} required />
        <LineInput name="years" label={t('settings.years')} type="number" min={1} max={100} defaultValue={value.retentionYears} required />
        <ManyInput name="hold" label={t('settings.hold')}
          choices={[['yes', t('settings.hold.yes')]]} initial={value.legalHold ? ['yes'] : []} />
      </ActForm>
    </section>
  );
}
