import { joinFolds } from './align.ts';
import { letterLimit, slips } from './distance.ts';
import { placesAmong } from './places.ts';
import { isGeneric } from './wordTables.ts';
import type { Word } from './word.ts';

/** The fewest letters that tell one firm from all others; the fewest that are folded; and in which a slip is forgiven. */
const [shortest, shortestFolded, shortestWithExchange, shortestWithSlip] = [3, 5, 6, 8];

/**
 * What tells a firm from all others: its words without those of trades, kinds of firms and places, folded and written together;
 * empty where nothing is left that tells. “Inspur Kenya Electronics” and “Inspur Group” have one core.
 */
export function coreOf(words: readonly Word[]): string {
  const places = placesAmong(words.map(({ text }) => text));
  let [core, letters] = ['', ''];
  words.forEach(({ text, fold, initial }, at) => {
    if (places[at] === true || initial || isGeneric(text)) return;
    core = core === '' ? fold : joinFolds(core, fold);
    letters += text;
  });
  if (letters.length < shortest) return '';
  return letters.length < shortestFolded ? letters : core.slice(0, letterLimit / 2);
}

/** How many slips are forgiven in a core. */
export function coreSlips({ length }: string): number {
  return length >= shortestWithExchange ? 1 : 0;
}

/**
 * Whether two cores are one, a slip of the pen aside (in short ones only two letters exchanged); never where one is empty.
 * Hardly anybody mistakes the first letter.
 */
export function isSameCore(left: string, right: string): boolean {
  if (left === '' || left === right) return left !== '';
  const most = Math.min(coreSlips(left), coreSlips(right));
  if (most === 0 || left[0] !== right[0] || slips(left, right, most) > most) return false;
  return Math.min(left.length, right.length) >= shortestWithSlip || sorted(left) === sorted(right);
}

function sorted(letters: string): string {
  return [...letters].sort().join('');
}
