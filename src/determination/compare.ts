import { type Expression, visit } from '../corpus/expression.ts';
import type { LawView } from '../corpus/view.ts';
import type { Answered } from '../engine/decide.ts';
import type { Decision } from '../engine/decision.ts';
import type { FactValue } from '../engine/fact.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Leg } from '../package/legs.ts';
import { itemsOf, type Package } from '../package/model.ts';
import { lookAt } from './bearing.ts';
import { type Responsible, responsibleFor } from './compareCause.ts';
import { type LawDifference, lawDifferences, rulesMoved } from './compareLaw.ts';
import { type Side, type SideShown, shownSide } from './compareSide.ts';
import { type AspectChange, changesBetween } from './decisionAspects.ts';
import { legsIn } from './legsIn.ts';
import { type Weight, weightOf } from './legWeight.ts';
import { LoadedFacts } from './loadedFacts.ts';
import { testsOf } from './packageTests.ts';
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
  readonly assumeOrdinary: boolean;
  private readonly testsCanMove: boolean;

  constructor(a: Side, b: Side, { assumeOrdinary = false }: { assumeOrdinary?: boolean } = {}) {
    [this.a, this.b, this.assumeOrdinary] = [a, b, assumeOrdinary];
    const views = [a.engine.program(a.question).view, b.engine.program(b.question).view] as const;
    this.differences = lawDifferences(...views);
    this.testsCanMove = a.question.on !== b.question.on || canMoveTests(this.differences, ...views);
  }

  /**
   * Every finding of a package that the two laws decide differently, tests among them unless they are left out. Throws
   * `FactError` on facts that cannot be used.
   */
  compare(source: Package, catalog: FigureSource, { tests }: { tests: boolean } = { tests: true }): Comparison {
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
      legs: pairs.both.length, changes: [...changes, ...(tests ? this.tests(source, catalog) : [])], only: pairs.only,
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
  responsible(facts: Leg['facts'], before: Answered, after: Answered, assumeOrdinary = this.assumeOrdinary): Responsible[] {
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
    return [{
      finding: leg.id, item, country: countryOf(leg.facts.destination?.value), changes,
      responsible: this.responsible(leg.facts, before, after),
    }];
  }

  /** Tests outside licensing that come out otherwise; asked only where something they rest on differs. */
  tests(source: Package, catalog: FigureSource): FindingChange[] {
    if (!this.testsCanMove) return [];
    const [old, young] = [this.a, this.b].map((side) => testsOf(side.engine, source, catalog, this.optionsOf(side)));
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

/** The country that a fact names. */
export function countryOf(value: FactValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** Whether any test can come out otherwise: one that reads what differs, or a count of the package that does. */
function canMoveTests(differences: readonly LawDifference[], before: LawView, after: LawView): boolean {
  const moved = rulesMoved(differences, before, after);
  const names = new Set(moved.flatMap((rule) => (rule.kind === 'define' ? [lastOf(rule.fact)] : [])));
  const tables = new Set(differences.flatMap((one) => (one.kind === 'rule' ? [] : [one.kind === 'value' ?
    one.name : `${one.table} ${one.name}`])));
  const reads = (part: Expression): boolean => part.kind === 'fact' && names.has(lastOf(part.name))
    || part.kind === 'value' && tables.has(part.name)
    || part.kind === 'in' && 'table' in part.set && tables.has(`${part.set.table} ${part.set.name}`);
  const counted = after.corpus.vocabulary.facts.flatMap(({ counts }) => (counts === undefined ? [] : [counts.when]));
  return moved.some(({ kind }) => kind === 'test') || counted.some((condition) => {
    let isMoved = false;
    visit(condition, (part) => { isMoved ||= reads(part); });
    return isMoved;
  });
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
