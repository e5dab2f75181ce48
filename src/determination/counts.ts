import { latest } from '../corpus/latest.ts';
import { once } from '../corpus/once.ts';
import type { FactDefinition } from '../corpus/vocabulary.ts';
import type { Question } from '../corpus/view.ts';
import type { Need } from '../engine/decision.ts';
import { supportOf } from '../engine/diagram.ts';
import { explore } from '../engine/explore.ts';
import type { StatedFact } from '../engine/fact.ts';
import { False, True, type Truth, Unknown } from '../engine/frame.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Layout } from '../engine/layout.ts';
import { needsOf } from '../engine/needs.ts';
import type { TruthNode } from '../engine/node.ts';
import type { Program } from '../engine/program.ts';
import { type CollectionName, collectionNames, type Element } from '../package/collections.ts';
import { derived, type StatedFacts } from '../package/statements.ts';
import { LoadedFacts, questionKey } from './loadedFacts.ts';
import type { DetermineOptions } from './options.ts';

/** What of a package was counted for a fact, by name: what is sure, and what may have to be counted too. */
export interface CountFinding {
  fact: string;
  counted: string[];
  open: { of: string; needs: Need[] }[];
}

interface Tally {
  fact: string;
  rule: NonNullable<FactDefinition['counts']>;
  seen: Map<string, { truth: Truth; needs: Map<string, Need> }>;
}

/** The facts that are counted. */
const countedIn = once(({ slots }: Layout) => slots.filter(({ definition }) => definition.counts !== undefined));

/** What is found of the facts that are counted where there is nothing to count. */
const noneIn = once((layout: Layout): readonly CountFinding[] =>
  countedIn(layout).map(({ name }) => ({ fact: name, counted: [], open: [] })));

/** What was counted, as somebody tells it; of which they tell nothing there was none. */
export function countsTold({ layout }: LawEngine, told: readonly CountFinding[]): CountFinding[] {
  const byFact = new Map(told.map((count) => [count.fact, count]));
  return noneIn(layout).map((none) => byFact.get(none.fact) ?? none);
}

/** Counts the things of a package by the conditions that the vocabulary gives. What is open makes an interval. */
export class Counts {
  private readonly tallies: Tally[];
  private readonly engine: LawEngine;
  private readonly question: Question;

  constructor(engine: LawEngine, question: Question) {
    this.engine = engine;
    this.question = question;
    this.tallies = countedIn(engine.layout).map(({ name, definition: { counts } }) => ({ fact: name, rule: counts!, seen: new Map() }));
  }

  /** Whether anything of a collection is counted at all. */
  private wants(collection: string): boolean {
    return this.tallies.some(({ rule }) => rule.collection === collection);
  }

  /** Looks at one thing, or at one more side of it: it counts where it counts from any side. */
  look(collection: string, of: string, loaded: LoadedFacts): void {
    for (const { fact, rule, seen } of this.tallies) {
      if (rule.collection !== collection) continue;
      const { truth, needs } = loaded.recall(`counts ${fact} ${questionKey(this.question)}`, () => this.side(rule, loaded));
      const entry = seen.get(of) ?? { truth: False, needs: new Map() };
      if (truth === True || entry.truth === False) entry.truth = truth;
      for (const need of needs) entry.needs.set(need.fact, need);
      seen.set(of, entry);
    }
  }

  /** Looks at every collection of a package that is counted at all. */
  lookAt(collections: Record<CollectionName, Element[]>, options: DetermineOptions): void {
    for (const name of collectionNames.filter((one) => this.wants(one))) {
      for (const { of, facts } of collections[name]) this.look(name, of, new LoadedFacts(this.engine, facts, options));
    }
  }

  private side(rule: Tally['rule'], loaded: LoadedFacts): { truth: Truth; needs: Need[] } {
    const program = loaded.under(this.question);
    const { truth, support } = settle(loaded, program.compiler.clause(rule.when));
    const unknown = rule.unknown === undefined ? undefined : this.openSlot(program, loaded, rule.unknown);
    const counts = rule.unknown !== undefined && unknown === undefined ? False : truth;
    const wanted = counts === False ? [] : [...support, ...(unknown === undefined ? [] : [unknown])];
    return { truth: counts, needs: needsOf(program, loaded.frame, wanted) };
  }

  /** The slot of a fact that is not known, or undefined where it is. */
  private openSlot(program: Program, { frame }: LoadedFacts, name: string): number | undefined {
    const slot = this.engine.layout.slot(name)!;
    program.compiler.fact(slot).evaluate(frame);
    return frame.isKnown(slot.index) ? undefined : slot.index;
  }

  findings(): CountFinding[] {
    return this.tallies.map(({ fact, seen }) => ({
      fact,
      counted: [...seen].flatMap(([of, { truth }]) => (truth === True ? [of] : [])),
      open: [...seen].flatMap(([of, { truth, needs }]) => (truth === Unknown ? [{ of, needs: [...needs.values()] }] : [])),
    }));
  }
}

/** The counts as facts of the package: a number, or the bounds between which it lies. */
export function countedFacts(findings: readonly CountFinding[], file: string): StatedFacts {
  return Object.fromEntries(findings.map((finding) => [finding.fact, lastFact(finding)(file, () => countedFact(finding, file))]));
}

const lastFact = once((_: CountFinding) => latest<StatedFact>());

function countedFact({ counted, open }: CountFinding, file: string): StatedFact {
  const [min, max] = [counted.length, counted.length + open.length];
  const sure = counted.length === 0 ? 'none is counted' : `counted: ${counted.join(', ')}`;
  const doubt = open.length === 0 ? '' : `; open: ${open.map(({ of }) => of).join(', ')}`;
  return derived(min === max ? min : { min, max }, `By the law's own condition ${sure}${doubt}.`, file);
}

/** Whether a condition holds, split where plain truth leaves it open, and the facts on which it then hangs. */
function settle({ frame }: LoadedFacts, node: TruthNode): { truth: Truth; support: Iterable<number> } {
  const truth = node.evaluate(frame);
  if (truth !== Unknown) return { truth, support: [] };
  const { diagram } = explore(frame, {
    answer: (asked) => {
      const found = node.evaluate(asked);
      return found === Unknown ? undefined : String(found);
    },
    collect: (asked, needs) => node.collect(asked, needs),
  }, 256);
  return 'answer' in diagram ? { truth: Number(diagram.answer) as Truth, support: [] }
    : { truth: Unknown, support: supportOf(diagram) };
}
