import type { Question } from '../corpus/view.ts';
import { parseDate } from '../corpus/date.ts';
import { decideAll, decideOutcome } from '../engine/decide.ts';
import type { Decision } from '../engine/decision.ts';
import { type Drift, driftOf } from '../engine/drift.ts';
import type { Frame } from '../engine/frame.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import { settlingName } from '../engine/layout.ts';
import type { Loaded } from '../engine/load.ts';
import type { Outcome, Program } from '../engine/program.ts';
import type { StatedFacts } from '../package/statements.ts';
import { recall } from './memory.ts';
import { type DetermineOptions, endingOf, factsOn, valuesOf } from './options.ts';

/** A question and what came of it. */
export interface Asked {
  question: Question;
  outcome: Outcome;
}

/** Tells the questions put to one set of facts apart. */
export function questionKey({ on, knownOn, view }: Question): string {
  return `${view} ${on} ${knownOn ?? ''}`;
}

/**
 * Facts put to many questions: both views, the days ahead, tests and counts. They are loaded when the first question needs
 * them, and again if other facts took their place in the engine's one frame.
 */
export class LoadedFacts {
  private readonly engine: LawEngine;
  private readonly facts: StatedFacts;
  private readonly options: DetermineOptions;
  private readonly known: Map<string, unknown>;
  private readonly day: number | undefined;
  private loaded: Loaded | undefined;
  private on: string;

  constructor(engine: LawEngine, facts: StatedFacts, options: DetermineOptions) {
    this.engine = engine;
    this.day = engine.layout.slot('on')?.index;
    this.facts = facts;
    this.options = options;
    this.known = options.memory?.about(facts, options) ?? new Map<string, unknown>();
    this.on = options.on;
  }

  /** The answer to something that is asked of these facts and nothing else, found once. A name means one kind of answer. */
  recall<Answer>(asked: string, find: () => Answer): Answer {
    return recall(this.known, asked, find);
  }

  /** The engine's frame, holding these facts. Throws `FactError` on facts that cannot be used. */
  get frame(): Frame {
    this.ready();
    return this.engine.frame;
  }

  /** The facts in the engine's frame, with what was filled in. Throws `FactError` on facts that cannot be used. */
  ready(): Loaded {
    if (this.loaded === undefined || this.engine.frame.holds !== this.loaded) {
      const { assumeOrdinary = false } = this.options;
      // Some facts are stated only until a day.
      const stated = factsOn(this.facts, this.on);
      this.loaded = this.engine.load(valuesOf(stated), this.on, { assumeOrdinary, stated });
    }
    return this.loaded;
  }

  /** Loads anew where facts end between the day for which they are loaded and that of a question. */
  private renew(on: string): void {
    const [first, last] = on < this.on ? [on, this.on] : [this.on, on];
    if (!endingOf(this.facts).some(([, { value, origin: { until } }]) => value !== null && until! >= first && until! < last)) return;
    this.on = on;
    this.loaded = undefined;
  }

  /** Who judged favourably what a rule leaves to judgement, if somebody did by the day that is loaded. */
  judgementOf(rule: string): string | undefined {
    const judged = factsOn(this.facts, this.on)[settlingName(rule)];
    return judged?.value === true ? judged.origin.recorded : undefined;
  }

  /** The law of a question, with the frame made ready for it. */
  under(question: Question): Program {
    const program = this.engine.program(question);
    if (question.on !== this.on) this.renew(question.on);
    this.ready();
    if (question.on !== this.on && this.day !== undefined) {
      const day = parseDate(question.on)!;
      const { frame } = this.engine;
      frame.suppose(this.day, day, day, frame.stated[this.day]!, undefined, program.compiler.readers);
      this.on = question.on;
    }
    return program;
  }

  decide(question: Question): Decision {
    return this.decideAll([question])[0]!;
  }

  /** Decides several questions of one day together, which is quicker than one after the other. */
  decideAll(questions: readonly Question[]): Decision[] {
    const programs = questions.map((question) => this.under(question));
    const decisions = decideAll(programs, this.frame, this.ready());
    for (const [index, decision] of decisions.entries()) {
      decision.on = questions[index]!.on;
      decision.knownOn = questions[index]!.knownOn ?? null;
    }
    return decisions;
  }

  /** The outcome under another law, whose engine shares the frame of this one. */
  outcomeUnder(other: LawEngine, question: Question): Outcome {
    this.under(question);
    return decideOutcome(other.program(question), this.frame);
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
    this.lookBetween(drifts, earlier, on);
    const before = this.loaded;
    return earlier.map(({ question: asked, outcome }, index) => {
      const question = { ...asked, on };
      const program = this.under(question);
      const stands = this.loaded === before && drifts[index]!.isNothing(this.frame);
      return { question, outcome: stands ? outcome : decideOutcome(program, this.frame) };
    });
  }

  /** Lets what is open under the earlier law be looked at while the day may be any from then on. */
  private lookBetween(drifts: readonly Drift[], earlier: readonly Asked[], on: string): void {
    const { day } = this;
    if (day === undefined) return;
    const { frame } = this.engine;
    for (const [index, drift] of drifts.entries()) {
      if (!drift.isOpen) continue;
      const { question } = earlier[index]!;
      const { compiler: { readers } } = this.under(question);
      const [first, last] = [parseDate(question.on)!, parseDate(on)!];
      frame.suppose(day, first, last, frame.stated[day]!, undefined, readers);
      drift.between(frame, day);
      frame.suppose(day, first, first, frame.stated[day]!, undefined, readers);
    }
  }
}
