import { periodOf } from '../corpus/ledger.ts';
import type { LedgerRule } from '../corpus/rule.ts';
import { valueOn } from '../corpus/table.ts';
import type { Question } from '../corpus/view.ts';
import type { Decision } from '../engine/decision.ts';
import type { FactValue } from '../engine/fact.ts';
import { False, True } from '../engine/frame.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Outcome } from '../engine/program.ts';
import type { Leg } from '../package/legs.ts';
import type { Package } from '../package/model.ts';
import { derived, type StatedFacts } from '../package/statements.ts';
import type { LegFinding } from './determination.ts';
import { type Key, keyOf, sameKey } from './ledgerKey.ts';
import type { LoadedFacts } from './loadedFacts.ts';
import { type DetermineOptions, factsOn, questionOf, valuesOf } from './options.ts';
import { add, boundsOf, type Bounds, hull, less, nothing, shown } from './bounds.ts';

/** What one delivery takes of an account. */
export interface AccountDraw {
  leg: string;
  /** In the unit of the account; bounds where it may draw or may not, `null` where nobody can say how much. */
  amount: FactValue;
  /** By how much the account would be outgrown, where that is why the permission is closed to this leg. */
  outgrown?: FactValue;
}

/** One account of the law: a limit, what was drawn before, what each leg draws in order, and what is left. */
export interface Account {
  ledger: string;
  /** The exception or authorisation whose use draws. */
  for: string;
  rule: string;
  cite: string;
  /** Whose account it is. */
  of: string;
  unit: string | null;
  from: string | null;
  to: string | null;
  limit: FactValue;
  opening: FactValue;
  draws: AccountDraw[];
  left: FactValue;
}

/** The answers of a leg in both views. */
type Answers = Pick<LegFinding, 'enforced' | 'codified'>;

interface Entry {
  leg: Leg;
  key: Key;
  taken: Bounds;
  opening: FactValue;
  limit: number | null;
  outgrown?: Bounds;
}

/** Keeps the accounts of a package while its legs are decided in order: each opens with what earlier ones drew. */
export class Ledgers {
  private readonly engine: LawEngine;
  private readonly found: Package;
  private readonly options: DetermineOptions;
  private readonly books: { rule: LedgerRule; views: Question['view'][]; entries: Entry[] }[];

  constructor(engine: LawEngine, found: Package, options: DetermineOptions) {
    this.engine = engine;
    this.found = found;
    this.options = options;
    const books = new Map<string, Ledgers['books'][number]>();
    for (const view of ['enforced', 'codified'] as const) {
      for (const rule of engine.program(questionOf(this.options, view)).view.rules) {
        if (rule.kind !== 'ledger') continue;
        const book = books.get(rule.id) ?? { rule, views: [], entries: [] };
        book.views.push(view);
        books.set(rule.id, book);
      }
    }
    this.books = [...books.values()];
  }

  /** Whether the opening of any account is stated, so that what one leg draws can matter to another. */
  matter(legs: readonly Leg[]): boolean {
    return legs.some(({ facts }) => this.books.some(({ rule }) => (facts[rule.opening]?.value ?? null) !== null));
  }

  /** The leg with the openings that earlier legs leave. What nobody states stays unknown; what is stated ends with its period. */
  opened(leg: Leg): Leg {
    let facts: StatedFacts = leg.facts;
    for (const { rule, entries } of this.books) {
      const stated = facts[rule.opening];
      if (stated === undefined || stated.value === null) continue;
      const before = this.drawn(entries, this.key(rule, leg), leg);
      const end = periodOf(rule.period, this.options.on)?.to;
      const until = stated.origin.until ?? end;
      const note = `As stated, and what ${before.legs.join(', ')} may draw before it.`;
      const { value, origin } = before.legs.length === 0 ? stated
        : derived(shown(add(boundsOf(stated.value), before.taken)), note, this.found.file, stated.origin);
      facts = { ...facts, [rule.opening]: { value, origin: { ...origin, ...(until === undefined ? {} : { until }) } } };
    }
    return facts === leg.facts ? leg : { ...leg, facts };
  }

  /** Notes what a decided leg draws. */
  record(plain: Leg, leg: Leg, finding: Answers, loaded: LoadedFacts): void {
    for (const { rule, views, entries } of this.books) {
      const applying = loaded.recall(`ledger ${rule.id}`, () => views.filter((view) => {
        const program = loaded.under(questionOf(this.options, view));
        return program.compiler.clause(rule.when).evaluate(loaded.frame) !== False;
      }));
      if (applying.length === 0) continue;
      const drawn = boundsOf(valueIn(rule.draws, finding.codified, leg.facts));
      // A view that asks for no licence draws nothing; the other one's draw then counts for both.
      const asking = applying.filter((view) => !free.has(finding[view].outcome));
      const taken = asking.length === 0 ? nothing : asking.map((view) => takenUnder(finding[view], rule, drawn)).reduce(hull);
      const entry: Entry = {
        leg, key: this.key(rule, leg), taken, opening: plain.facts[rule.opening]?.value ?? null, limit: this.limit(rule, finding, leg),
      };
      const over = taken[1] > 0 ? undefined
        : loaded.recall(`outgrown ${rule.id}`, () => this.outgrown(rule, applying, leg, finding, entry, drawn));
      if (over !== undefined) entry.outgrown = over;
      if (taken[1] > 0 || over !== undefined) entries.push(entry);
    }
  }

  /** Every account that some leg draws on, or would if it held more. */
  accounts(): Account[] {
    return this.books.flatMap(({ rule, entries }) => {
      const byKey = Map.groupBy(entries, ({ key }) => key.parts.map(({ self, top }) => top ?? self ?? '?').join(' '));
      return [...byKey.values()].map((own): Account => {
        const [first] = own;
        const { opening, limit, key } = first!;
        const period = periodOf(rule.period, this.options.on);
        const all = add(boundsOf(opening), this.drawn(entries, key).taken);
        return {
          ledger: rule.name, for: rule.for, rule: rule.id, cite: rule.cite, of: key.label, unit: this.unit(rule),
          from: period?.from ?? null, to: period?.to ?? null, limit, opening,
          draws: own.map(({ leg, taken, outgrown }) => ({
            leg: leg.id, amount: shown(taken), ...(outgrown === undefined ? {} : { outgrown: shown(outgrown) }),
          })),
          left: limit === null ? null : shown(less([limit, limit], all)),
        };
      });
    });
  }

  /** What earlier legs drew on the account of a key, a delivery that stands for several parties once. */
  private drawn(entries: readonly Entry[], key: Key, before?: Leg): { taken: Bounds; legs: string[] } {
    const own = before === undefined ? undefined : deliveryOf(before);
    const sharing = entries.filter((entry) => entry.taken[1] > 0 && deliveryOf(entry.leg) !== own && sameKey(entry.key, key) !== false);
    const byDelivery = Map.groupBy(sharing, ({ leg }) => deliveryOf(leg));
    const taken = [...byDelivery.values()].map((sides) =>
      sides.map((entry): Bounds => (sameKey(entry.key, key) === true ? entry.taken : [0, entry.taken[1]])).reduce(hull));
    return { taken: taken.reduce(add, nothing), legs: [...byDelivery.keys()] };
  }

  /**
   * By how much a leg outgrows an account: only where an account still empty would have let it through. Undefined where
   * something else closes the permission to it.
   */
  private outgrown(
    rule: LedgerRule, views: readonly Question['view'][], leg: Leg, finding: Answers, { limit }: Entry, drawn: Bounds,
  ): Bounds | undefined {
    const opening = boundsOf(leg.facts[rule.opening]?.value ?? null);
    const wanted = add(opening, drawn);
    if (limit === null || wanted[1] <= limit || drawn[1] === 0) return undefined;
    const facts = { ...valuesOf(factsOn(leg.facts, this.options.on)), [rule.opening]: 0, [rule.draws]: 0 };
    const { on, assumeOrdinary = false } = this.options;
    const opens = views.filter((view) => !free.has(finding[view].outcome)).some((view) => {
      this.engine.load(facts, on, { assumeOrdinary });
      const { exceptions, authorisations } = this.engine.program(questionOf(this.options, view));
      return [...exceptions, ...authorisations].some(({ rule: lift, covers: holds }) =>
        lift.name === rule.for && holds.evaluate(this.engine.frame) === True);
    });
    return opens ? less(wanted, [limit, limit]) : undefined;
  }

  private limit({ limit }: LedgerRule, finding: Answers, { facts }: Leg): number | null {
    const { corpus } = this.engine;
    const value = limit.kind === 'value' ? valueOn(corpus.tables, limit.name, this.options.on, this.options.knownOn)?.value
      : limit.kind === 'fact' ? valueIn(limit.name, finding.codified, facts) : limit.kind === 'literal' ? limit.value : null;
    return typeof value === 'number' ? value : null;
  }

  private unit({ draws }: LedgerRule): string | null {
    return this.engine.layout.find(draws)?.definition.unit ?? null;
  }

  private key({ per }: LedgerRule, leg: Leg): Key {
    return keyOf(per, leg, this.found, this.engine.corpus.vocabulary.roles);
  }
}

const free = new Set<Outcome>(['not-subject', 'no-licence-required', 'barred']);

/** `item@site~2` is the delivery `item@site` again, with other parties. */
function deliveryOf({ id }: Leg): string {
  return id.replace(/~\d+$/, '');
}

function valueIn(fact: string, { conclusions }: Decision, facts: StatedFacts): FactValue {
  return conclusions[fact] ?? facts[fact]?.value ?? null;
}

/** What a leg draws by one view: all of it where nothing else covers it, perhaps nothing where something else may. */
function takenUnder(decision: Decision, { for: name }: LedgerRule, drawn: Bounds): Bounds {
  const { exceptions, authorisations, outcome, possibleOutcomes } = decision;
  if (covers(decision, name)) {
    const alone = exceptions.available.length + exceptions.open.length + authorisations.length === 1;
    const settled = outcome === 'exception-available' || outcome === 'authorised';
    return alone && settled ? drawn : [0, drawn[1]];
  }
  const mayAuthorise = possibleOutcomes.length !== 1 && possibleOutcomes.includes('authorised');
  return exceptions.open.includes(name) || (mayAuthorise && !exceptions.barred.includes(name)) ? [0, drawn[1]] : nothing;
}

function covers({ exceptions, authorisations }: Decision, name: string): boolean {
  return exceptions.available.includes(name) || authorisations.includes(name);
}
