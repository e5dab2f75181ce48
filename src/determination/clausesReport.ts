import type { Question } from '../corpus/view.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import { type Clause, clausesOf } from './clauses.ts';
import type { Probe } from './clausesProbe.ts';
import { ClauseSearch, type MadeQuestion } from './clausesSearch.ts';
import type { LawCase } from './lawCase.ts';

/** What is known of one clause: where it decides, and whether it does so both while true and while false. */
export interface ClauseFinding extends Clause {
  by: 'worked' | 'made' | 'never';
  bothWays: boolean;
  /** The first made question in which it decides, where no worked example does. */
  made?: MadeQuestion;
}

const [whileTrue, whileFalse] = [1, 2];

/**
 * Which clauses of the law decide their condition in a question: first over all worked examples, on their days and in
 * both views; then, for those left over, in questions made from the nearest examples. A clause that never decides may be
 * dead, or out of reach of its wording's days.
 */
export function testClauses(engine: LawEngine, cases: readonly LawCase[]): ClauseFinding[] {
  const clauses = clausesOf(engine.corpus);
  const marks = new Map(clauses.map(({ expression }) => [expression, 0]));
  const search = new ClauseSearch(engine, cases);
  for (const { on, knownOn, facts, assumeOrdinary } of cases) {
    for (const view of ['enforced', 'codified'] as const) {
      const question: Question = { on, view, ...(knownOn === undefined ? {} : { knownOn }) };
      const probe = search.probe(question);
      engine.load(facts, on, { assumeOrdinary });
      markAll(probe, marks);
    }
  }
  const worked = new Map(marks);
  const made = new Map<Clause, MadeQuestion>();
  for (const clause of clauses) {
    if (marks.get(clause.expression) !== 0) continue;
    const found = search.find(clause);
    if (found === undefined) continue;
    made.set(clause, found);
    markAll(search.probe(found.question), marks);
  }
  return clauses.map((clause): ClauseFinding => {
    const [byCases, mark] = [worked.get(clause.expression), marks.get(clause.expression)];
    const question = made.get(clause);
    return {
      ...clause, by: byCases !== 0 ? 'worked' : mark !== 0 ? 'made' : 'never', bothWays: mark === whileTrue + whileFalse,
      ...(question === undefined ? {} : { made: question }),
    };
  });
}

function markAll(probe: Probe, marks: Map<object, number>): void {
  for (const rule of probe.rules) {
    probe.probe(rule, (clause, truth) => marks.set(clause, (marks.get(clause) ?? 0) | (truth ? whileTrue : whileFalse)));
  }
}
