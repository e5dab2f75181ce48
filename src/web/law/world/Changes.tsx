import { memo } from 'react';
import { OutcomeMark } from '../../app/Outcome.tsx';
import { useText } from '../../app/text.ts';
import { useAnswer } from '../../engine/useAnswer.ts';
import { type Transition, transitions } from './outcomes.ts';
import type { World } from './useWorld.ts';

/** What changed on the day since which the map stands as it does: which countries, from what to what, and what moved in the law. */
export const Changes = memo(function Changes({ world: { plan: { days, groups }, known, question }, day, changing, names, isWhole }: {
  world: World; day: string; changing: readonly string[]; names: Readonly<Record<string, string>>; isWhole: boolean;
}) {
  const t = useText();
  const since = changing.findLast((one) => one <= day) ?? day;
  const isFirst = since === days[0];
  const before = known.get(days[days.indexOf(since) - 1] ?? '');
  // Whether nothing changed since then is known only once every stretch up to the day shown is decided.
  const isSure = days.every((one) => one < since || one > day || known.has(one));
  const moved = before === undefined || !isSure ? [] : transitions(groups, before, known.get(since)!);
  // Asked only once all is decided: the worker takes one question after the other.
  const { value: reasons } = useAnswer('worldReasons', isWhole && moved.length > 0 ? { question, day: since } : undefined);
  return (
    <section className="block world-changes">
      <h2>{isSure ? t(isFirst ? 'world.first' : 'world.changed', { day: t.day(since) }) : t('world.changes')}</h2>
      {(!isSure || !isFirst && moved.length === 0) && <p>{t('world.not-yet')}</p>}
      <ul>{moved.map((one) => <Moved key={`${one.view} ${one.before} ${one.after}`} {...one} names={names} />)}</ul>
      {moved.length > 0 && (
        <details className="law-more">
          <summary>{t('world.reasons')}</summary>
          {reasons === undefined ? <p role="status">{t('waiting')}</p>
            : reasons.length === 0 ? <p>{t('world.reasons.none')}</p>
              : <ul lang="en">{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>}
        </details>
      )}
    </section>
  );
});

const namedAtOnce = 8;

function Moved({ view, before, after, countries, names }: Transition & { names: Readonly<Record<string, string>> }) {
  const t = useText();
  const sorted = countries.map((code) => names[code] ?? code).toSorted(new Intl.Collator(t.language).compare);
  const rest = sorted.slice(namedAtOnce);
  return (
    <li>
      <strong>{t('world.countries', { count: countries.length })}</strong> ({t(`view.${view}`)}):{' '}
      <OutcomeMark outcome={before} /> → <OutcomeMark outcome={after} />
      <p className="note">{sorted.slice(0, namedAtOnce).join(', ')}{rest.length > 0 && ' …'}</p>
      {rest.length > 0 && <details className="law-more"><summary>{t('world.all-countries')}</summary><p>{sorted.join(', ')}</p></details>}
    </li>
  );
}
