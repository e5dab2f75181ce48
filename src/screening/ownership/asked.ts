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
const kept = new WeakMap<Program, WeakMap<object, Map<string, unknown>>>();

const written = new WeakMap<object, string>();

function writtenOf(facts: AskedOf['facts']): string {
  let text = written.get(facts);
  if (text === undefined) written.set(facts, text = JSON.stringify(Object.entries(facts).sort()));
  return text;
}

/**
 * The answer of a part of the law to the facts of an entity, found once for alike ones: a package is followed at every
 * keystroke, and a book has the same facts a million times. Throws `FactError` on facts that cannot be used.
 */
export function askedOnce<Answer>({ engine, question, part, facts, assumeOrdinary }: AskedOf, find: (program: Program) => Answer): Answer {
  const program = engine.program(question);
  const key = `${question.on} ${assumeOrdinary} ${writtenOf(facts)}`;
  const parts = kept.get(program) ?? new WeakMap<object, Map<string, unknown>>();
  kept.set(program, parts);
  const answers = parts.get(part) ?? new Map<string, unknown>();
  parts.set(part, answers);
  if (!answers.has(key)) {
    if (answers.size >= keptMax) answers.clear();
    engine.load(facts, question.on, { assumeOrdinary });
    answers.set(key, find(program));
  }
  return answers.get(key) as Answer;
}
