import { memo } from 'react';
import type { Outcome } from '../../engine/program.ts';
import { outcomeWords } from '../../cli/render/words.ts';
import { useText } from './text.ts';

/** How outcomes are coloured: what may go, what an exception lifts, what may not, what is open, what is unsettled. */
export const outcomeTone: Record<Outcome, 'yes' | 'lift' | 'no' | 'open' | 'unsettled'> = {
  'not-subject': 'yes', 'no-licence-required': 'yes', 'exception-available': 'lift', authorised: 'lift',
  'licence-required': 'no', barred: 'no', unsettled: 'unsettled', 'needs-facts': 'open', 'needs-judgement': 'unsettled',
};

/** An outcome as a sign and a word; the colour only says it again. */
export const OutcomeMark = memo(function OutcomeMark({ outcome, full = false }: { outcome: Outcome; full?: boolean }) {
  const t = useText();
  return (
    <span className={`outcome outcome--${outcomeTone[outcome]}`}>
      <span aria-hidden="true" className="outcome__sign">{outcomeWords[outcome].symbol}</span>
      {t(full ? `outcome.full.${outcome}` : `outcome.${outcome}`)}
    </span>
  );
});
