import type { Question } from '../corpus/view.ts';
import { parseDate } from '../corpus/date.ts';
import { decideAll, decideOutcome } from '../engine/decide.ts';
import type { Decision } from '../engine/decision.ts';
import { driftOf } from '../engine/drift.ts';
import type { Frame } from '../engine/frame.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Loaded } from '../engine/load.ts';
import type { Outcome, Program } from '../engine/program.ts';
import type { StatedFacts } from '../package/statements.ts';
import { type DetermineOptions, factsOn, valuesOf } from './options.ts';

/** A question and what came of it. */
export interface Asked {
  question: Question;
  outcome: Outcome;
}

/**
 * Facts loaded once and put to many questions: both views, the days ahead, tests and counts. They stay in the engine's
 * one frame, so the next facts loaded take their place.
 */
export class LoadedFacts {
  readonly frame: Frame;
  private readonly engine: LawEngine;
  private readonly facts: StatedFacts;
  private readonly options: DetermineOptions;
  private readonly day: number | undefined;
  private loaded: Loaded;
  /** The facts as they were on the day for which they are loaded: some are stated only until a day. */
  private current: StatedFacts;
  private on: string;
  /** The last days of what is stated only until one. */
  private readonly ends: readonly string[];

  /** Throws `FactError` on facts that cannot be used. */
  constructor(engine: LawEngine, facts: StatedFacts, options: DetermineOptions) {
    this.engine = engine;
    this.frame = engine.frame;
    this.day = engine.layout.slot('on')?.index;
    this.facts = facts;
    this.options = options;
    this.on = options.on;
    this.ends = Object.values(facts).flatMap(({ value, origin: { until } }) => (until === undefined || value === null ? [] : [until]));
    this.current = factsOn(facts, options.on);
    this.loaded = this.load();
  }

  private load(): Loaded {
    const { assumeOrdinary = false } = this.options;
    return this.engine.load(valuesOf(this.current), this.on, { assumeOrdinary, stated: this.current });
  }

  /** Loads anew where facts end between the day for which they are loaded and that of a question. */
  private renew(on: string): void {
    const [first, last] = on < this.on ? [on, this.on] : [this.on, on];
    if (!this.ends.some((end) => end >= first && end < last)) return;
    this.current = factsOn(this.facts, on);
    this.on = on;
    this.loaded = this.load();
  }

  /** The law of a question, with the frame made ready for it. */
  under(question: Question): Program {
    const program = this.engine.program(question);
    if (question.on !== this.on) this.renew(question.on);
    if (question.on !== this.on && this.day !== undefined) {
      const day = parseDate(question.on)!;
      this.frame.suppose(this.day, day, day, this.frame.stated[this.day]!, undefined, program.compiler.readers);
      this.on = question.on;
    }
    return program;
  }

  decide(question: Question): Decision {
    return this.decideAll([question])[0]!;
  }

  /** Decides several questions of one day together, which is quicker than one after the other. */
  decideAll(questions: readonly Question[]): Decision[] {
    const decisions = decideAll(questions.map((question) => this.under(question)), this.frame, this.loaded);
    for (const [index, decision] of decisions.entries()) {
      decision.on = questions[index]!.on;
      decision.knownOn = questions[index]!.knownOn ?? null;
    }
    return decisions;
  }

  outcome(question: Question): Outcome {
    return decideOutcome(this.under(question), this.frame);
  }

  /**
   * The outcomes of the same questions on a later day: each decided anew only where something that bears on it moved.
   * The earlier day is looked at for all before the facts move on, since some end between the two.
   */
  later(earlier: readonly Asked[], on: string): Asked[] {
    const drifts = earlier.map(({ question }) => {
      const drift = driftOf(this.under(question), this.engine.program({ ...question, on }));
      drift.start(this.frame);
      return drift;
    });
    const before = this.current;
    return earlier.map(({ question: asked, outcome }, index) => {
      const question = { ...asked, on };
      const program = this.under(question);
      const stands = this.current === before && drifts[index]!.isNothing(this.frame);
      return { question, outcome: stands ? outcome : decideOutcome(program, this.frame) };
    });
  }
}
