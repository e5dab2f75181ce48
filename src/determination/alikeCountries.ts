import type { Corpus } from '../corpus/corpus.ts';
import { visit } from '../corpus/expression.ts';
import { expressionsOf, isDeciding, type Rule } from '../corpus/rule.ts';
import { subjectFact } from '../engine/program.ts';

/**
 * Countries between which the law makes no difference on any day, as far as it decides outcomes: they stand in the same
 * dated sets, are treated as the same, and no condition names them. What holds for the first of a group holds for all of
 * it, as long as the facts of a question name no other of them; those `apart` stand in a group of their own.
 */
export function alikeCountries(corpus: Corpus, apart: readonly string[] = []): string[][] {
  const { texts, sets } = readBy(corpus);
  for (const text of [...apart, ...Object.values(corpus.treatedAs), ...ordinaryTexts(corpus)]) texts.add(text);
  const memberships = membershipsOf(corpus, sets);
  const groups = Map.groupBy(Object.keys(corpus.countries), (code) =>
    (texts.has(code) ? code : `${memberships.get(code)?.join(' ') ?? ''} as ${corpus.treatedAs[code] ?? ''}`));
  return [...groups.values()];
}

/** The texts and the sets that some rule reads that decides an outcome, or defines what such a rule reads. */
function readBy(corpus: Corpus): { texts: Set<string>; sets: Set<string> } {
  const [texts, sets] = [new Set<string>(), new Set<string>()];
  for (const rule of rulesAtWork(corpus)) {
    for (const { expression } of expressionsOf(rule)) {
      visit(expression, (part) => {
        if (part.kind === 'literal' && typeof part.value === 'string') texts.add(part.value);
        if (part.kind === 'startsWith') texts.add(part.prefix);
        if (part.kind === 'in' && 'members' in part.set) for (const member of part.set.members) texts.add(String(member));
        if (part.kind === 'in' && 'table' in part.set) addSet(corpus, part.set, sets);
      });
    }
  }
  return { texts, sets };
}

function rulesAtWork({ provisions }: Corpus): Set<Rule> {
  const all = provisions.flatMap(({ versions }) => versions).flatMap(({ rules }) => rules);
  const definitions = Map.groupBy(all.filter((rule) => rule.kind === 'define'), ({ fact }) => lastOf(fact));
  const found = new Set<Rule>();
  const follow = (rule: Rule): void => {
    if (found.has(rule)) return;
    found.add(rule);
    for (const { expression } of expressionsOf(rule)) {
      visit(expression, (part) => {
        if (part.kind === 'fact') for (const definition of definitions.get(lastOf(part.name)) ?? []) follow(definition);
      });
    }
  };
  for (const rule of [...all.filter(isDeciding), ...definitions.get(subjectFact) ?? []]) follow(rule);
  return found;
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function addSet(corpus: Pick<Corpus, 'tables'>, { table, name }: { table: string; name: string }, sets: Set<string>): void {
  const key = `${table} ${name}`;
  if (sets.has(key)) return;
  sets.add(key);
  for (const entry of corpus.tables[table]?.sets[name] ?? []) if ('include' in entry) addSet(corpus, entry.include, sets);
}

function ordinaryTexts({ vocabulary }: Corpus): string[] {
  return vocabulary.facts.flatMap(({ ordinary, absent }) => [ordinary, absent].filter((value) => typeof value === 'string'));
}

/** Of each country the sets in which it stands, with its days in them. */
function membershipsOf({ tables }: Corpus, read: ReadonlySet<string>): Map<string, string[]> {
  const memberships = new Map<string, string[]>();
  for (const [table, { sets }] of Object.entries(tables)) {
    for (const [name, entries] of Object.entries(sets).filter(([one]) => read.has(`${table} ${one}`))) {
      for (const entry of entries) {
        if (!('member' in entry)) continue;
        const { member, from = '', to = '', published = '', toPublished = '' } = entry;
        const list = memberships.get(member) ?? [];
        memberships.set(member, list);
        list.push(`${table}.${name}/${from}/${to}/${published}/${toPublished}`);
      }
    }
  }
  return memberships;
}
