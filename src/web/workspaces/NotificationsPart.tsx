import { Link } from 'wouter';
import { useText } from '../app/text.ts';
import { ActButton } from '../service/ActButton.tsx';
import { type Answer, api, given } from '../service/api.ts';
import { Refused } from '../service/Refused.tsx';
import { useTitles } from '../service/titles.ts';
import { useRead } from '../service/useRead.ts';
import { usePlace } from './place.ts';

type Told = Answer<'/api/workspaces/{workspace}/notifications'>['items'][number];

const inPackages: readonly Told['kind'][] = ['comment', 'version', 'approval', 'change'];

/** What others did that concerns the reader, newest first, what is new marked so. */
export function NotificationsPart() {
  const t = useText();
  const { workspace } = usePlace();
  const path = { workspace };
  const { value, refusal, reload } = useRead(() => api.GET('/api/workspaces/{workspace}/notifications', { params: { path } }), [workspace]);
  const newest = value?.items[0];
  return (
    <section className="section">
      <h2>{t('notifications.title')}</h2>
      <Refused refusal={refusal} />
      {value?.items.length === 0 && <p>{t('notifications.none')}</p>}
      {value !== undefined && value.unread > 0 && newest !== undefined && (
        <p className="act__row"><strong>{t('notifications.unread', { count: value.unread })}</strong>
          <ActButton look="plain" onSend={async () => {
            await given(api.PUT('/api/workspaces/{workspace}/notifications/seen', { params: { path }, body: { until: newest.at } }));
            reload();
          }}>{t('notifications.seen')}</ActButton></p>
      )}
      <ul className="rows">{value?.items.map((told) => <ToldRow key={told.key} told={told} />)}</ul>
    </section>
  );
}

function ToldRow({ told: { kind, at, subject, name, told, unread } }: { told: Told }) {
  const t = useText();
  const titleOf = useTitles();
  const { root } = usePlace();
  const address = inPackages.includes(kind) ? `${root}/packages/${subject}` : kind === 'proposal' ? `${root}/proposals/${subject}`
    : kind === 'award' ? `${root}/designated/${subject}` : kind === 'screening' ? `${root}/screening` : `/catalogue/${subject}`;
  const event = told.event === undefined ? '' : titleOf(kind === 'award' ? 'award' : 'event', told.event);
  const state = told.state === undefined ? 'none' : titleOf('state', told.state);
  return (
    <li className={unread ? 'is-unread' : undefined}>
      {unread && <span className="usa-tag">{t('notifications.new')}</span>}
      <Link href={address}>{name}</Link>
      <span>{t(`notice.${kind}`, { version: told.version ?? 0, count: told.count ?? 0, event, state, site: told.site ?? '' })}
        {told.text !== undefined && told.text !== '' && <> <q>{told.text}</q></>}</span>
      <time className="rows__more rows__end" dateTime={at}>{t.day(at)}</time>
    </li>
  );
}
