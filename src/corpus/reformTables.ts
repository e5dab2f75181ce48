import type { Corpus } from './corpus.ts';
import { addDays } from './date.ts';
import { nearestName } from './diagnostic.ts';
import type { Reform } from './reform.ts';
import type { Amendment } from './reformAmendment.ts';
import { type Inclusion, type Membership, membersOn, type Table, valueOn } from './table.ts';

export type Complain = (line: number, message: string, hint?: string) => void;

/** The tables with members added to a set, or taken out of it, from the first day of the reform on. */
export function amendSet(
  base: Corpus, { table, name, add, remove, ifThere, line }: Extract<Amendment, { kind: 'set' }>, { effective, cite }: Reform,
  complain: Complain,
): Corpus['tables'] {
  const { tables } = base;
  const before = tables[table]?.sets[name];
  if (before === undefined) {
    const near = nearestName(name, Object.values(tables).flatMap(({ sets }) => Object.keys(sets)));
    complain(line, `There is no set ${table}["${name}"].`, near === undefined ? undefined : `Did you mean '${near}'?`);
    return tables;
  }
  const own = (member: string): Membership[] => before.flatMap((entry) => ('member' in entry && entry.member === member ? [entry] : []));
  const stays = (member: string): boolean => own(member).some(({ from = '', to }) => to === undefined && from <= (effective ?? from));
  const goes = (member: string): boolean => own(member).some(({ to }) => to === undefined || to >= (effective ?? to));
  const through = (member: string): boolean => membersOn(base, table, name, effective ?? '9999-12-31').has(member);
  for (const member of add.filter(stays)) complain(line, `${member} is already in ${table}["${name}"].`);
  for (const member of remove.filter((one) => !goes(one))) {
    if (through(member)) complain(line, `${member} is in ${table}["${name}"] only through another set or place; take it out there.`);
    else if (!ifThere) {
      complain(line, `${member} is not in ${table}["${name}"].`, 'With `ifThere: true` only whoever is there is taken out.');
    }
  }
  const added = add.map((member): Membership => ({ member, source: cite, ...(effective === undefined ? {} : { from: effective }) }));
  const entries = [...before.flatMap((entry) => endedBy(entry, remove, effective)), ...added];
  return withTable(tables, table, (old) => ({ ...old, sets: { ...old.sets, [name]: entries } }));
}

/** A membership that ends the day before the reform begins, or none where it would never have begun. */
function endedBy(entry: Membership | Inclusion, remove: readonly string[], effective: string | undefined): (Membership | Inclusion)[] {
  if (!('member' in entry) || !remove.includes(entry.member)) return [entry];
  if (effective === undefined || entry.from !== undefined && entry.from >= effective) return [];
  if (entry.to !== undefined && entry.to < effective) return [entry];
  const { toPublished: _, ...rest } = entry;
  return [{ ...rest, to: addDays(effective, -1) }];
}

/** The tables with another figure from the first day of the reform on. */
export function amendValue(
  tables: Corpus['tables'], { name, is, line }: Extract<Amendment, { kind: 'value' }>, { effective, cite }: Reform,
  complain: Complain,
): Corpus['tables'] {
  const table = Object.values(tables).find(({ values }) => values[name] !== undefined);
  if (table === undefined) {
    const near = nearestName(name, Object.values(tables).flatMap(({ values }) => Object.keys(values)));
    complain(line, `No table has the value '${name}'.`, near === undefined ? undefined : `Did you mean '${near}'?`);
    return tables;
  }
  const before = table.values[name]!;
  const later = before.filter(({ from = '' }) => effective === undefined || from >= effective);
  const now = effective === undefined ? undefined : valueOn(tables, name, effective);
  if (now?.value === is && later.every(({ value }) => value === is)) complain(line, `'${name}' is ${is} already.`);
  const unit = before[0]?.unit;
  const kept = before.filter((entry) => !later.includes(entry));
  const from = effective === undefined ? {} : { from: effective };
  const fresh = { value: is, source: cite, ...(unit === undefined ? {} : { unit }), ...from };
  return withTable(tables, table.table, (old) => ({ ...old, values: { ...old.values, [name]: [...kept, fresh] } }));
}

function withTable(tables: Corpus['tables'], name: string, change: (table: Table) => Table): Corpus['tables'] {
  return { ...tables, [name]: change(tables[name]!) };
}
