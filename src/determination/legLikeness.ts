import { type Expression, visit } from '../corpus/expression.ts';
import { once } from '../corpus/once.ts';
import { expressionsOf, type Rule } from '../corpus/rule.ts';
import type { Vocabulary } from '../corpus/vocabulary.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Slot } from '../engine/layout.ts';
import { type Use, usesOf } from '../engine/uses.ts';
import { type Reading, readingFrom } from './compareLaw.ts';
import type { Side } from './compareSide.ts';
import type { LegTable, LegView, Likeness } from './legTable.ts';

/** A table of legs as some rules see it. */
export interface Seeing {
  view: LegView;
  /** Numbers that only formulas read and of which the table holds many: the view takes all for one; see `LegGroups`. */
  numbers: { name: string; slot: Slot }[];
}

/** A formula is worked out for each value rather than each value kept apart where there are more than so many. */
const valuesMost = 12;

/** What the rules of two or more laws can tell apart in a table of legs; with `whole`, numbers that go into formulas by themselves. */
export function seenBy(table: LegTable, sides: readonly Side[], rules: readonly (readonly Rule[])[], whole: boolean): Seeing {
  const { engine } = sides[0]!;
  const views = sides.map(({ engine: own, question }) => own.program(question).view);
  const all = rules.flat();
  const reading = readingFrom(all, views[0]!, views.at(-1)!);
  const uses = sides.map(({ engine: own }, index) => usesOf(own.layout, { ...views[index]!, rules: reading.rules }));
  const names = withStandIns(reading, engine);
  const telling = new Telling(engine, uses, reading.rules);
  const numbers = table.names.filter((name) => !whole && names.has(lastOf(name)) && telling.isWorkedOut(name))
    .filter((name) => table.valuesOf(name).filter((value) => typeof value === 'number').length > valuesMost)
    .map((name) => ({ name, slot: engine.layout.find(name)! }));
  const leftAside = new Set(numbers.map(({ name }) => name));
  return {
    numbers,
    view: table.seenBy((name) => {
      if (!names.has(lastOf(name))) return undefined;
      const likeness = telling.likeness(name);
      return leftAside.has(name) ? (value) => (typeof value === 'number' ? 'number' : likeness(value)) : likeness;
    }, (name) => names.has(lastOf(name)) && telling.isPaired(name)),
  };
}

/** Which values of each fact laws tell apart: numbers between two cuts are alike, and texts that pass the same tests. */
class Telling {
  private readonly engine: LawEngine;
  private readonly uses: readonly Map<string, Use>[];
  /** The facts that take another's value where nothing is said of them. */
  private readonly takers = new Map<string, string[]>();
  private readonly known = new Map<string, Likeness>();
  /** Texts that the law itself puts in the place of a fact. */
  private readonly literals: ReadonlySet<string>;

  constructor(engine: LawEngine, uses: readonly Map<string, Use>[], rules: readonly Rule[]) {
    [this.engine, this.uses, this.literals] = [engine, uses, literalsIn(rules, engine)];
    for (const { name, ordinary } of engine.corpus.vocabulary.facts) {
      if (typeof ordinary !== 'object') continue;
      const source = lastOf(ordinary.sameAs);
      this.takers.set(source, [...this.takers.get(source) ?? [], name]);
    }
  }

  /** Kept by the fact's own name: one name under several roles is told apart in one way. */
  likeness(name: string): Likeness {
    const known = this.engine.layout.find(name)?.definition.name ?? name;
    const likeness = this.known.get(known) ?? this.likenessOf(name);
    this.known.set(known, likeness);
    return likeness;
  }

  private likenessOf(name: string): Likeness {
    const definition = this.engine.layout.find(name)?.definition;
    const own = this.usesOf(definition?.name ?? name);
    const isPaired = own.some(({ paired }) => paired.size > 0);
    const isText = definition?.type === 'text' || definition?.type === 'country';
    if (definition === undefined || definition.type === 'date' || isPaired && !isText || own.some(({ taken }) => taken)) {
      return (value) => value;
    }
    const cuts = [...new Set(own.flatMap(({ firsts }) => [...firsts]))];
    const tests = own.flatMap((use) => use.tests);
    const { treatedAs } = this.engine.corpus;
    const itself = (value: string): string => (isPaired && this.literals.has(value) ? value : '');
    return (value) => (typeof value === 'number' ? cuts.filter((cut) => value >= cut).length
      : typeof value === 'string' ? `${tests.map((test) => Number(test(value))).join('')} ${treatedAs[value] ?? ''} ${itself(value)}`
        : value);
  }

  /** Whether a text is asked to be the same as another fact: then it matters which of the texts of a leg are the same. */
  isPaired(name: string): boolean {
    const definition = this.engine.layout.find(name)?.definition;
    const isText = definition?.type === 'text' || definition?.type === 'country';
    return isText && this.usesOf(definition.name).some(({ paired }) => paired.size > 0);
  }

  /** Whether a number goes into formulas, and stands for no other fact and for nobody's role. */
  isWorkedOut(name: string): boolean {
    const slot = this.engine.layout.find(name);
    if (slot?.definition.type !== 'number' || this.takers.has(lastOf(name))) return false;
    const { roles } = this.engine.corpus.vocabulary;
    if (roles.some((role) => role.name === slot.prefix || role.inherits.includes(slot.prefix))) return false;
    return this.usesOf(slot.definition.name).some(({ taken }) => taken);
  }

  /** What is told apart in a fact, and in all to which its value is handed on. */
  private usesOf(name: string): Use[] {
    const names = new Set([name]);
    const found: Use[] = [];
    // The set grows while it is gone through.
    for (const one of names) {
      const own = this.uses.flatMap((uses) => uses.get(one) ?? []);
      found.push(...own);
      const handedOn = own.flatMap(({ copies, paired }) => [...copies, ...paired]);
      for (const next of [...handedOn, ...this.takers.get(lastOf(one)) ?? []]) names.add(next);
    }
    return found;
  }
}

/** Texts that definitions give, and that facts have where nothing is said of them. */
function literalsIn(rules: readonly Rule[], { corpus: { vocabulary } }: LawEngine): Set<string> {
  const unsaid = vocabulary.facts.flatMap(({ ordinary, absent }) => [ordinary, absent]);
  const found = new Set(unsaid.filter((value) => typeof value === 'string'));
  for (const { field, expression } of rules.flatMap((rule) => (rule.kind === 'define' ? expressionsOf(rule) : []))) {
    if (field !== 'is') continue;
    visit(expression, (part) => { if (part.kind === 'literal' && typeof part.value === 'string') found.add(part.value); });
  }
  return found;
}

/** With the facts that stand in for these where they are left out, and those that say who takes part. */
function withStandIns({ facts: names }: Reading, { corpus: { vocabulary } }: LawEngine): Set<string> {
  const { facts } = vocabulary;
  const series = new Set(facts.filter(({ name, series: own }) => own !== undefined && names.has(lastOf(name))).map((fact) => fact.series));
  for (const { name, hides, series: own } of facts) {
    if (hides !== undefined || own !== undefined && series.has(own)) names.add(lastOf(name));
  }
  // The set grows while it is gone through, so that what stands in for a stand-in is there too.
  for (const name of names) for (const source of sourcesIn(vocabulary).get(name) ?? []) names.add(source);
  return names;
}

/** For each fact, by the last part of its name, those whose value it takes where nothing is said of it. */
const sourcesIn = once(({ facts }: Vocabulary): ReadonlyMap<string, readonly string[]> => new Map(
  [...Map.groupBy(facts, ({ name }) => lastOf(name))].map(([name, own]) =>
    [name, own.flatMap(({ ordinary }) => (typeof ordinary === 'object' ? [lastOf(ordinary.sameAs)] : []))])));

/** The conditions of a rule, without figures that are no condition; none of a definition. */
export const conditionsIn = once((rule: Rule): Expression[] => (rule.kind === 'define' ? []
  : expressionsOf(rule).flatMap(({ field, expression }) => (field === 'limit' ? [] : [expression]))));

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
