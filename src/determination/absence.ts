import { visit } from '../corpus/expression.ts';
import { expressionsOf } from '../corpus/rule.ts';
import type { Question } from '../corpus/view.ts';
import { outcomeQuery } from '../engine/decide.ts';
import type { Decision } from '../engine/decision.ts';
import { explore } from '../engine/explore.ts';
import type { Facts, FactValue } from '../engine/fact.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Slot } from '../engine/layout.ts';
import type { Outcome } from '../engine/program.ts';
import type { LawCase } from './lawCase.ts';
import { questionOf } from './options.ts';

/** A question whose strict answer became a favourable one when a fact was taken away, and nothing said so. */
export interface Silence {
  lawCase: LawCase;
  view: 'enforced' | 'codified';
  /** The fact that was taken away, as the case writes it. */
  fact: string;
  /** Left out altogether, or said to be unknown. */
  how: 'omitted' | 'unknown';
  before: Outcome;
  after: Outcome;
}

/** What the absence test went through. */
export interface AbsenceReport {
  questions: number;
  removals: number;
  silences: Silence[];
}

const strict = new Set<string>(['licence-required', 'barred']);
const favourable = new Set<string>(['not-subject', 'no-licence-required', 'exception-available', 'authorised']);

/**
 * Takes away every fact of every case in turn, on the day of the case, in both views where they differ. A missing fact
 * may cost a favourable answer, but may never earn one unless the answer names what it lacks: among its needs, or among
 * what it rests on.
 */
export function testAbsence(engine: LawEngine, cases: readonly LawCase[]): AbsenceReport {
  const report: AbsenceReport = { questions: 0, removals: 0, silences: [] };
  for (const lawCase of cases) {
    for (const view of viewsOf(engine, lawCase)) {
      const before = outcomeAmong(strict, engine, lawCase, view, lawCase.facts);
      report.questions++;
      if (before === undefined) continue;
      for (const fact of Object.keys(lawCase.facts)) {
        if (lawCase.facts[fact] === null) continue;
        for (const how of ['omitted', 'unknown'] as const) {
          report.removals++;
          const facts = without(lawCase.facts, fact, how);
          const after = outcomeAmong(favourable, engine, lawCase, view, facts);
          if (after === undefined || isNamed(engine, lawCase, view, facts, fact)) continue;
          report.silences.push({ lawCase, view, fact, how, before, after });
        }
      }
    }
  }
  return report;
}

/** Both views, or one where they hold the same rules and so give the same answers. */
function viewsOf(engine: LawEngine, lawCase: LawCase): Silence['view'][] {
  const [enforced, codified] = (['enforced', 'codified'] as const).map((view) => engine.program(questionOf(lawCase, view)).view.rules);
  const isSame = enforced!.length === codified!.length && enforced!.every((rule, index) => rule === codified![index]);
  return isSame ? ['enforced'] : ['enforced', 'codified'];
}

function without(facts: Facts, fact: string, how: Silence['how']): Record<string, FactValue> {
  const rest = { ...facts };
  if (how === 'unknown') rest[fact] = null;
  else delete rest[fact];
  return rest;
}

/** The outcome if it is one of those wanted. One possible answer that is not ends the search at once. */
function outcomeAmong(
  wanted: ReadonlySet<string>, engine: LawEngine, lawCase: LawCase, view: Silence['view'], facts: Facts,
): Outcome | undefined {
  const question = questionOf(lawCase, view);
  engine.load(facts, question.on, { assumeOrdinary: lawCase.assumeOrdinary });
  const query = outcomeQuery(engine.program(question));
  let unwanted: string | undefined;
  const { diagram } = explore(engine.frame, {
    answer(frame) {
      const answer = unwanted ?? query.answer(frame);
      if (answer !== undefined && !wanted.has(answer)) unwanted = answer;
      return answer;
    },
    collect: query.collect,
  });
  return unwanted === undefined && 'answer' in diagram ? diagram.answer as Outcome : undefined;
}

/** Only the few favourable answers are decided in full; most removals end with the outcome alone. */
function isNamed(engine: LawEngine, lawCase: LawCase, view: Silence['view'], facts: Facts, fact: string): boolean {
  const question = questionOf(lawCase, view);
  const decision = engine.decide(facts, question, { assumeOrdinary: lawCase.assumeOrdinary });
  const named = factsNamedBy(decision);
  return waysToName(engine, question, fact).some((name) => named.has(name)) || isDisclosureAssumed(engine, decision, fact);
}

function factsNamedBy({ needs, restsOn, assumed }: Decision): Set<string> {
  return new Set([...needs, ...restsOn, ...assumed.filter(({ matters }) => matters)]
    .flatMap(({ fact }) => (fact === undefined ? [] : [fact])));
}

/** A party that nobody mentions any more is no longer there; the answer names that it takes the party to be disclosed. */
function isDisclosureAssumed({ layout }: LawEngine, { assumed, restsOn }: Decision, fact: string): boolean {
  const prefix = layout.slot(layout.names.find(fact)?.name ?? fact)?.prefix;
  return layout.hiding.some(({ name, definition }) => definition.hides === prefix
    && [...assumed, ...restsOn].some((one) => one.fact === name));
}

/**
 * The names under which an answer may speak of a missing fact: its own and, for a fact that the law concludes,
 * everything that the conclusion rests on.
 */
function waysToName(engine: LawEngine, question: Question, fact: string): string[] {
  const { layout } = engine;
  const { compiler } = engine.program(question);
  const slot = layout.slot(layout.names.find(fact)?.name ?? fact);
  if (slot === undefined) return [fact];
  const found = new Set<Slot>();
  const walk = (one: Slot): void => {
    if (found.has(one)) return;
    found.add(one);
    const rule = compiler.definition(one)?.rule;
    if (rule === undefined) return;
    const binding = rule.element === undefined ? {} : { [rule.element]: one.prefix };
    for (const { expression } of expressionsOf(rule)) {
      visit(expression, (part) => {
        const isBound = part.kind === 'fact' && (part.of === undefined || part.of in binding);
        if (isBound) walk(compiler.slotOf(part, binding));
      });
    }
  };
  walk(slot);
  return [...found].map(({ name }) => name);
}
