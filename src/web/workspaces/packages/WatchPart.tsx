import { useText } from '../../app/text.ts';
import { ActButton } from '../../service/ActButton.tsx';
import { api, given } from '../../service/api.ts';
import { ActForm, ManyInput } from '../../service/form.tsx';
import { Refused } from '../../service/Refused.tsx';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';
import { NoticeCard } from './NoticeCard.tsx';

const mostShown = 200;

/** Whether a package is watched, and what really changed in its answer. */
export function WatchPart({ of, version, title }: { of: string; version: number; title: string }) {
  const t = useText();
  const { workspace, holds } = usePlace();
  const path = { workspace };
  const monitors = useRead(() => api.GET('/api/workspaces/{workspace}/monitors', { params: { path, query: { limit: mostShown } } }), [of]);
  const notices = useRead(() => api.GET('/api/workspaces/{workspace}/notices', { params: { path, query: { limit: mostShown } } }), [of]);
  const monitor = monitors.value?.items.find((one) => one.package === of);
  const own = notices.value?.items.filter((one) => one.package === of) ?? [];
  const mayWatch = holds('preparer', 'approver');
  return (
    <section className="section">
      <h2>{t('watch.title')}</h2>
      <p>{t('watch.lead')}</p>
      <Refused refusal={monitors.refusal ?? notices.refusal} />
      {monitor !== undefined && <p>{monitor.lookedAt === undefined ? t('watch.waits')
        : t('watch.since', { day: t.day(monitor.lookedAt), count: monitor.rests })}</p>}
      {mayWatch && monitors.value !== undefined && monitor === undefined && (
        <ActForm label={t('watch.begin')} outline onSend={async ({ all }) => {
          const assume = all('assume').length > 0 ? { assume: 'ordinary' as const } : {};
          await given(api.POST('/api/workspaces/{workspace}/monitors', { params: { path }, body: { package: of, ...assume } }));
          monitors.reload();
        }}>
          <ManyInput name="assume" label={t('watch.asked')} choices={[['ordinary', t('check.ordinary')]]} />
        </ActForm>
      )}
      <div className="act__row no-print">
        {mayWatch && monitor !== undefined && (
          <ActButton onSend={() => given(api.POST('/api/workspaces/{workspace}/monitors/look', { params: { path } }))}>
            {t('watch.look')}</ActButton>
        )}
        {monitor !== undefined && (
          <ActButton look="plain" onSend={() => {
            monitors.reload();
            notices.reload();
            return Promise.resolve();
          }}>{t('watch.refresh')}</ActButton>
        )}
      </div>
      {own.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} version={version} title={title} assume={monitor?.assume} />
      ))}
    </section>
  );
}
