import type { Corpus } from '../corpus/corpus.ts';
import { sourceOf } from '../corpus/expression.ts';
import { versionOn } from '../corpus/provision.ts';
import { expressionsOf, type Rule } from '../corpus/rule.ts';
import { membersOn, type Table, valueOn } from '../corpus/table.ts';
import { posturesOn } from './lawRead.ts';

/** What differs between the law of two days, as an amendment would put it; one line where nothing does. */
export function lawDifference(corpus: Corpus, before: string, after: string): string[] {
  const lines = [
    ...corpus.provisions.flatMap((provision) => {
      const [old, new_] = [versionOn(provision, before), versionOn(provision, after)];
      if (old === new_) return [];
      if (old === undefined) return [`+ ${new_!.cite} is new from ${new_!.effective}: ${new_!.title} (${new_!.source})`];
      if (new_ === undefined) return [`- ${old.cite} ended: ${old.title} (${old.source})`];
      return [
        `~ ${new_.cite} reads anew from ${new_.effective}: ${new_.title} (${new_.source})`, ...ruleLines(old.rules, new_.rules),
      ];
    }),
    ...postureLines(corpus, before, after),
    ...Object.values(corpus.tables).flatMap((table) => tableLines(corpus, table, before, after)),
  ];
  return lines.length > 0 ? lines : [`The law of ${before} and that of ${after} are the same.`];
}

function ruleLines(old: readonly Rule[], fresh: readonly Rule[]): string[] {
  const [oldById, freshById] = [byId(old), byId(fresh)];
  return [
    ...old.flatMap((rule) => (freshById.has(rule.id) ? [] : [`    - ${titleOf(rule)}`, ...textOf(rule, '-')])),
    ...fresh.flatMap((rule) => {
      const former = oldById.get(rule.id);
      if (former === undefined) return [`    + ${titleOf(rule)}`, ...textOf(rule, '+')];
      const [was, now] = [textOf(former, '-'), textOf(rule, '+')];
      const [kept, added] = [new Set(was.map(bare)), new Set(now.map(bare))];
      const changed = [...was.filter((line) => !added.has(bare(line))), ...now.filter((line) => !kept.has(bare(line)))];
      return changed.length === 0 ? [] : [`    ~ ${titleOf(rule)}`, ...changed];
    }),
  ];
}

function byId(rules: readonly Rule[]): Map<string, Rule> {
  return new Map(rules.map((rule) => [rule.id, rule]));
}

function bare(line: string): string {
  return line.trim().slice(1);
}

function titleOf(rule: Rule): string {
  return `${rule.cite} (${rule.id.slice(rule.id.indexOf('#') + 1)})`;
}

const shownByConditions = new Set(['when', 'is', 'met', 'cases', 'requiresAlso']);
const apart = new Set(['id', 'cite', 'kind', 'note', 'grade', 'source', 'line', 'postures', 'always']);

/** What a rule says, one line a field, conditions as they are written; notes and places left aside. */
function textOf(rule: Rule, sign: '+' | '-'): string[] {
  const fields = Object.entries(rule)
    .filter(([field]) => !shownByConditions.has(field) && !apart.has(field))
    .map(([field, value]) => `${field}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const conditions = expressionsOf(rule).map(({ field, expression }) => `${field}: ${sourceOf(expression)}`)
    .filter((line) => line !== 'when: true');
  return [`${rule.kind}`, ...fields, ...conditions].map((line) => `        ${sign} ${line}`);
}

function postureLines(corpus: Corpus, before: string, after: string): string[] {
  const [old, fresh] = [posturesOn(corpus, before), posturesOn(corpus, after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((id) => {
    const [was, now] = [old.get(id), fresh.get(id)];
    if (was?.state === now?.state && was?.by === now?.by) return [];
    return [`~ ${id}: ${was === undefined ? 'applied as printed' : was.state} -> `
      + (now === undefined ? 'applied as printed, or gone' : `${now.state} (${now.by})`)];
  });
}

function tableLines(corpus: Corpus, table: Table, before: string, after: string): string[] {
  const sets = Object.keys(table.sets).flatMap((name) => {
    const [old, fresh] = [before, after].map((day) => membersOn(corpus, table.table, name, day));
    const left = [...old!].filter((member) => !fresh!.has(member));
    const joined = [...fresh!].filter((member) => !old!.has(member));
    return [
      ...left.length === 0 ? [] : [`- ${table.table}["${name}"] loses ${left.join(', ')}`],
      ...joined.length === 0 ? [] : [`+ ${table.table}["${name}"] gains ${joined.join(', ')}`],
    ];
  });
  const values = Object.keys(table.values).flatMap((name) => {
    const [old, fresh] = [before, after].map((day) => valueOn(corpus.tables, name, day)?.value);
    return old === fresh ? [] : [`~ ${name}: ${old ?? 'none'} -> ${fresh ?? 'none'}`];
  });
  return [...sets, ...values];
}
