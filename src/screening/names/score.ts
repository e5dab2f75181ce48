import { distance } from 'fastest-levenshtein';
import type { PartyKind } from '../entry.ts';
import { align, type Match, weightIn } from './align.ts';
import type { Name } from './name.ts';
import tuning from './tables/tuning.json' with { type: 'json' };

/** How alike two names are, and what that rests on. Every part is from 0 to 1; the score is their product. */
export interface NameScore {
  score: number;
  parts: {
    /** How much of the words of both names belongs together. */
    words: number;
    order: number;
    legalForm: number;
    /** Whether what tells most agrees: more than one word, and of persons the first. */
    telling: number;
    /** How alike the two look as they were written. */
    writing: number;
  };
  matches: readonly Match[];
}

/** How steeply a score falls with what the better covered and the worse covered name leave over. */
export interface Steepness {
  better: number;
  worse: number;
}

const { fragmentShare, orderShare, writingShare, legalForms, telling } = tuning;

/** Scores a name against a name. Symmetric: the score of the two exchanged is the same. */
export function scoreNames(query: Name, name: Name): NameScore {
  const matches = align(query, name);
  const { better, worse } = coverage(query, name, matches);
  const words = wordScore(better, worse, steepnessOf(query.kind, name.kind));
  const parts = {
    words,
    order: words === 0 ? 1 : 1 - orderShare * disorder(matches),
    legalForm: words === 0 ? 1 : legalFormScore(query, name),
    telling: words === 0 ? 1 : tellingScore(query, name, matches),
    writing: words === 0 ? 1 : 1 - writingShare * (1 - writingLikeness(query.written, name.written)),
  };
  return { score: parts.words * parts.order * parts.legalForm * parts.telling * parts.writing, parts, matches };
}

/** How steeply the score of two names falls: among the words of persons more may be left out. */
export function steepnessOf(query: PartyKind, name: PartyKind): Steepness {
  return query === 'person' || name === 'person' ? tuning.steepness.person : tuning.steepness.other;
}

/** The share of each name's weight that found its like; the larger first. */
function coverage(query: Name, name: Name, matches: readonly Match[]): { better: number; worse: number } {
  let [ofQuery, ofName] = [0, 0];
  for (const { queryAt, queryCount, nameAt, nameCount, degree } of matches) {
    ofQuery += degree * weightIn(query.words, queryAt, queryCount);
    ofName += degree * weightIn(name.words, nameAt, nameCount);
  }
  const [one, other] = [query.weight === 0 ? 0 : ofQuery / query.weight, name.weight === 0 ? 0 : ofName / name.weight];
  return { better: Math.max(one, other), worse: Math.min(one, other) };
}

/**
 * The part of the words in a score, by how much of each name is covered: rises with both. Below `fragmentShare` a name is
 * only a fragment of the other.
 */
export function wordScore(better: number, worse: number, steepness: Steepness): number {
  return better ** steepness.better * worse ** steepness.worse * Math.min(1, worse / fragmentShare);
}

/** The share of pairs of matches that stand the other way round in the other name. */
function disorder(matches: readonly Match[]): number {
  let turned = 0;
  matches.forEach((left, index) => {
    for (const right of matches.slice(index + 1)) if ((left.queryAt - right.queryAt) * (left.nameAt - right.nameAt) < 0) turned++;
  });
  return matches.length < 2 ? 0 : 2 * turned / (matches.length * (matches.length - 1));
}

function legalFormScore({ forms: left }: Name, { forms: right }: Name): number {
  if (left.length === 0 && right.length === 0) return legalForms.same;
  if (left.length === 0 || right.length === 0) return legalForms.missing;
  if (left.some(({ form }) => right.some((other) => other.form === form))) return legalForms.same;
  return left.some(({ family }) => right.some((other) => other.family === family)) ? legalForms.relatives : legalForms.strangers;
}

/** A son has all of his father's name and another before it; and one word in common, where there are more, is often chance. */
function tellingScore(query: Name, name: Name, matches: readonly Match[]): number {
  const isLone = matches.length === 1 && matches[0]!.queryCount === 1 && matches[0]!.nameCount === 1;
  const lone = isLone && Math.max(query.tellingWords, name.tellingWords) > 1 ? telling.loneWord * matches[0]!.degree ** 2 : 1;
  if (query.kind !== 'person' && name.kind !== 'person') return lone;
  const isFirstThere = matches.some(({ queryAt, queryCount }) => queryAt <= query.firstTelling && query.firstTelling < queryAt + queryCount)
    && matches.some(({ nameAt, nameCount }) => nameAt <= name.firstTelling && name.firstTelling < nameAt + nameCount);
  return isFirstThere ? lone : lone * telling.missingFirst;
}

function writingLikeness(left: string, right: string): number {
  return left === right ? 1 : 1 - distance(left, right) / Math.max(left.length, right.length);
}
