import type { Expression } from '../corpus/expression.ts';
import { visit } from '../corpus/expression.ts';
import { once } from '../corpus/once.ts';
import { expressionsOf, type Rule } from '../corpus/rule.ts';
import { membersOn, valueOn } from '../corpus/table.ts';
import type { LawView, Suspension } from '../corpus/view.ts';

/** A rule that is not the same in two laws: it stands in one only, or reads otherwise. */
export interface RuleDifference {
  kind: 'rule';
  rule: string;
  cite: string;
  how: 'only before' | 'only after' | 'reads otherwise';
  /** Why it does not apply where it does not, if an instrument says so. */
  because?: string;
  before?: Rule;
  after?: Rule;
}

/** A set whose members, or a value whose figure, is not the same. */
export interface TableDifference {
  kind: 'set' | 'value';
  table: string;
  name: string;
  cite: string;
  /** Of a set: who is in one only. */
  left: string[];
  joined: string[];
  /** Of a value. */
  before?: number;
  after?: number;
}

export type LawDifference = RuleDifference | TableDifference;

/** What differs between two views of the law, as far as it can decide anything: rules that read alike are alike. */
export function lawDifferences(before: LawView, after: LawView): LawDifference[] {
  return [...ruleDifferences(before, after), ...tableDifferences(before, after)];
}

function ruleDifferences(before: LawView, after: LawView): RuleDifference[] {
  const [old, young] = [byId(before.rules), byId(after.rules)];
  const [unapplied, lapsed] = [suspensions(before), suspensions(after)];
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((id): RuleDifference[] => {
    const [was, is] = [old.get(id), young.get(id)];
    if (was !== undefined && is !== undefined && isSame(was, is)) return [];
    const how = was === undefined ? 'only after' : is === undefined ? 'only before' : 'reads otherwise';
    const because = is === undefined ? lapsed.get(id) : was === undefined ? unapplied.get(id) : undefined;
    return [{
      kind: 'rule', rule: id, cite: (is ?? was)!.cite, how, ...(because === undefined ? {} : { because }),
      ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }),
    }];
  });
}

function byId(rules: readonly Rule[]): Map<string, Rule> {
  return new Map(rules.map((rule) => [rule.id, rule]));
}

function suspensions({ suspended }: LawView): Map<string, string> {
  return new Map(suspended.map(({ rule, posture }: Suspension) => [rule.id, `${posture.state}: ${posture.by}`]));
}

/** What decides nothing in a rule. */
const silent = new Set(['line', 'source', 'grade', 'note', 'cite', 'postures', 'complianceFrom']);

/** What a rule says, without where it stands and who announced what. */
const sayingOf = once((rule: Rule): string =>
  JSON.stringify(rule, (key, value: unknown) => (silent.has(key) ? undefined : value)));

function isSame(left: Rule, right: Rule): boolean {
  return left === right || sayingOf(left) === sayingOf(right);
}

function tableDifferences(before: LawView, after: LawView): TableDifference[] {
  const found: TableDifference[] = [];
  const names = (view: LawView): string[] => Object.keys(view.corpus.tables);
  for (const table of new Set([...names(before), ...names(after)])) {
    const [old, young] = [before.corpus.tables[table], after.corpus.tables[table]];
    const isOneTable = old === young && before.on === after.on && before.knownOn === after.knownOn;
    if (isOneTable) continue;
    const cite = (young ?? old)?.cite ?? table;
    for (const name of new Set([...Object.keys(old?.sets ?? {}), ...Object.keys(young?.sets ?? {})])) {
      const [was, is] = [before, after].map((view) => membersOn(view.corpus, table, name, view.on, view.knownOn));
      const left = [...was!].filter((member) => !is!.has(member));
      const joined = [...is!].filter((member) => !was!.has(member));
      if (left.length + joined.length > 0) found.push({ kind: 'set', table, name, cite, left, joined });
    }
    for (const name of new Set([...Object.keys(old?.values ?? {}), ...Object.keys(young?.values ?? {})])) {
      const [was, is] = [before, after].map((view) => valueOn(view.corpus.tables, name, view.on, view.knownOn)?.value);
      if (was === is) continue;
      found.push({ kind: 'value', table, name, cite, left: [], joined: [], ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }) });
    }
  }
  return found;
}

/** What has to be looked at to know whether a difference matters: rules, and the names of facts without their prefixes. */
export interface Reading {
  rules: Rule[];
  facts: Set<string>;
}

/** What the differing rules read, and every rule that reads a differing set or value, through all definitions. */
export function readingOf(differences: readonly LawDifference[], before: LawView, after: LawView): Reading {
  return readingFrom(rulesMoved(differences, before, after), before, after);
}

/** What rules read, through all definitions of either view. */
export function readingFrom(start: readonly Rule[], before: LawView, after: LawView): Reading {
  const definitions = [before, after].flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'define'));
  const defining = Map.groupBy(definitions, ({ fact }) => lastOf(fact));
  const facts = new Set<string>();
  const rules = new Set<Rule>();
  const follow = (rule: Rule): void => {
    if (rules.has(rule)) return;
    rules.add(rule);
    if (rule.kind === 'define') add(rule.fact);
    for (const name of namesRead(rule)) add(name);
  };
  const add = (name: string): void => {
    const last = lastOf(name);
    if (facts.has(last)) return;
    facts.add(last);
    for (const rule of defining.get(last) ?? []) follow(rule);
  };
  for (const rule of start) follow(rule);
  return { rules: [...rules], facts };
}

/**
 * The rules that can come out otherwise: those that differ, those that read a differing set or value, and those that read
 * what such a definition concludes.
 */
export function rulesMoved(differences: readonly LawDifference[], before: LawView, after: LawView): Rule[] {
  const tables = new Set(differences.flatMap((one) => (one.kind === 'rule' ? [] : [keyOf(one)])));
  const all = [...new Set([...before.rules, ...after.rules])];
  const moved = new Set(differences.flatMap((one) => (one.kind === 'rule' ? [one.before ?? [], one.after ?? []].flat() : [])));
  if (tables.size > 0) for (const rule of all) if (readsTable(rule, tables)) moved.add(rule);
  const reading = Map.groupBy(all.flatMap((rule) => [...namesRead(rule)].map((name) => ({ name, rule }))), ({ name }) => name);
  // The set grows while it is gone through, so that what reads a moved definition is reached too.
  for (const rule of moved) {
    if (rule.kind !== 'define') continue;
    for (const { rule: reader } of reading.get(lastOf(rule.fact)) ?? []) moved.add(reader);
  }
  return [...moved];
}

function namesRead(rule: Rule): Set<string> {
  const names = new Set<string>();
  for (const { expression } of expressionsOf(rule)) {
    visit(expression, (part) => { if (part.kind === 'fact') names.add(lastOf(part.name)); });
  }
  return names;
}

function keyOf({ kind, table, name }: TableDifference): string {
  return kind === 'value' ? `value ${name}` : `${table} ${name}`;
}

function readsTable(rule: Rule, tables: ReadonlySet<string>): boolean {
  return expressionsOf(rule).some(({ expression }) => {
    let reads = false;
    visit(expression, (part: Expression) => {
      if (part.kind === 'value') reads ||= tables.has(`value ${part.name}`);
      if (part.kind === 'in' && 'table' in part.set) reads ||= tables.has(`${part.set.table} ${part.set.name}`);
    });
    return reads;
  });
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
