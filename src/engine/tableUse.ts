import { childrenOf, type Expression } from '../corpus/expression.ts';
import type { Grade } from '../corpus/grade.ts';
import { type Inclusion, type Membership, type Table, valueOn } from '../corpus/table.ts';
import type { LawView } from '../corpus/view.ts';
import type { FactValue } from './fact.ts';

/** A dated set or figure as a clause used it: where it stands, since when, and how well its source carries it. */
export interface TableUse {
  /** As a condition writes it: `table["set"]` or `values["name"]`. */
  name: string;
  /** Of a figure: its value. Of a set: the member found in it, or `null` where it is no member. */
  value: number | string | null;
  from?: string;
  to?: string;
  cite?: string;
  source?: string;
  grade: Grade;
}

/** Every set and figure an expression reads. `valueOf` gives what a fact in it is. */
export function tablesIn(
  expression: Expression, view: LawView, valueOf: (fact: Extract<Expression, { kind: 'fact' }>) => FactValue,
): TableUse[] {
  if (expression.kind === 'value') return figureUse(expression.name, view);
  // Within a quantifier the elements are looked at one by one.
  if (expression.kind === 'quantify') return [];
  const below = childrenOf(expression).flatMap((child) => tablesIn(child, view, valueOf));
  if (expression.kind !== 'in' || 'members' in expression.set) return below;
  const { table, name } = expression.set;
  const member = expression.of.kind === 'fact' ? valueOf(expression.of) : null;
  const found = view.corpus.tables[table];
  return found === undefined ? below : [...below, setUse(found, name, typeof member === 'string' ? member : '', view)];
}

function figureUse(name: string, { corpus, on, knownOn }: LawView): TableUse[] {
  const found = valueOn(corpus.tables, name, on, knownOn);
  const table = Object.values(corpus.tables).find(({ values }) => name in values);
  if (found === undefined || table === undefined) return [];
  return [{ name: `values[${JSON.stringify(name)}]`, value: found.value, ...basis(table, found) }];
}

function setUse(table: Table, name: string, member: string, view: LawView): TableUse {
  const entry = entryOf(table, name, member, view, 0)
    ?? (table.treatedAs ? entryOf(table, name, view.corpus.treatedAs[member] ?? '', view, 0) : undefined);
  const shown = `${table.table}[${JSON.stringify(name)}]`;
  return entry === undefined ? { name: shown, value: null, ...basis(table) }
    : { name: shown, value: member, ...basis(entry.table, entry.entry) };
}

/** Sets may take others over, which may do the same; nobody writes more than a few levels. */
const deepest = 8;

function entryOf(
  table: Table, name: string, member: string, view: LawView, depth: number,
): { table: Table; entry: Membership | Inclusion } | undefined {
  for (const entry of table.sets[name] ?? []) {
    if (entry.from !== undefined && entry.from > view.on || entry.to !== undefined && entry.to < view.on) continue;
    if ('member' in entry) {
      if (entry.member === member) return { table, entry };
      continue;
    }
    const other = view.corpus.tables[entry.include.table];
    const found = other === undefined || depth > deepest ? undefined
      : entryOf(other, entry.include.name, member, view, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function basis(table: Table, entry: Partial<Membership> = {}): Omit<TableUse, 'name' | 'value'> {
  const { from, to, source = table.source, grade = table.grade } = entry;
  return {
    grade, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }),
    ...(table.cite === undefined ? {} : { cite: table.cite }), ...(source === undefined ? {} : { source }),
  };
}
