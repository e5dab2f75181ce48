import type { Provision } from '../corpus/provision.ts';
import type { Determination, LegFinding } from '../determination/determination.ts';
import { valuesOf } from '../determination/options.ts';
import type { Decision } from '../engine/decision.ts';
import { False, type Frame, True } from '../engine/frame.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import { nearMisses } from '../engine/nearMiss.ts';
import { type Proof, proofOf } from '../engine/proof.ts';
import type { Lift, Program } from '../engine/program.ts';
import type { StatedFacts } from '../package/statements.ts';

/** A rule at work with its proof, and why this wording of it was applied. */
export interface Step {
  role: 'prohibits' | 'requires' | 'judges' | 'comes near';
  title: string;
  proof: Proof;
  /** Effective date of the next wording, where there is one. */
  next?: string;
}

/** An exception or authorisation that was considered. */
export interface Considered {
  name: string;
  cite: string;
  state: 'available' | 'closed' | 'open';
  /** Why it is closed or open: clauses that fail, bars that bite, grounds it does not reach. */
  reasons: string[];
}

/** All that led to the answer for one leg in one view. */
export interface Explanation {
  decision: Decision;
  facts: StatedFacts;
  steps: Step[];
  considered: Considered[];
}

/** Explains a leg in one view, evaluating its facts anew under the law of the question. */
export function explain(
  engine: LawEngine, leg: LegFinding, view: 'enforced' | 'codified',
  { on, knownOn }: Determination, assumeOrdinary: boolean,
): Explanation {
  const program = engine.program({ on, view, ...(knownOn === null ? {} : { knownOn }) });
  engine.load(valuesOf(leg.facts), on, { assumeOrdinary });
  return {
    decision: leg[view], facts: leg.facts,
    steps: stepsOf(program, engine.frame, leg[view]), considered: consideredOf(program, engine.frame, leg[view]),
  };
}

function stepsOf(program: Program, frame: Frame, decision: Decision): Step[] {
  const next = (rule: string): { next?: string } => {
    const later = nextWording(program.view.corpus.provisions, rule, program.view.on);
    return later === undefined ? {} : { next: later };
  };
  const steps: Step[] = [];
  for (const { rule, node } of program.prohibitions) {
    if (node.evaluate(frame) !== True) continue;
    steps.push({ role: 'prohibits', title: rule.name, proof: proofOf(program, frame, rule), ...next(rule.id) });
  }
  const wanted = new Map(decision.grounds.map(({ rule, title }) => [rule, title]));
  for (const { rule } of program.grounds.flatMap(({ requirements }) => requirements)) {
    const title = wanted.get(rule.id);
    if (title === undefined) continue;
    steps.push({ role: 'requires', title, proof: proofOf(program, frame, rule), ...next(rule.id) });
  }
  for (const { rule, node } of program.judgements) {
    if (node.evaluate(frame) !== True) continue;
    steps.push({ role: 'judges', title: rule.question, proof: proofOf(program, frame, rule), ...next(rule.id) });
  }
  if (steps.length > 0) return steps;
  return nearMisses(program, frame).map((rule) => ({
    role: 'comes near', title: program.view.corpus.vocabulary.grounds[rule.ground]?.title ?? rule.ground,
    proof: proofOf(program, frame, rule), ...next(rule.id),
  }));
}

function nextWording(provisions: readonly Provision[], rule: string, on: string): string | undefined {
  const id = rule.slice(0, rule.indexOf('#'));
  return provisions.find((provision) => provision.id === id)?.versions.find(({ effective }) => effective > on)?.effective;
}

function consideredOf(program: Program, frame: Frame, decision: Decision): Considered[] {
  if (decision.licenceRequired === false) return [];
  const standing = program.grounds.filter(({ stands }) => stands.evaluate(frame) === True).map(({ name }) => name);
  const titles = program.view.corpus.vocabulary.grounds;
  return [...program.authorisations, ...program.exceptions]
    .filter(({ rule }) => rule.lifts.some((ground) => standing.includes(ground)))
    .map((lift) => {
      const truth = lift.covers.evaluate(frame);
      const state = truth === True ? 'available' : truth === False ? 'closed' : 'open';
      const missed = standing.filter((ground) => !lift.rule.lifts.includes(ground))
        .map((ground) => titles[ground]?.title ?? ground);
      const reasons = state === 'available' ? lift.rule.conditions.map((condition) => `on condition: ${condition}`)
        : [...closures(program, frame, lift), ...(missed.length === 0 ? [] : [`does not reach: ${missed.join('; ')}`])];
      return { name: lift.rule.name, cite: lift.rule.cite, state, reasons };
    });
}

/** The clauses of an exception that fail or are open, and the bars that bite. */
function closures(program: Program, frame: Frame, lift: Lift): string[] {
  const own = proofOf(program, frame, lift.rule).clauses.filter(({ truth }) => truth !== 'true');
  const bars = lift.bars.filter(({ node }) => node.evaluate(frame) !== False);
  return [
    ...own.map(({ source, truth }) => `${truth}: ${source}`),
    ...bars.map(({ rule, node }) => `${node.evaluate(frame) === True ? 'barred' : 'may be barred'} by ${rule.cite}`),
  ];
}
