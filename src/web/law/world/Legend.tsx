import { useId } from 'react';
import type { Outcome } from '../../../engine/program.ts';
import { OutcomeMark } from '../../app/Outcome.tsx';
import { useText } from '../../app/text.ts';
import { OutcomePattern } from './OutcomePattern.tsx';
import { outcomeOrder } from './outcomes.ts';

/** What each pattern means, with how many countries have it on the day shown. */
export function Legend({ outcomes }: { outcomes: ReadonlyMap<string, Outcome> }) {
  const t = useText();
  const id = useId();
  const counts = Map.groupBy(outcomes.values(), (outcome) => outcome);
  return (
    <ul className="legend">
      {outcomeOrder.filter((outcome) => counts.has(outcome)).map((outcome) => (
        <li key={outcome}>
          <svg className="legend__swatch" viewBox="0 0 24 16" aria-hidden="true">
            <defs><OutcomePattern id={`${id}${outcome}`} outcome={outcome} /></defs>
            <rect width={24} height={16} fill={`url(#${id}${outcome})`} />
          </svg>
          <OutcomeMark outcome={outcome} /> <span className="legend__count">{t.number(counts.get(outcome)!.length)}</span>
        </li>
      ))}
    </ul>
  );
}
