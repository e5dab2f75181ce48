import { slips, slipsBetween } from './distance.ts';
import tuning from './tables/tuning.json' with { type: 'json' };
import type { Word } from './word.ts';

/** In what way two words are alike, from the plainest to the faintest. */
export type Relation = 'same' | 'spelling' | 'vowels' | 'slip' | 'nickname' | 'consonants' | 'sound' | 'beginning' | 'initial'
  | 'joined' | 'acronym';

/** How alike two words are, from 0 to 1, and in what way. */
export interface Likeness {
  degree: number;
  relation: Relation;
}

/** The degree of each relation that has a fixed one; slips count by the share of letters they touch. */
export const { degrees } = tuning;

/** The fewest consonants in which one slip is forgiven. */
export const shortestNearConsonants = 4;
/** The fewest letters that count as the beginning of a word, and the least share of it. */
const [shortestBeginning, leastBeginning] = [4, 0.5];

/** How alike two words are; undefined where they are not. The order of the two does not matter. */
export function likenessOf(left: Word, right: Word): Likeness | undefined {
  if (left.text === right.text) return { degree: degrees.same, relation: 'same' };
  if (left.initial || right.initial) {
    return left.text[0] === right.text[0] ? { degree: degrees.initial, relation: 'initial' } : undefined;
  }
  if (left.fold === right.fold) return { degree: degrees.spelling, relation: 'spelling' };
  let best = slipLikeness(left.fold, right.fold);
  const better: Better = (degree, relation) => {
    if (best === undefined || best.degree < degree) best = { degree, relation };
  };
  if (left.blur !== '' && left.blur === right.blur) better(degrees.vowels, 'vowels');
  if (left.groups.some((group) => right.groups.includes(group))) better(degrees.nickname, 'nickname');
  if (left.vowelless !== right.vowelless) consonantLikeness(left, right, better);
  if (left.sound !== '' && left.sound === right.sound) better(degrees.sound, 'sound');
  if (left.fold.startsWith(right.fold) || right.fold.startsWith(left.fold)) beginningLikeness(left.fold, right.fold, better);
  return best;
}

/** Takes a likeness if it is better than the best so far. */
type Better = (degree: number, relation: Relation) => void;

function slipLikeness(left: string, right: string): Likeness | undefined {
  const most = slipsBetween(left.length, right.length);
  if (most === 0) return undefined;
  const count = slips(left, right, most);
  return count > most ? undefined : { degree: slipDegree(count, Math.max(left.length, right.length)), relation: 'slip' };
}

/** How alike two words of which the longer has so many letters are after so many slips. */
function slipDegree(count: number, letters: number): number {
  return degrees.spelling * (1 - count / letters);
}

/** Of a word of so many letters, how many its beginning must have to count. */
export function leastBeginningOf(letters: number): number {
  return Math.max(shortestBeginning, Math.ceil(letters * leastBeginning));
}

function beginningLikeness({ length: left }: string, { length: right }: string, better: Better): void {
  if (Math.min(left, right) >= leastBeginningOf(Math.max(left, right))) better(degrees.beginning, 'beginning');
}

function consonantLikeness(left: Word, right: Word, better: Better): void {
  const [a, b] = [left.consonants, right.consonants];
  if (a === '' || b === '') return;
  if (a === b) better(degrees.consonants, 'consonants');
  else if (Math.min(a.length, b.length) >= shortestNearConsonants && slips(a, b, 1) <= 1) better(degrees.nearConsonants, 'consonants');
}
