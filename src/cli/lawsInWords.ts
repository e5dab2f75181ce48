import { parseDate } from '../corpus/date.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import type { Sha256 } from '../corpus/digest.ts';
import type { Reform } from '../corpus/reform.ts';
import { reformed } from '../corpus/reformApply.ts';
import { checkReformed } from '../corpus/reformCheck.ts';
import type { Question } from '../corpus/view.ts';
import type { Side } from '../determination/compareSide.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { checkDay } from './lawSpan.ts';
import { type ChosenReform, chosenReforms } from './reformChoice.ts';

/** A law as written in one word: `2026-11-23:codified:known-on=2026-01-10+gain-ai`. */
export interface SideWords {
  question: Question;
  reforms: string;
}

/**
 * Reads a side: a day, then (each optional) a view, `known-on=DAY`, and reforms after plus signs. Throws {@link InputError}
 * where it cannot be read.
 */
export function readSide(field: string, words: string): SideWords {
  const refuse = (message: string): never => {
    const hint = 'Write it as 2026-11-23:enforced, with :known-on=2026-01-10 or +REFORM where wanted.';
    throw new InputError([{ file: 'command line', line: 1, column: 1, field, message, hint }]);
  };
  const plus = words.indexOf('+');
  const [on = '', ...rest] = (plus < 0 ? words : words.slice(0, plus)).split(':');
  if (parseDate(on) === undefined) refuse(`There is no date '${on}'.`);
  const question: Question = { on, view: 'enforced' };
  for (const part of rest) {
    const known = /^known-on=(.+)$/.exec(part)?.[1];
    if (part === 'enforced' || part === 'codified') question.view = part;
    else if (known === undefined) refuse(`'${part}' is neither enforced, codified nor known-on=DAY.`);
    else if (parseDate(known) === undefined) refuse(`There is no date '${known}'.`);
    else question.knownOn = known;
  }
  return { question, reforms: plus < 0 ? '' : words.slice(plus + 1) };
}

/** A law as it is written in one word, with the name under which a complaint is to speak of it. */
export interface LawWords {
  field: string;
  words: string;
}

/** Where reforms come from, and how what they make of the law is named. */
export interface ReformSource {
  /** Reads a reform. Throws {@link InputError} with all that is wrong in it. */
  reformOf: (chosen: ChosenReform) => Reform;
  hash: Sha256;
}

/**
 * Makes laws ready: reads and checks their reforms on top of the law. All know the words of all, so that facts which only one
 * law reads can be put to the others. Throws {@link InputError} for reforms that are unsound and `FactError` for a day of which
 * the law can say nothing.
 */
export function lawsInWords(
  base: LawEngine, laws: readonly LawWords[], { reformOf, hash }: ReformSource,
): { sides: Side[]; vocabulary: Corpus } {
  const read = laws.map(({ field, words }) => {
    const { question, reforms } = readSide(field, words);
    const chosen = reforms === '' ? [] : chosenReforms(reforms).map(reformOf);
    return { field, words, question, chosen, law: chosen.length === 0 ? base.corpus : lawUnder(base.corpus, chosen, hash) };
  });
  const vocabulary = jointVocabulary(base.corpus, read.map(({ law }) => law));
  const engines = new Map<string, LawEngine>([[base.corpus.digest, base]]);
  if (vocabulary !== base.corpus.vocabulary) engines.clear();
  let like = base;
  const sides = read.map(({ field, words, question, chosen, law }): Side => {
    const engine = engines.get(law.digest) ?? new LawEngine({ ...law, vocabulary }, like);
    engines.set(law.digest, engine);
    like = engine;
    checkDay(engine.corpus, question.on, field);
    return { label: words, question, reforms: chosen.map(({ id }) => id), engine };
  });
  return { sides, vocabulary: like.corpus };
}

function jointVocabulary(base: Corpus, laws: readonly Corpus[]): Corpus['vocabulary'] {
  const [only, ...others] = [...new Set(laws.map(({ vocabulary }) => vocabulary))].filter((one) => one !== base.vocabulary);
  if (only === undefined || others.length === 0) return only ?? base.vocabulary;
  const key = ({ subject, name }: Corpus['vocabulary']['facts'][number]): string => `${subject}.${name}`;
  const facts = new Map([only, ...others].flatMap(({ facts: own }) => own.map((fact) => [key(fact), fact] as const)));
  return { ...base.vocabulary, facts: [...facts.values()], grounds: Object.assign({}, ...[only, ...others].map(({ grounds }) => grounds)) };
}

/** The law under reforms, each on top of the one before. Throws {@link InputError} where one changes nothing or is unsound. */
export function lawUnder(base: Corpus, reforms: readonly Reform[], hash: Sha256): Corpus {
  return reforms.reduce((law, reform) => {
    const problems: Diagnostic[] = [];
    const under = reformed(law, reform, problems, hash);
    if (problems.length === 0) problems.push(...checkReformed(under, reform));
    if (problems.length > 0) throw new InputError(problems);
    return under;
  }, base);
}
