import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { useText } from '../app/text.ts';
import { Field } from '../check/builder/fields.tsx';
import { ask } from '../engine/client.ts';
import type { ScreenedMatch, ScreenedName } from './handlers/screening.ts';
import { MatchCard } from './MatchCard.tsx';
import type { Screening } from './useScreening.ts';

/** Standings in the order in which somebody has to look at them. */
const order = ['reopened', 'expired', 'open', 'awaiting-second', 'decided'] as const satisfies ScreenedMatch['standing']['status'][];
type Shown = typeof order[number] | 'all' | 'nothing';

/** Parties shown at once. */
const page = 25;

/** What was found for each party, those that want a decision first; of many parties, one kind at a time. */
export function Results({ screening: { results = [], decide }, lines, write }: {
  screening: Screening; lines: readonly string[]; write: (ledger: readonly string[]) => void;
}) {
  const t = useText();
  const [shown, setShown] = useState<Shown>('all');
  const [most, setMost] = useState(page);
  const parties = results.map((result, index) => ({ ...result, index, status: statusOf(result) }));
  const countOf = (kind: Shown): number => parties.filter(({ status }) => kind === 'all' || status === kind).length;
  const wanted = parties.filter(({ status }) => shown === 'all' || status === shown)
    .toSorted((left, right) => placeOf(left.status) - placeOf(right.status));
  const change = (kind: Shown): void => {
    setShown(kind);
    setMost(page);
  };
  return (
    <>
      {parties.length > 1 && (
        <div className="no-print results__filter">
          <Field label={t('results.show')}>
            {(id) => (
              <select id={id} className="usa-select" value={shown} onChange={({ target }) => change(target.value as Shown)}>
                {(['all', ...order, 'nothing'] as const).map((kind) =>
                  <option key={kind} value={kind}>{t(`results.${kind}`)} ({countOf(kind)})</option>)}
              </select>
            )}
          </Field>
        </div>
      )}
      {wanted.slice(0, most).map(({ asked, name, matches, index }) => (
        <section key={index} className="section">
          <h2>{matches.length === 0 ? t('screening.nothing', { name }) : t('screening.found', { name, count: matches.length })}</h2>
          {matches.length === 0 && <p>{t('screening.no-clearance')}</p>}
          {matches.map((match) => (
            <MatchCard key={match.entry} match={match}
              onDecide={(said) => decide(index, ask('decideMatch', { asked, entry: match.entry, ledger: lines, said }), write)}
              onConfirm={(said) => {
                decide(index, ask('confirmMatch', { decision: match.standing.decision!.id, ledger: lines, said }), write);
              }} />
          ))}
        </section>
      ))}
      {wanted.length > most && (
        <p className="no-print"><Button type="button" outline onClick={() => setMost(most + page)}>
          {t('results.more', { count: Math.min(page, wanted.length - most), rest: wanted.length - most })}</Button></p>
      )}
    </>
  );
}

/** The standing of a party is that of the finding that most wants somebody. */
function statusOf({ matches }: ScreenedName): typeof order[number] | 'nothing' {
  return order.find((status) => matches.some(({ standing }) => standing.status === status)) ?? 'nothing';
}

function placeOf(status: typeof order[number] | 'nothing'): number {
  return status === 'nothing' ? order.length : order.indexOf(status);
}
