import { parseDate } from '../corpus/date.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { InputError } from '../corpus/diagnostic.ts';
import type { Question } from '../corpus/view.ts';
import type { Side } from '../determination/compareSide.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { checkDay } from './lawSpan.ts';
import { chosenReforms } from './reformChoice.ts';
import { lawUnder, openReform } from './reformFiles.ts';

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

/**
 * Makes a side ready: reads and checks its reforms on top of the law. Engines over the same law are shared through `engines`.
 * Throws {@link InputError} for reforms that are unsound and `FactError` for a day of which the law can say nothing.
 */
export function openSide(field: string, words: string, base: Corpus, engines: Map<string, LawEngine>): Side {
  const { question, reforms } = readSide(field, words);
  const chosen = reforms === '' ? [] : chosenReforms(reforms).map(openReform);
  const first = engines.get('') ?? new LawEngine(base);
  engines.set('', first);
  const engine = engines.get(reforms) ?? new LawEngine(lawUnder(base, chosen), first);
  engines.set(reforms, engine);
  checkDay(engine.corpus, question.on, field);
  return { label: words, question, reforms: chosen.map(({ id }) => id), engine };
}
