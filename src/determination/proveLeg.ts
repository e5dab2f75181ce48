import type { Decision } from '../engine/decision.ts';
import { False, type Frame, True } from '../engine/frame.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Loaded } from '../engine/load.ts';
import type { Lift, Program } from '../engine/program.ts';
import { Prover } from '../engine/prover.ts';
import type { StatedFacts } from '../package/statements.ts';
import type { Determination, LegFinding } from './determination.ts';
import { LoadedFacts } from './loadedFacts.ts';
import { type DetermineOptions, factsOn, questionOf } from './options.ts';
import { type Proof, proofFormat, type ProofStep, type ViewProof } from './proof.ts';
import { factSteps, stepOf, withOrigins, wordingsOf } from './proofFacts.ts';
import { notMetIn } from './proofNotMet.ts';

type View = 'enforced' | 'codified';

/** Proves the answer for a leg in the views asked for, evaluating its facts anew under the law of the question. */
export function proveLeg(
  engine: LawEngine, leg: LegFinding, views: readonly View[], found: Determination, options: DetermineOptions,
): Proof {
  const { on, knownOn, corpus, verifiedThrough } = found;
  return {
    format: proofFormat, finding: leg.id, kind: 'leg', title: `${leg.itemName} to ${leg.site}`,
    on, knownOn, corpus, verifiedThrough, views: provenViews(engine, leg, views, options),
  };
}

/** What facts of the same content prove is found once where a memory is kept; only where they stand may differ. */
function provenViews(engine: LawEngine, leg: LegFinding, views: readonly View[], options: DetermineOptions): ViewProof[] {
  const stated = factsOn(leg.facts, options.on);
  const facts = new LoadedFacts(engine, stated, options);
  return views.map((view) => {
    const question = questionOf(options, view);
    const before = facts.recall(`proof ${view}`, () => proveView(facts.under(question), facts.ready(), engine.frame, leg[view], stated));
    return withOrigins(before, engine.program(question), stated);
  });
}

function proveView(program: Program, loaded: Loaded, frame: Frame, decision: Decision, stated: StatedFacts): ViewProof {
  const stage = new Stage(program, frame, decision);
  const steps = stage.steps();
  const { notMet, open } = notMetIn(program, frame, stage.prover, decision);
  const { outcome, eccn, reviewPolicy, grade, needs, possibleOutcomes, readings, restsOn } = decision;
  const facts = factSteps(program, frame, stage.prover, loaded, stated);
  return {
    id: decision.view, outcome, eccn, reviewPolicy, grade, steps, notMet, openEitherWay: open,
    facts, wordings: wordingsOf(program, steps, facts), needs, possibleOutcomes, readings, restsOn,
  };
}

/** The rules of one program over one loaded frame, as steps of a proof. */
class Stage {
  readonly prover: Prover;
  private readonly program: Program;
  private readonly frame: Frame;
  private readonly decision: Decision;

  constructor(program: Program, frame: Frame, decision: Decision) {
    this.program = program;
    this.frame = frame;
    this.decision = decision;
    this.prover = new Prover(program, frame);
    // What is subject to the law at all, and how it is classified, is part of every answer.
    for (const name of ['subjectToEar', 'item.eccn']) {
      const slot = program.layout.slot(name);
      if (slot !== undefined) this.prover.fact(slot);
    }
  }

  steps(): ProofStep[] {
    return [...this.prohibitions(), ...this.requirements(), ...this.exemptions(), ...this.lifts(), ...this.reviews(), ...this.judgements()];
  }

  private prohibitions(): ProofStep[] {
    return this.program.prohibitions.filter(({ node }) => node.evaluate(this.frame) === True)
      .map(({ rule }) => stepOf(this.program, this.prover.rule(rule), 'prohibits', `${rule.name}; ask ${rule.authority}`));
  }

  private requirements(): ProofStep[] {
    const wanted = new Map(this.decision.grounds.map(({ rule, title, reason }) =>
      [rule, reason === undefined ? title : `${title} [${reason}]`]));
    return this.program.grounds.flatMap(({ requirements }) => requirements).flatMap(({ rule }) => {
      const title = wanted.get(rule.id);
      return title === undefined ? [] : [stepOf(this.program, this.prover.rule(rule), 'requires', title)];
    }).concat(this.carvedOut());
  }

  /** Requirements that are met, on grounds from which the law exempts. */
  private carvedOut(): ProofStep[] {
    if (this.program.subject.evaluate(this.frame) === False) return [];
    return this.program.grounds.filter(({ stands }) => stands.evaluate(this.frame) === False)
      .flatMap(({ name, requirements }) => requirements.filter(({ node }) => node.evaluate(this.frame) === True)
        .map(({ rule }) => stepOf(this.program, this.prover.rule(rule), 'carved-out', this.titleOf(name))));
  }

  /** The carve-outs of the standing grounds, which do not apply; and those that do, of grounds that would stand. */
  private exemptions(): ProofStep[] {
    const standing = new Set(this.decision.grounds.map(({ ground }) => ground));
    const rules = new Map(this.program.grounds.flatMap((ground) => {
      const bites = ground.requirements.some(({ node }) => node.evaluate(this.frame) === True);
      return standing.has(ground.name) || bites ? ground.exemptions.map(({ rule, node }) => [rule, node] as const) : [];
    }));
    return [...rules].map(([rule, node]) => {
      const applies = node.evaluate(this.frame) === True;
      const title = rule.grounds.map((one) => this.titleOf(one)).join('; ');
      return stepOf(this.program, this.prover.rule(rule), applies ? 'exempts' : 'does-not-exempt', title);
    });
  }

  private titleOf(ground: string): string {
    return this.program.view.corpus.vocabulary.grounds[ground]?.title ?? ground;
  }

  private lifts(): ProofStep[] {
    const { authorisations, exceptions, grounds } = this.program;
    if (this.decision.licenceRequired === false) return [];
    const standing = grounds.filter(({ stands }) => stands.evaluate(this.frame) === True).map(({ name }) => name);
    const steps = [...authorisations, ...exceptions]
      .filter(({ rule }) => rule.lifts.some((ground) => standing.includes(ground)))
      .flatMap((lift) => this.lift(lift, standing));
    return [...new Map(steps.map((step) => [step.id, step])).values()];
  }

  private lift(lift: Lift, standing: readonly string[]): ProofStep[] {
    const { rule } = lift;
    const truth = lift.covers.evaluate(this.frame);
    const role = truth === True ? 'covers' : truth === False ? 'does-not-cover' : 'may-cover';
    const bars = lift.bars.filter(({ node }) => node.evaluate(this.frame) !== False)
      .map((bar) => stepOf(this.program, this.prover.rule(bar.rule), 'bars', `Closes ${rule.name}`));
    const missed = standing.filter((ground) => !rule.lifts.includes(ground)).map((ground) => this.titleOf(ground));
    const also = rule.requiresAlso.map(({ exception }) => exception);
    const step = stepOf(this.program, this.prover.rule(rule), role, rule.name);
    return [{
      ...step,
      ...(rule.conditions.length === 0 ? {} : { conditions: rule.conditions }),
      ...(missed.length === 0 ? {} : { doesNotReach: missed }),
      ...(bars.length === 0 ? {} : { barredBy: bars.map(({ id }) => id) }),
      ...(also.length === 0 ? {} : { alsoNeeds: also }),
    }, ...bars];
  }

  private reviews(): ProofStep[] {
    // An application nobody has to make is not reviewed.
    if (['exception-available', 'authorised'].includes(this.decision.outcome)) return [];
    const wanted = new Set(this.decision.reviewAuthorities.map(({ rule }) => rule));
    return this.program.reviews.filter(({ rule }) => wanted.has(rule.id))
      .map(({ rule }) => stepOf(this.program, this.prover.rule(rule), 'reviews', rule.policy.replaceAll('-', ' ')));
  }

  private judgements(): ProofStep[] {
    return this.program.judgements.filter(({ node }) => node.evaluate(this.frame) === True)
      .map(({ rule }) => stepOf(this.program, this.prover.rule(rule), 'judges', `${rule.who}: ${rule.question}`));
  }
}
