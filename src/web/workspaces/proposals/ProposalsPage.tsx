import { Link } from 'wouter';
import { Page } from '../../app/Page.tsx';
import { useText } from '../../app/text.ts';
import { api } from '../../service/api.ts';
import { Refused } from '../../service/Refused.tsx';
import { useTitles } from '../../service/titles.ts';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';

const mostShown = 200;

/** Proposals: of a consortium its own, of an agency those submitted. */
export function ProposalsPage({ at }: { at: string }) {
  const t = useText();
  const titleOf = useTitles();
  const { workspace, kind } = usePlace();
  const { value, refusal } = useRead(() => api.GET('/api/workspaces/{workspace}/proposals',
    { params: { path: { workspace }, query: { limit: mostShown } } }), [workspace]);
  return (
    <Page title={t('section.proposals')} lead={t(kind === 'consortium' ? 'proposals.lead.own' : 'proposals.lead.office')}>
      <Refused refusal={refusal} />
      {value?.items.length === 0 && <p>{t('proposals.none')}</p>}
      <ul className="rows">
        {value?.items.map(({ id, title, state, createdAt }) => (
          <li key={id}>
            <Link href={`${at}/${id}`}>{title}</Link>
            <span className="rows__more">{t('tasks.since', { day: t.day(createdAt) })}</span>
            <strong className="rows__end">{titleOf('state', state)}</strong>
          </li>
        ))}
      </ul>
    </Page>
  );
}
