import type { Expression } from '../corpus/expression.ts';
import { visit } from '../corpus/expression.ts';
import { expressionsOf, type Rule } from '../corpus/rule.ts';
import type { LawView } from '../corpus/view.ts';
import type { FactValue } from '../engine/fact.ts';
import type { Slot } from '../engine/layout.ts';
import { type Use, usesOf } from '../engine/uses.ts';
import type { Compared } from './compare.ts';

/** One fact that people can state, with a value out of every cell that either law tells apart. */
export interface CellAxis {
  name: string;
  values: FactValue[];
}

/** Roles of which the cells are tried; what is said of others stands as it is. */
const triedRoles = new Set(['', 'item', 'exporter', 'endUser', 'consignee', 'operator']);

/**
 * The facts on which it may depend whether two laws differ, each cut where the laws cut it: by their thresholds, by the
 * texts and memberships that they test. `names` are facts without their prefixes.
 */
export function cellAxes(compared: Compared, names: ReadonlySet<string>): CellAxis[] {
  const sides = [compared.a, compared.b];
  const views = sides.map(({ engine, question }) => engine.program(question).view);
  const uses = sides.map(({ engine }, index) => usesOf(engine.layout, views[index]!));
  const texts = textsIn(views);
  const { layout } = compared.b.engine;
  return layout.slots.filter((slot) => isTried(slot, names)).flatMap((slot): CellAxis[] => {
    const own = uses.flatMap((use) => use.get(slot.definition.name) ?? []);
    const values = valuesOf(slot, own, texts, views[1]!);
    return values.length < 2 ? [] : [{ name: slot.name, values }];
  });
}

function isTried({ name, prefix, definition }: Slot, names: ReadonlySet<string>): boolean {
  const { class: kind } = definition;
  return names.has(definition.name.slice(definition.name.lastIndexOf('.') + 1)) && kind !== 'derived' && kind !== 'judgement'
    && name !== 'on' && (triedRoles.has(prefix) || definition.subject === 'reading');
}

function valuesOf({ definition }: Slot, uses: readonly Use[], texts: ReadonlyMap<string, Set<string>>, view: LawView): FactValue[] {
  switch (definition.type) {
    case 'boolean': return [true, false];
    case 'number': return numbersIn(uses, definition.minimum ?? 0);
    case 'country': return classes(Object.keys(view.corpus.countries), uses);
    case 'text': return classes([...definition.values ?? [], ...texts.get(definition.name) ?? []], uses);
    case 'date': return [];
  }
}

/** The least of every interval between cuts, as a round number where one lies in it. */
function numbersIn(uses: readonly Use[], minimum: number): number[] {
  const firsts = [...new Set([minimum, ...uses.flatMap((use) => [...use.firsts])])].filter((first) => Math.abs(first) < Infinity)
    .sort((left, right) => left - right);
  return firsts.map((first, index) => {
    const round = Math.ceil(first);
    return round < (firsts[index + 1] ?? Infinity) ? round : first;
  });
}

/** One text of every class that the tests of the laws tell apart. */
function classes(texts: readonly string[], uses: readonly Use[]): string[] {
  const tests = uses.flatMap((use) => use.tests);
  const found = new Map<string, string>();
  for (const text of texts) {
    const signature = tests.map((test) => (test(text) ? '1' : '0')).join('');
    if (!found.has(signature)) found.set(signature, text);
  }
  return [...found.values()];
}

/** The texts that the laws set beside each fact. */
export function textsIn(views: readonly LawView[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const learn = (of: Expression, texts: readonly unknown[]): void => {
    if (of.kind !== 'fact') return;
    const name = of.name.slice(of.name.lastIndexOf('.') + 1);
    const known = found.get(name) ?? new Set();
    for (const text of texts) if (typeof text === 'string') known.add(text);
    found.set(name, known);
  };
  const read = (rule: Rule): void => {
    for (const { expression } of expressionsOf(rule)) {
      visit(expression, (part) => {
        if (part.kind === 'compare' && part.right.kind === 'literal') learn(part.left, [part.right.value]);
        if (part.kind === 'in' && 'members' in part.set) learn(part.of, part.set.members);
        if (part.kind === 'startsWith') learn(part.of, [part.prefix]);
      });
    }
  };
  for (const rule of views.flatMap(({ rules }) => rules)) read(rule);
  return found;
}
