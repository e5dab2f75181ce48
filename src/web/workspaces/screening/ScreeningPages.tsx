import { Page } from '../../app/Page.tsx';
import { useText } from '../../app/text.ts';
import { allPages } from '../../service/allPages.ts';
import { type Answer, api } from '../../service/api.ts';
import { Refused } from '../../service/Refused.tsx';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';
import { FindingCard } from './FindingCard.tsx';
import { PartiesPart } from './PartiesPart.tsx';

export type Finding = Answer<'/api/workspaces/{workspace}/findings'>['items'][number];

const atOnce = 200;
/** What has to be looked at first stands first. */
const order: readonly Finding['status'][] = ['reopened', 'open', 'expired', 'awaiting-second', 'decided'];

/** The parties of a workspace against the lists: what re-opened, what waits for a decision or a second person, what is decided. */
export default function ScreeningPages() {
  const t = useText();
  const { workspace } = usePlace();
  const path = { workspace };
  const { value, refusal, reload } = useRead(() => allPages((after) => api.GET('/api/workspaces/{workspace}/findings',
    { params: { path, query: { limit: atOnce, ...(after === undefined ? {} : { after }) } } })), [workspace]);
  return (
    <Page title={t('section.screening')} lead={t('queue.lead')}>
      <Refused refusal={refusal} />
      {value !== undefined && (
        <ul className="tally" aria-label={t('queue.tally')}>
          {order.map((status) => (
            <li key={status}><span className="tally__number">{value.filter((one) => one.status === status).length}</span>{' '}
              {t(`decided.${status}`)}</li>
          ))}
        </ul>
      )}
      {value?.length === 0 && <p>{t('queue.none')}</p>}
      {order.map((status) => {
        const own = (value ?? []).filter((one) => one.status === status).toSorted((left, right) => right.score - left.score);
        return own.length === 0 ? null : (
          <section key={status} className="section">
            <h2>{t(`queue.of.${status}`)}</h2>
            {own.map((finding) => <FindingCard key={finding.finding} finding={finding} onDone={reload} />)}
          </section>
        );
      })}
      <PartiesPart onLook={reload} />
    </Page>
  );
}
