import type { Corpus } from '../corpus/corpus.ts';
import { sourceOf } from '../corpus/expression.ts';
import { type Version, versionOn } from '../corpus/provision.ts';
import { expressionsOf, type Rule } from '../corpus/rule.ts';
import { membersOn, type Table, valueOn } from '../corpus/table.ts';
import { type Amendment, clauseChanges } from './amendment.ts';
import { posturesOn } from './lawRead.ts';
import { wrap } from './render/layout.ts';

/** What differs between the law of two days, as an amendment puts it; one line where nothing does. */
export function lawDifference(corpus: Corpus, before: string, after: string, width = 100): string[] {
  const blocks = [
    ...corpus.provisions.map((provision) => provisionLines(versionOn(provision, before), versionOn(provision, after))),
    ...postureBlock(corpus, before, after),
    ...Object.values(corpus.tables).map((table) => tableLines(corpus, table, before, after)),
  ].filter((lines) => lines.length > 0);
  if (blocks.length === 0) return [`The law of ${before} and that of ${after} are the same.`];
  return [`From the law of ${before} to that of ${after}`, ...blocks.flatMap((lines) => ['', ...lines])]
    .flatMap((line) => (line === '' ? [''] : broken(line, width)));
}

/** A line broken between words; what it says goes on further in. */
function broken(line: string, width: number): string[] {
  const indent = line.length - line.trimStart().length;
  return wrap(line, width, indent, /^ +(strike|insert) /.test(line) ? 8 : 2);
}

function provisionLines(old: Version | undefined, fresh: Version | undefined): string[] {
  if (old === fresh) return [];
  const shown = (fresh ?? old)!;
  const what = old === undefined ? `added from ${shown.effective}`
    : fresh === undefined ? `removed${shown.until === undefined ? '' : ` after ${shown.until}`}` : `amended from ${shown.effective}`;
  const rules = old === undefined || fresh === undefined
    ? shown.rules.flatMap((rule) => [`  ${old === undefined ? 'insert' : 'strike'} ${titleOf(rule)}`, ...textOf(rule)])
    : ruleLines(old.rules, fresh.rules);
  return [
    `${shown.cite}: ${what}`, `  ${shown.title}`, `  ${shown.source}`,
    ...rules.length > 0 ? rules : ['  Only the explanation, the source or the title reads anew; no rule changes.'],
  ];
}

function ruleLines(old: readonly Rule[], fresh: readonly Rule[]): string[] {
  const [oldById, freshById] = [byId(old), byId(fresh)];
  return [
    ...old.flatMap((rule) => (freshById.has(rule.id) ? [] : [`  strike ${titleOf(rule)}`])),
    ...fresh.flatMap((rule) => {
      const former = oldById.get(rule.id);
      if (former === undefined) return [`  insert ${titleOf(rule)}`, ...textOf(rule)];
      const changes = [...fieldChanges(former, rule), ...conditionChanges(former, rule)];
      return changes.length === 0 ? [] : [`  amend ${titleOf(rule)}`, ...changes];
    }),
  ];
}

function byId(rules: readonly Rule[]): Map<string, Rule> {
  return new Map(rules.map((rule) => [rule.id, rule]));
}

/** The paragraph, the rule's own name and what kind of rule it is. */
function titleOf(rule: Rule): string {
  const about = rule.kind === 'define' ? ` of ${rule.fact}` : rule.kind === 'require' ? ` by ${rule.ground}` : '';
  return `${rule.cite} (${rule.id.slice(rule.id.indexOf('#') + 1)}): ${kindWords[rule.kind]}${about}`;
}

const kindWords: Record<Rule['kind'], string> = {
  define: 'definition', require: 'requirement', exempt: 'exemption', exception: 'licence exception', authorise: 'authorisation',
  bar: 'restriction on exceptions', prohibit: 'prohibition', review: 'review policy', judgement: 'judgement',
  untranslatable: 'what a person must judge', duty: 'duty', test: 'test', ledger: 'ledger', ownership: 'ownership rule',
};

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

/** A rule as it newly stands. */
function textOf(rule: Rule): string[] {
  const conditions = expressionsOf(rule).map(({ field, expression }) => `${field}: ${sourceOf(expression)}`)
    .filter((line) => line !== 'when: true');
  return [...[...fieldsOf(rule)].map(([field, values]) => `${field}: ${values.join('; ')}`), ...conditions].map((line) => `    ${line}`);
}

function fieldChanges(old: Rule, fresh: Rule): string[] {
  const [was, is] = [fieldsOf(old), fieldsOf(fresh)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    const [left, right] = [was.get(field) ?? [], is.get(field) ?? []];
    return amendmentLines(field, [between(left, right)]);
  });
}

/** What makes one list into another, order aside. */
function between(old: readonly string[], fresh: readonly string[]): Amendment {
  return { strike: old.filter((one) => !fresh.includes(one)), insert: fresh.filter((one) => !old.includes(one)) };
}

/** Conditions are compared one by one where a rule has as many as before, else as a whole. */
function conditionChanges(old: Rule, fresh: Rule): string[] {
  const [was, is] = [expressionsOf(old), expressionsOf(fresh)];
  if (was.length !== is.length) {
    const all = (list: typeof was): string[] => list.map(({ field, expression }) => `${field}: ${sourceOf(expression)}`);
    const [left, right] = [all(was), all(is)];
    return amendmentLines('conditions', [between(left, right)]);
  }
  return is.flatMap(({ field, expression }, index) => amendmentLines(field, clauseChanges(was[index]!.expression, expression)));
}

function amendmentLines(field: string, amendments: readonly Amendment[]): string[] {
  const lines = amendments.flatMap(({ strike, insert }) => [
    ...strike.map((text) => `      strike ${text}`), ...insert.map((text) => `      insert ${text}`),
  ]);
  return lines.length === 0 ? [] : [`    in ${field}:`, ...lines];
}

function postureBlock(corpus: Corpus, before: string, after: string): string[][] {
  const [old, fresh] = [posturesOn(corpus, before), posturesOn(corpus, after)];
  const lines = [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((id) => {
    const [was, now] = [old.get(id), fresh.get(id)];
    if (was?.state === now?.state && was?.by === now?.by) return [];
    return [`  ${id}: ${was === undefined ? 'applied as printed' : was.state} -> `
      + (now === undefined ? 'applied as printed, or gone' : `${now.state} (${now.by})`)];
  });
  return lines.length === 0 ? [] : [['Applied otherwise than printed', ...lines]];
}

function tableLines(corpus: Corpus, table: Table, before: string, after: string): string[] {
  const sets = Object.keys(table.sets).flatMap((name) => {
    const [old, fresh] = [before, after].map((day) => membersOn(corpus, table.table, name, day));
    const strike = [...old!].filter((member) => !fresh!.has(member)).join(', ');
    const insert = [...fresh!].filter((member) => !old!.has(member)).join(', ');
    return amendmentLines(`${table.table}["${name}"]`, [{ strike: strike === '' ? [] : [strike], insert: insert === '' ? [] : [insert] }]);
  });
  const values = Object.keys(table.values).flatMap((name) => {
    const [old, fresh] = [before, after].map((day) => valueOn(corpus.tables, name, day));
    if (old?.value === fresh?.value) return [];
    const text = (found: typeof old): string[] =>
      (found === undefined ? [] : [`${found.value}${found.unit === undefined ? '' : ` ${found.unit}`}`]);
    return amendmentLines(`values["${name}"]`, [{ strike: text(old), insert: text(fresh) }]);
  });
  if (sets.length + values.length === 0) return [];
  return [`${table.title ?? table.table}${table.cite === undefined ? '' : ` (${table.cite})`}`, ...sets, ...values];
}
