import { letterLimit, slips, slipsBetween } from './distance.ts';
import { mayBeWithin } from './outline.ts';
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

/** Each likeness of a fixed degree, made once: words are compared by the million. */
const fixed = {
  same: likenessBy('same', degrees.same), spelling: likenessBy('spelling', degrees.spelling),
  initial: likenessBy('initial', degrees.initial),
  vowels: likenessBy('vowels', degrees.vowels), nickname: likenessBy('nickname', degrees.nickname),
  consonants: likenessBy('consonants', degrees.consonants), nearConsonants: likenessBy('consonants', degrees.nearConsonants),
  sound: likenessBy('sound', degrees.sound), beginning: likenessBy('beginning', degrees.beginning),
};
/** Likeness by slips: of the first letter, two neighbours exchanged, one, two; then by the letters of the longer word. */
const bySlips = [degrees.firstLetterSlips, degrees.exchangeSlips, 1, 2].map((count) =>
  Array.from({ length: letterLimit + 1 }, (_, letters) => likenessBy('slip', slipDegree(count, letters))));
const [firstLetter, exchange, single] = [0, 1, 2];

/** How alike two words of which the longer has so many letters are after so many slips. */
export function slipDegree(count: number, letters: number): number {
  return degrees.spelling * Math.max(0, 1 - count / letters);
}

function likenessBy(relation: Relation, degree: number): Likeness {
  return Object.freeze({ degree, relation });
}

/** How alike two words are; undefined where they are not. The order of the two does not matter. */
export function likenessOf(left: Word, right: Word): Likeness | undefined {
  if (left.text === right.text) return fixed.same;
  if (left.initial || right.initial) return left.text.charCodeAt(0) === right.text.charCodeAt(0) ? fixed.initial : undefined;
  if (left.fold === right.fold) return fixed.spelling;
  let best = mayBeWithin(left.outline, right.outline, 2) ? slipLikeness(left.fold, right.fold, 2) : undefined;
  // A slip of the pen may stand where the folded spellings differ by more.
  if ((left.text !== left.fold || right.text !== right.fold) && mayBeWithin(left.textOutline, right.textOutline, 1)) {
    best = likelier(best, slipLikeness(left.text, right.text, 1));
  }
  if (left.blur === right.blur && left.blur !== '') best = likelier(best, fixed.vowels);
  if (left.groups.length > 0 && left.groups.some((group) => right.groups.includes(group))) best = likelier(best, fixed.nickname);
  if (left.vowelless !== right.vowelless) best = likelier(best, consonantLikeness(left.consonants, right.consonants));
  if (left.sound === right.sound && left.sound !== '') best = likelier(best, fixed.sound);
  return beginsAlike(left.fold, right.fold) ? likelier(best, fixed.beginning) : best;
}

function likelier(one: Likeness | undefined, other: Likeness | undefined): Likeness | undefined {
  return one === undefined || other !== undefined && one.degree < other.degree ? other : one;
}

function slipLikeness(left: string, right: string, forgiven: number): Likeness | undefined {
  const most = Math.min(forgiven, slipsBetween(left.length, right.length));
  if (most === 0 || Math.abs(left.length - right.length) > most) return undefined;
  const count = slips(left, right, most);
  if (count > most) return undefined;
  return bySlips[count === 2 ? single + 1 : wayOf(left, right)]![Math.max(left.length, right.length)];
}

/** In which way two words are one slip apart. People hardly mistake how a name begins, unless they exchange letters. */
function wayOf(left: string, right: string): number {
  let at = 0;
  while (left.charCodeAt(at) === right.charCodeAt(at)) at++;
  if (left.length === right.length && left[at] === right[at + 1] && left[at + 1] === right[at]) return exchange;
  return at === 0 ? firstLetter : single;
}

/** Of a word of so many letters, how many its beginning must have to count. */
export function leastBeginningOf(letters: number): number {
  return Math.max(shortestBeginning, Math.ceil(letters * leastBeginning));
}

function beginsAlike(left: string, right: string): boolean {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length >= leastBeginningOf(long.length) && long.startsWith(short);
}

function consonantLikeness(left: string, right: string): Likeness | undefined {
  if (left === '' || right === '') return undefined;
  if (left === right) return fixed.consonants;
  return Math.min(left.length, right.length) >= shortestNearConsonants && slips(left, right, 1) <= 1 ? fixed.nearConsonants : undefined;
}
