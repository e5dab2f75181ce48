import { degrees, type Likeness, likenessOf, type Relation } from './likeness.ts';
import type { Name } from './name.ts';
import type { Word } from './word.ts';

/** Words of one name beside words of another: `count` words from `at` on, on each side. */
export interface Match {
  queryAt: number;
  queryCount: number;
  nameAt: number;
  nameCount: number;
  degree: number;
  relation: Relation;
}

/** The most words that are tried joined, and the fewest letters of what they make. */
const [joinLimit, shortestJoined] = [3, 3];
/** From how many letters on an acronym tells something by itself. */
const tellingAcronym = 4;

/** The words of two names that belong together; each word at most once, the best pairs first. */
export function align(query: Name, name: Name): Match[] {
  const found = pairs(query, name);
  const joined = { degree: degrees.joined, relation: 'joined' as const };
  joinedPairs(query.words, name.words, (queryAt, nameAt, nameCount) =>
    found.push({ queryAt, queryCount: 1, nameAt, nameCount, ...joined }));
  joinedPairs(name.words, query.words, (nameAt, queryAt, queryCount) =>
    found.push({ queryAt, queryCount, nameAt, nameCount: 1, ...joined }));
  acronymPairs(query, name, found);
  return chosen(query, name, found);
}

function pairs(query: Name, name: Name): Match[] {
  const found: Match[] = [];
  for (let queryAt = 0; queryAt < query.words.length; queryAt++) {
    for (let nameAt = 0; nameAt < name.words.length; nameAt++) {
      const likeness = likenessOf(query.words[queryAt]!, name.words[nameAt]!);
      if (likeness === undefined) continue;
      found.push({ queryAt, queryCount: 1, nameAt, nameCount: 1, degree: likeness.degree, relation: likeness.relation });
    }
  }
  return found;
}

/** Words on the right that, written together, are one word on the left. */
function joinedPairs(
  singles: readonly Word[], parts: readonly Word[], report: (single: number, part: number, count: number) => void,
): void {
  eachJoined(parts, (at, count, fold) => singles.forEach((single, index) => {
    if (single.fold === fold) report(index, at, count);
  }));
}

/** Visits what neighbouring words make when they are written together, folded. */
export function eachJoined(words: readonly Word[], visit: (at: number, count: number, fold: string) => void): void {
  for (let at = 0; at < words.length - 1; at++) {
    let fold = words[at]!.part;
    for (let count = 2; count <= joinLimit && at + count <= words.length; count++) {
      fold = joinFolds(fold, words[at + count - 1]!.part);
      if (fold.length >= shortestJoined) visit(at, count, fold);
    }
  }
}

/** Two folded words written together; no letter is doubled where they meet. */
export function joinFolds(left: string, right: string): string {
  return left.at(-1) === right[0] && !/\d/.test(right[0]!) ? left + right.slice(1) : left + right;
}

function acronymPairs(query: Name, name: Name, found: Match[]): void {
  query.words.forEach(({ text }, queryAt) => {
    if (text === name.acronym) found.push({ queryAt, queryCount: 1, nameAt: 0, nameCount: name.words.length, ...acronymLike(text) });
  });
  name.words.forEach(({ text }, nameAt) => {
    if (text === query.acronym) found.push({ queryAt: 0, queryCount: query.words.length, nameAt, nameCount: 1, ...acronymLike(text) });
  });
}

/** Many names have the same three first letters. */
function acronymLike({ length }: string): Likeness {
  return { degree: length < tellingAcronym ? degrees.shortAcronym : degrees.acronym, relation: 'acronym' };
}

/** Takes the pairs that explain most, each word once; initials only where some full word agrees too. */
function chosen(query: Name, name: Name, found: readonly Match[]): Match[] {
  const gain = ({ queryAt, queryCount, nameAt, nameCount, degree }: Match): number =>
    degree * (weightIn(query.words, queryAt, queryCount) + weightIn(name.words, nameAt, nameCount));
  // Pairs that cross each other are told apart by the name that comes first in the alphabet, whichever is asked about.
  const placeIn = ({ queryAt, nameAt }: Match): number => (query.written <= name.written ? queryAt : nameAt);
  const ranked = found.map((match) => ({ match, gain: gain(match), apart: Math.abs(match.queryAt - match.nameAt) }))
    .sort((left, right) => right.gain - left.gain || left.apart - right.apart
      || left.match.queryAt + left.match.nameAt - right.match.queryAt - right.match.nameAt
      || placeIn(left.match) - placeIn(right.match));
  let [queryTaken, nameTaken] = [0, 0];
  const taken: Match[] = [];
  for (const { match } of ranked) {
    const queryBits = ((1 << match.queryCount) - 1) << match.queryAt;
    const nameBits = ((1 << match.nameCount) - 1) << match.nameAt;
    if ((queryBits & queryTaken) !== 0 || (nameBits & nameTaken) !== 0) continue;
    queryTaken |= queryBits;
    nameTaken |= nameBits;
    taken.push(match);
  }
  return taken.some(({ relation }) => relation !== 'initial') ? taken : [];
}

/** The weight of some words of a name, side by side. */
export function weightIn(words: readonly Word[], at: number, count: number): number {
  let sum = 0;
  for (let index = at; index < at + count; index++) sum += words[index]!.weight;
  return sum;
}
