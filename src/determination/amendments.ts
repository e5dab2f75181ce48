import { type Amendment, clauseChanges } from '../corpus/amendment.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { sourceOf } from '../corpus/expression.ts';
import { type Provision, type Version, versionOn } from '../corpus/provision.ts';
import { expressionsOf, type Rule } from '../corpus/rule.ts';
import { membersOn, type Table, valueOn } from '../corpus/table.ts';
import { type Applied, posturesOn } from './postures.ts';

/** What changes in one field of a rule, one set of a table, one figure. */
export interface FieldAmendment {
  field: string;
  amendments: Amendment[];
}

export interface RuleAmendment {
  act: 'strike' | 'insert' | 'amend';
  cite: string;
  /** The rule's own name within its page. */
  name: string;
  kind: Rule['kind'];
  /** What it defines, or the ground on which it requires a licence. */
  about?: string;
  /** As it newly stands, where it is inserted. */
  text: FieldText[];
  /** Where it is amended. */
  changes: FieldAmendment[];
}

export interface FieldText {
  field: string;
  text: string;
}

export interface ProvisionAmendment {
  provision: string;
  cite: string;
  title: string;
  source: string;
  what: 'added' | 'amended' | 'removed';
  /** The first day of the new wording, or the last of the one that went. */
  day?: string;
  /** Empty where only the explanation, the source or the title reads anew. */
  rules: RuleAmendment[];
}

export interface PostureAmendment {
  rule: string;
  before?: Applied;
  after?: Applied;
}

export interface TableAmendment {
  table: string;
  title: string;
  cite?: string;
  changes: FieldAmendment[];
}

/** What differs between the law of two days, as an amendment puts it. */
export interface LawAmendments {
  provisions: ProvisionAmendment[];
  postures: PostureAmendment[];
  tables: TableAmendment[];
}

/** What differs between the law of two days. */
export function amendmentsBetween(corpus: Corpus, before: string, after: string): LawAmendments {
  return {
    provisions: corpus.provisions.flatMap((provision) => amendmentOf(provision, before, after) ?? []),
    postures: postureAmendments(corpus, before, after),
    tables: Object.values(corpus.tables).flatMap((table) => tableAmendment(corpus, table, before, after) ?? []),
  };
}

/** What differs in one provision; undefined where one wording holds on both days. */
export function amendmentOf(provision: Provision, before: string, after: string): ProvisionAmendment | undefined {
  const [old, fresh] = [versionOn(provision, before), versionOn(provision, after)];
  return old === fresh ? undefined : wordingAmendment(old, fresh);
}

function wordingAmendment(old: Version | undefined, fresh: Version | undefined): ProvisionAmendment {
  const { provision, cite, title, source, effective, until, rules } = (fresh ?? old)!;
  const what = old === undefined ? 'added' : fresh === undefined ? 'removed' : 'amended';
  const day = what === 'removed' ? until : effective;
  return {
    provision, cite, title, source, what, ...(day === undefined ? {} : { day }),
    rules: what === 'amended' ? ruleAmendments(old!.rules, fresh!.rules)
      : rules.map((rule) => whole(rule, what === 'added' ? 'insert' : 'strike')),
  };
}

function ruleAmendments(old: readonly Rule[], fresh: readonly Rule[]): RuleAmendment[] {
  const [oldById, freshById] = [old, fresh].map((rules) => new Map(rules.map((rule) => [rule.id, rule])));
  return [
    ...old.filter(({ id }) => !freshById!.has(id)).map((rule) => ({ ...headOf(rule), act: 'strike' as const, text: [], changes: [] })),
    ...fresh.flatMap((rule): RuleAmendment[] => {
      const former = oldById!.get(rule.id);
      if (former === undefined) return [whole(rule, 'insert')];
      const changes = [...fieldChanges(former, rule), ...conditionChanges(former, rule)];
      return changes.length === 0 ? [] : [{ ...headOf(rule), act: 'amend', text: [], changes }];
    }),
  ];
}

function whole(rule: Rule, act: 'insert' | 'strike'): RuleAmendment {
  return { ...headOf(rule), act, text: textOf(rule), changes: [] };
}

function headOf(rule: Rule): Pick<RuleAmendment, 'cite' | 'name' | 'kind' | 'about'> {
  const about = rule.kind === 'define' ? rule.fact : rule.kind === 'require' ? rule.ground : undefined;
  const name = rule.id.slice(rule.id.indexOf('#') + 1);
  return { cite: rule.cite, name, kind: rule.kind, ...(about === undefined ? {} : { about }) };
}

const shownByConditions = new Set(['when', 'is', 'met', 'cases', 'requiresAlso', 'limit']);
const apart = new Set(['id', 'cite', 'kind', 'note', 'grade', 'source', 'line', 'postures', 'always', 'ground', 'fact']);

/** The fields of a rule that say something, in words; notes and places left aside. */
function fieldsOf(rule: Rule): Map<string, string[]> {
  return new Map(Object.entries(rule)
    .filter(([field, value]) => !shownByConditions.has(field) && !apart.has(field) && value !== false)
    .map(([field, value]): [string, string[]] => [wordsOf(field), Array.isArray(value) ? value.map(textOfValue) : [textOfValue(value)]])
    .filter(([, values]) => values.length > 0));
}

function wordsOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function textOfValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value).map(([name, part]) => `${name} ${String(part)}`).join(', ');
}

/** A rule as it stands: its fields in words, then its conditions. */
export function textOf(rule: Rule): FieldText[] {
  const conditions = expressionsOf(rule).map(({ field, expression }) => ({ field, text: sourceOf(expression) }))
    .filter(({ field, text }) => field !== 'when' || text !== 'true');
  return [...[...fieldsOf(rule)].map(([field, values]) => ({ field, text: values.join('; ') })), ...conditions];
}

function fieldChanges(old: Rule, fresh: Rule): FieldAmendment[] {
  const [was, is] = [fieldsOf(old), fieldsOf(fresh)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => changed(field, was.get(field) ?? [], is.get(field) ?? []));
}

/** What makes one list into another, order aside. */
function changed(field: string, old: readonly string[], fresh: readonly string[]): FieldAmendment[] {
  const strike = old.filter((one) => !fresh.includes(one));
  const insert = fresh.filter((one) => !old.includes(one));
  return strike.length + insert.length === 0 ? [] : [{ field, amendments: [{ strike, insert }] }];
}

/** Conditions are compared one by one where a rule has as many as before, else as a whole. */
function conditionChanges(old: Rule, fresh: Rule): FieldAmendment[] {
  const [was, is] = [expressionsOf(old), expressionsOf(fresh)];
  if (was.length === is.length) {
    return is.map(({ field, expression }, index) => ({ field, amendments: clauseChanges(was[index]!.expression, expression) }))
      .filter(({ amendments }) => amendments.length > 0);
  }
  const all = (list: typeof was): string[] => list.map(({ field, expression }) => `${field}: ${sourceOf(expression)}`);
  return changed('conditions', all(was), all(is));
}

function postureAmendments(corpus: Corpus, before: string, after: string): PostureAmendment[] {
  const [old, fresh] = [posturesOn(corpus, before), posturesOn(corpus, after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((rule) => {
    const [was, now] = [old.get(rule), fresh.get(rule)];
    if (was?.state === now?.state && was?.by === now?.by) return [];
    return [{ rule, ...(was === undefined ? {} : { before: was }), ...(now === undefined ? {} : { after: now }) }];
  });
}

function tableAmendment(corpus: Corpus, table: Table, before: string, after: string): TableAmendment | undefined {
  const sets = Object.keys(table.sets).flatMap((name) => {
    const [old, fresh] = [before, after].map((day) => membersOn(corpus, table.table, name, day));
    const [strike, insert] = [[...old!].filter((member) => !fresh!.has(member)), [...fresh!].filter((member) => !old!.has(member))];
    const joined = (members: readonly (string | number)[]): string[] => (members.length === 0 ? [] : [members.join(', ')]);
    return changed(`${table.table}["${name}"]`, joined(strike), joined(insert));
  });
  const values = Object.keys(table.values).flatMap((name) => {
    const [old, fresh] = [before, after].map((day) => valueOn(corpus.tables, name, day));
    if (old?.value === fresh?.value) return [];
    const text = (found: typeof old): string[] =>
      (found === undefined ? [] : [`${found.value}${found.unit === undefined ? '' : ` ${found.unit}`}`]);
    return changed(`values["${name}"]`, text(old), text(fresh));
  });
  if (sets.length + values.length === 0) return undefined;
  const { title = table.table, cite } = table;
  return { table: table.table, title, ...(cite === undefined ? {} : { cite }), changes: [...sets, ...values] };
}
