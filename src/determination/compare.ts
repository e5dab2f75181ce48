import type { Decision } from '../engine/decision.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Leg } from '../package/legs.ts';
import { itemsOf, type Package } from '../package/model.ts';
import { lookAt } from './bearing.ts';
import { type Responsible, responsibleFor } from './compareCause.ts';
import { type LawDifference, lawDifferences } from './compareLaw.ts';
import { type Side, type SideShown, shownSide } from './compareSide.ts';
import { type AspectChange, changesBetween } from './decisionAspects.ts';
import { legsIn } from './legsIn.ts';
import { type Weight, weightOf } from './legWeight.ts';
import { LoadedFacts } from './loadedFacts.ts';
import { determine } from './determine.ts';
import { testId } from './proveTest.ts';

/** One finding that comes out otherwise under the second law. `outcome` stands for legs, `status` for tests. */
export interface FindingChange {
  finding: string;
  item?: string;
  country?: string | null;
  changes: (AspectChange | { aspect: 'test'; before: string; after: string })[];
  responsible: Responsible[];
}

/** What a leg comes to under both laws, whether or not they agree. */
export interface LegPair {
  leg: Leg;
  before: Decision;
  after: Decision;
}

/** One package under two laws. */
export interface Comparison {
  title: string;
  file: string;
  a: SideShown;
  b: SideShown;
  legs: number;
  changes: FindingChange[];
  /** What each changed leg moves, by its finding; a delivery with several parties counts once. */
  weights: Record<string, Weight>;
  /** Findings that only one of the two laws has: legs that a bloc or a date brings about. */
  only: { finding: string; in: 'a' | 'b' }[];
}

/** Two laws ready to be compared. */
export class Compared {
  readonly a: Side;
  readonly b: Side;
  readonly differences: readonly LawDifference[];
  private readonly assumeOrdinary: boolean;

  constructor(a: Side, b: Side, { assumeOrdinary = false }: { assumeOrdinary?: boolean } = {}) {
    [this.a, this.b, this.assumeOrdinary] = [a, b, assumeOrdinary];
    this.differences = lawDifferences(a.engine.program(a.question).view, b.engine.program(b.question).view);
  }

  /** Every finding of a package that the two laws decide differently. Throws `FactError` on facts that cannot be used. */
  compare(source: Package, catalog: FigureSource): Comparison {
    const pairs = this.pairs(source, catalog);
    const names = new Map(itemsOf(source).map(({ item }) => [item.id, item.name ?? item.id]));
    const changes = pairs.both.flatMap((pair) => this.change(pair, names.get(pair.leg.item) ?? pair.leg.item));
    const changed = new Set(changes.map(({ finding }) => finding));
    const deliveries = new Set<string>();
    const weights = pairs.both.flatMap(({ leg, after }): [string, Weight][] => {
      const delivery = leg.id.replace(/~\d+$/, '');
      if (!changed.has(leg.id) || deliveries.has(delivery)) return [];
      deliveries.add(delivery);
      return [[leg.id, weightOf(leg.facts, after)]];
    });
    return {
      title: source.title ?? source.file, file: source.file, a: shownSide(this.a), b: shownSide(this.b),
      legs: pairs.both.length, changes: [...changes, ...this.tests(source, catalog)], only: pairs.only,
      weights: Object.fromEntries(weights),
    };
  }

  /** Every leg decided under both laws. */
  pairs(source: Package, catalog: FigureSource): { both: LegPair[]; only: Comparison['only'] } {
    const [old, young] = [this.a, this.b].map((side) => legsIn(side.engine, source, catalog, this.optionsOf(side)));
    const after = new Map(young!.map((leg) => [leg.id, leg]));
    const before = new Set(old!.map(({ id }) => id));
    return {
      both: old!.flatMap((leg) => {
        const other = after.get(leg.id);
        return other === undefined ? [] : [{ leg, before: this.decide(this.a, leg), after: this.decide(this.b, other) }];
      }),
      only: [
        ...old!.flatMap(({ id }) => (after.has(id) ? [] : [{ finding: id, in: 'a' as const }])),
        ...young!.flatMap(({ id }) => (before.has(id) ? [] : [{ finding: id, in: 'b' as const }])),
      ],
    };
  }

  /** What makes two answers for the same facts differ. */
  responsible(facts: Leg['facts'], before: Decision, after: Decision, assumeOrdinary = this.assumeOrdinary): Responsible[] {
    const [old, young] = [this.a, this.b].map((side) =>
      lookAt(new LoadedFacts(side.engine, facts, { ...this.optionsOf(side), assumeOrdinary }), side.question));
    return responsibleFor(this.differences, { before: old!, after: young! }, { before, after }, facts);
  }

  decide(side: Side, { facts }: Pick<Leg, 'facts'>): Decision {
    return new LoadedFacts(side.engine, facts, this.optionsOf(side)).decide(side.question);
  }

  private change({ leg, before, after }: LegPair, item: string): FindingChange[] {
    const changes = changesBetween(before, after);
    if (changes.length === 0) return [];
    const country = leg.facts.destination?.value;
    return [{
      finding: leg.id, item, country: typeof country === 'string' ? country : null, changes,
      responsible: this.responsible(leg.facts, before, after),
    }];
  }

  /** Tests outside licensing, where any rule that differs could move one. */
  private tests(source: Package, catalog: FigureSource): FindingChange[] {
    const couldMove = this.differences.some((one) => one.kind !== 'rule'
      || [one.before, one.after].some((rule) => rule?.kind === 'test' || rule?.kind === 'define'));
    if (!couldMove) return [];
    const [old, young] = [this.a, this.b].map((side) =>
      determine(side.engine, source, catalog, { ...this.optionsOf(side), horizonDays: 0 }).tests);
    const [was, is] = [old!, young!].map((tests) => new Map(tests.map((test) => [testId(test), test])));
    return [...new Set([...was!.keys(), ...is!.keys()])].flatMap((id) => {
      const [before, after] = [was!.get(id), is!.get(id)];
      if (before?.status === after?.status) return [];
      const { cite, rule } = (after ?? before)!;
      return [{
        finding: id,
        changes: [{ aspect: 'test' as const, before: before?.status ?? 'not asked', after: after?.status ?? 'not asked' }],
        responsible: [{
          cite, rule, how: before === undefined ? 'only after' : after === undefined ? 'only before' : 'comes out otherwise',
        }],
      }];
    });
  }

  private optionsOf({ question: { on, knownOn } }: Side) {
    return { on, assumeOrdinary: this.assumeOrdinary, ...(knownOn === undefined ? {} : { knownOn }) };
  }
}
