import { useText } from '../../app/text.ts';
import { ActButton } from '../../service/ActButton.tsx';
import { api, given } from '../../service/api.ts';
import { Refused } from '../../service/Refused.tsx';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';

const mostShown = 200;

/** Whether a package is watched, and what really changed in its answer. */
export function WatchPart({ of }: { of: string }) {
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
      <div className="act__row no-print">
        {mayWatch && monitors.value !== undefined && monitor === undefined && (
          <ActButton onSend={async () => {
            await given(api.POST('/api/workspaces/{workspace}/monitors', { params: { path }, body: { package: of } }));
            monitors.reload();
          }}>{t('watch.begin')}</ActButton>
        )}
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
      <ul className="rows">
        {own.map(({ id, at, causes, changes }) => (
          <li key={id} className="watch__notice">
            <strong>{t.day(at)}</strong>
            <span lang="en">{causes.join('; ')}</span>
            <ul className="questions" lang="en">
              {changes.map(({ finding, before, after }) => (
                <li key={finding}>{finding}: {before ?? '–'} → {after ?? '–'}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
