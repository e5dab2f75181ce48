import type { Interval } from '../../../engine/fact.ts';
import { csvOf } from '../../../package/csv.ts';
import type { OwnerBook, Stake } from '../book.ts';
import { percentFact, percentOf, type Share, whole } from '../share.ts';

/** The stakes and controls of a book as the table that `readStakesTable` reads. */
export function stakesTable(book: OwnerBook): string {
  const row = ({ owner, owned, from = '', to = '' }: Omit<Stake, 'share'>, percent: string, control: string, note = ''): string[] =>
    [owner, owned, percent, from, to, control, note];
  return csvOf([
    ['owner', 'owned', 'percent', 'from', 'to', 'control', 'note'],
    ...book.stakes.map((stake) => row(stake, shareText(stake.share), '', stake.note)),
    ...book.controls.map((control) => row(control, '', 'yes', control.how)),
  ], '\n');
}

function shareText({ low, high }: Share): string {
  if (low === high) return String(percentOf(low));
  if (low === 0 && high === whole) return '';
  const { min, minExclusive } = percentFact({ low, high }) as Interval;
  return high === whole ? `${minExclusive ? '>' : '>='}${min}` : `${percentOf(low)}..${percentOf(high)}`;
}
