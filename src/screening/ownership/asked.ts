import { once } from '../../corpus/once.ts';
import type { Question } from '../../corpus/view.ts';
import type { FactValue } from '../../engine/fact.ts';
import type { LawEngine } from '../../engine/lawEngine.ts';
import type { Program } from '../../engine/program.ts';

/** What a question about one entity is put with. */
export interface AskedOf {
  engine: LawEngine;
  question: Question;
  /** The part of the law that is asked: a condition, a rule. */
  part: object;
  facts: Readonly<Record<string, FactValue>>;
  assumeOrdinary: boolean;
}

/** So many answers are kept of each part of the law; then they are found anew. */
const keptMax = 2 ** 16;
/** The answers of each part of a program. */
const answersIn = once((_: Program) => once((_part: object) => new Map<string, unknown>()));
const writtenOf = once((facts: AskedOf['facts']): string => JSON.stringify(Object.entries(facts).sort()));

/**
 * The answer of a part of the law to the facts of an entity, found once for alike ones: a package is followed at every
 * keystroke, and a book has the same facts a million times. Throws `FactError` on facts that cannot be used.
 */
export function askedOnce<Answer>({ engine, question, part, facts, assumeOrdinary }: AskedOf, find: (program: Program) => Answer): Answer {
  const program = engine.program(question);
  const key = `${question.on} ${assumeOrdinary} ${writtenOf(facts)}`;
  const answers = answersIn(program)(part);
  if (!answers.has(key)) {
    if (answers.size >= keptMax) answers.clear();
    engine.load(facts, question.on, { assumeOrdinary });
    answers.set(key, find(program));
  }
  return answers.get(key) as Answer;
}
