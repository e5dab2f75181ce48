import { Link } from 'wouter';
import { useText } from '../app/text.ts';
import { StatusMark, type Tone } from '../package/StatusMark.tsx';
import type { Answered } from './Criteria.tsx';
import { Criteria } from './Criteria.tsx';
import type { Listed } from './CataloguePage.tsx';
import { usePlaces } from './usePlaces.ts';

const marks: Record<Answered['status'], { tone: Tone; sign: string }> = {
  met: { tone: 'yes', sign: '✓' }, open: { tone: 'open', sign: '?' }, 'not-met': { tone: 'no', sign: '✗' },
};
const fewCountries = 6;

/** One designated package in a list, and how it stands to a need where there is one. */
export function EntryCard({ listed: { proposal, title, since, conditions, entry }, match }: {
  listed: Listed; match: Answered | undefined;
}) {
  const t = useText();
  const { nameOf } = usePlaces();
  const countries = entry?.countries ?? [];
  const rest = countries.length - fewCountries;
  return (
    <article className="card">
      <h2 className="card__title"><Link href={`/catalogue/${proposal}`}>{title}</Link></h2>
      <p>{t('catalogue.since', { day: t.day(since) })}
        {entry?.until !== undefined && ` ${t('decided.until', { day: t.day(entry.until) })}`}</p>
      {match !== undefined && (
        <>
          <StatusMark {...marks[match.status]} text={t(`match.${match.status}`)} />
          <Criteria criteria={match.criteria} />
        </>
      )}
      {entry === undefined ? <p>{t('catalogue.for-buyers')}</p> : (
        <p>{countries.slice(0, fewCountries).map(nameOf).join(', ')}{rest > 0 && ` ${t('catalogue.more', { count: rest })}`}
          {entry.sectors.length > 0 && ` · ${entry.sectors.join(', ')}`}</p>
      )}
      {conditions !== '' && <p><q>{conditions}</q></p>}
      {entry !== undefined && entry.notes.parties.length > 0 && (
        <p className="entry__open">{t('catalogue.parties', { count: entry.notes.parties.length })}</p>
      )}
    </article>
  );
}
