import { addDays, parseDate } from '../corpus/date.ts';
import { once } from '../corpus/once.ts';
import { type Said, say } from '../corpus/phrase.ts';
import type { Question } from '../corpus/view.ts';
import type { Decision } from '../engine/decision.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Outcome } from '../engine/program.ts';
import type { Leg } from '../package/legs.ts';
import type { StatedFacts } from '../package/statements.ts';
import { changesOn } from './changes.ts';
import type { DateAhead, LegFinding } from './determination.ts';
import type { Asked, LoadedFacts } from './loadedFacts.ts';
import type { DetermineOptions } from './options.ts';
import { reasonsFor } from './reasons.ts';

/** A day on which the answer to a set of facts changes, with what of that day's law it turns on. */
interface Turn {
  on: string;
  view: Question['view'];
  before: Outcome;
  after: Outcome;
  causes: Said[];
}

/**
 * Watches legs over the days ahead on which their answer may change: where the law changes, where it names a day itself,
 * and where a date in the leg's own facts passes (a licence runs out).
 */
export class DatesAhead {
  private readonly engine: LawEngine;
  private readonly options: DetermineOptions;
  private readonly last: string;
  private readonly lawDays: readonly string[];
  private readonly found = new Map<string, { changes: DateAhead['changes']; causes: Map<string, Said> }>();

  constructor(engine: LawEngine, options: DetermineOptions) {
    this.engine = engine;
    this.options = options;
    this.last = addDays(options.on, options.horizonDays ?? 550);
    this.lawDays = engine.boundaries.filter((day) => this.isAhead(day));
  }

  /** Notes what becomes of a leg, by the law as it is known: what was not known then is not foreseen. */
  watch(loaded: LoadedFacts, { facts }: Leg, { id, enforced, codified }: LegFinding): void {
    const own = ownDays(facts);
    const turns = loaded.recall('ahead', () => this.turnsOf(loaded, facts, [...own.keys()], [enforced, codified]));
    for (const { on, view, before, after, causes } of turns) {
      this.note(on, [...own.get(on) ?? [], ...causes]).push({ leg: id, view, before, after });
    }
  }

  private turnsOf(loaded: LoadedFacts, facts: StatedFacts, own: readonly string[], decisions: readonly Decision[]): Turn[] {
    const days = [...new Set([...this.lawDays, ...own.filter((day) => this.isAhead(day))])].sort();
    const { on: today, knownOn } = this.options;
    const known = knownOn === undefined ? {} : { knownOn };
    let last: Asked[] = decisions.map(({ view, outcome }) => ({ question: { on: today, view, ...known }, outcome }));
    const turns: Turn[] = [];
    for (const on of days) {
      const next = loaded.later(last, on);
      for (const [index, { question, outcome: after }] of next.entries()) {
        const before = last[index]!;
        if (before.outcome === after) continue;
        const causes = reasonsFor(loaded, facts, before.question, question);
        turns.push({ on, view: question.view, before: before.outcome, after, causes });
      }
      last = next;
    }
    return turns;
  }

  /** The days on which something changes, in order, each with what happens on it. */
  dates(): DateAhead[] {
    return [...this.found].sort(([left], [right]) => (left < right ? -1 : 1)).map(([on, { changes, causes }]) => {
      const all = changesOn(this.engine.corpus, on);
      // Where no single change can be made out as the reason, all of that day are shown rather than none.
      if (causes.size === 0) return { on, changes, causes: all, otherChanges: 0 };
      return { on, changes, causes: [...causes.values()], otherChanges: all.filter(({ text }) => !causes.has(text)).length };
    });
  }

  private note(on: string, causes: readonly Said[]): DateAhead['changes'] {
    const entry = this.found.get(on) ?? { changes: [], causes: new Map<string, Said>() };
    for (const cause of causes) entry.causes.set(cause.text, cause);
    this.found.set(on, entry);
    return entry.changes;
  }

  private isAhead(day: string): boolean {
    return day > this.options.on && day <= this.last;
  }
}

/** The dates among facts, and the days after them, with the facts they come from: of several roles once. */
export const ownDays = once((facts: StatedFacts): ReadonlyMap<string, readonly Said[]> => {
  const days = new Map<string, Said[]>();
  const add = (day: string, cause: Said): void => {
    days.set(day, [...(days.get(day) ?? []), cause]);
  };
  for (const [name, { value, origin }] of Object.entries(facts)) {
    const { until, file, line = 1 } = origin;
    const place = file === undefined ? '' : ` (${file}:${line})`;
    const short = name.slice(name.lastIndexOf('.') + 1);
    if (until !== undefined) {
      add(addDays(until, 1), origin.lapses === true
        ? say('fact.judgement-ends', { fact: name.slice(name.indexOf('.') + 1), day: until, place })
        : say('fact.ends', { fact: short, day: until, place }));
    }
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || parseDate(value) === undefined) continue;
    for (const day of [value, addDays(value, 1)]) add(day, say('fact.day', { fact: short, day: value, place }));
  }
  return days;
});
