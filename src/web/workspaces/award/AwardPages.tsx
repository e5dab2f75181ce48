import { Link, Route, Switch } from 'wouter';
import { Page } from '../../app/Page.tsx';
import { useText } from '../../app/text.ts';
import { allPages } from '../../service/allPages.ts';
import { api } from '../../service/api.ts';
import { Refused } from '../../service/Refused.tsx';
import { useTitles } from '../../service/titles.ts';
import { useRead } from '../../service/useRead.ts';
import { AwardPage } from './AwardPage.tsx';

/** What was designated, and the ledger of each. */
export default function AwardPages({ at }: { at: string }) {
  return (
    <Switch>
      <Route path={at}><RecordPage at={at} /></Route>
      <Route path={`${at}/:proposal`}>{({ proposal }) => <AwardPage key={proposal} proposal={proposal!} />}</Route>
    </Switch>
  );
}

function RecordPage({ at }: { at: string }) {
  const t = useText();
  const titleOf = useTitles();
  const { value, refusal } = useRead(() => allPages((after) =>
    api.GET('/api/public-record', { params: { query: after === undefined ? {} : { after } } })), []);
  return (
    <Page title={t('section.designated')} lead={t('designated.lead')}>
      <Refused refusal={refusal} />
      {value?.length === 0 && <p>{t('designated.none')}</p>}
      <ul className="rows">
        {value?.map(({ id, title, state, since, conditions }) => (
          <li key={id}>
            <Link href={`${at}/${id}`}>{title}</Link>
            <strong>{titleOf('state', state)}</strong>
            <span className="rows__more">{t('tasks.since', { day: t.day(since) })}</span>
            {conditions !== '' && <q>{conditions}</q>}
          </li>
        ))}
      </ul>
    </Page>
  );
}
