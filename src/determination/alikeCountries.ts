import type { Corpus } from '../corpus/corpus.ts';
import { visit } from '../corpus/expression.ts';
import { expressionsOf } from '../corpus/rule.ts';

/**
 * Countries between which the law makes no difference on any day: they stand in the same dated sets, are treated as the
 * same, and no condition names them. What holds for the first of a group holds for all of it, as long as the facts of a
 * question name no other of them; those `apart` stand in a group of their own.
 */
export function alikeCountries(corpus: Corpus, apart: readonly string[] = []): string[][] {
  const named = new Set([...namedIn(corpus), ...apart, ...Object.values(corpus.treatedAs)]);
  const memberships = membershipsOf(corpus);
  const groups = Map.groupBy(Object.keys(corpus.countries), (code) =>
    (named.has(code) ? code : `${memberships.get(code)?.join(' ') ?? ''} as ${corpus.treatedAs[code] ?? ''}`));
  return [...groups.values()];
}

/** Every text that stands in a condition, be it a country or not. */
function namedIn({ provisions, vocabulary, tables }: Corpus): string[] {
  const texts: string[] = [];
  for (const rule of provisions.flatMap(({ versions }) => versions).flatMap(({ rules }) => rules)) {
    for (const { expression } of expressionsOf(rule)) {
      visit(expression, (part) => {
        if (part.kind === 'literal' && typeof part.value === 'string') texts.push(part.value);
        if (part.kind === 'startsWith') texts.push(part.prefix);
        if (part.kind === 'in' && 'members' in part.set) texts.push(...part.set.members.map(String));
      });
    }
  }
  const ordinary = vocabulary.facts.flatMap(({ ordinary: value }) => (typeof value === 'string' ? [value] : []));
  return [...texts, ...ordinary, ...Object.values(tables).flatMap(({ values }) => Object.keys(values))];
}

/** The sets in which each country stands, with its days in them. */
function membershipsOf({ tables }: Corpus): Map<string, string[]> {
  const memberships = new Map<string, string[]>();
  for (const [table, { sets }] of Object.entries(tables)) {
    for (const [name, entries] of Object.entries(sets)) {
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
