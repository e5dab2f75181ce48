import anyAscii from 'any-ascii';
import type { CatalogEntry } from '../../package/catalogEntry.ts';
import { datesIn, moneyIn, numberOf, organisationsIn } from './patterns.ts';
import type { Passage, ProposedFact } from './proposal.ts';
import type { IntakeRule } from './rules.ts';

/** What names are looked for beside the patterns of the rules. */
export interface KnownNames {
  /** Names of countries by their codes. */
  countries: Readonly<Record<string, string>>;
  catalog: readonly CatalogEntry[];
}

type Found = Pick<ProposedFact, 'value' | 'words' | 'of'>;

const longest = 300;

/** Everything that the rules find, once each, in the order of the text. */
export function proposedFacts(passages: readonly Passage[], rules: readonly IntakeRule[], names: KnownNames): ProposedFact[] {
  const countries = countryNames(names.countries);
  const parts = catalogNames(names.catalog);
  const seen = new Set<string>();
  const facts: ProposedFact[] = [];
  let site: string | null = null;
  for (const { page, number, text } of passages) {
    for (const rule of rules) {
      if (rule.near !== undefined && !rule.near.test(text)) continue;
      for (const found of foundBy(rule, text, { countries, parts, site })) {
        const key = isThing(rule) ? `${rule.field} ${found.of}` : `${rule.field} ${found.of ?? ''} ${found.words}`;
        if (seen.has(key)) continue;
        seen.add(key);
        if (rule.field === 'sites') site = found.of;
        facts.push({
          id: facts.length + 1,
          field: rule.field,
          ...found,
          page,
          passage: number,
          rule: rule.id,
          text: text.length <= longest ? text : `${text.slice(0, longest - 1)}…`,
        });
      }
    }
  }
  return facts;
}

interface Context {
  countries: [name: RegExp, code: string][];
  parts: [name: RegExp, entry: CatalogEntry][];
  /** The site last named: what is said of a site after it is said of that one. */
  site: string | null;
}

function foundBy(rule: IntakeRule, text: string, context: Context): Found[] {
  const of = rule.field.startsWith('sites.') ? context.site : null;
  if (rule.field.startsWith('sites.') && of === null) return [];
  switch (rule.finds) {
    case 'text':
      return captured(rule, text).map((value) => ({ value, words: value, of: isThing(rule) ? idOf(value) : null }));
    case 'number':
      return captured(rule, text).flatMap((value) => {
        const number = numberOf(value);
        return number === undefined ? [] : [{ value: number, words: String(number), of }];
      });
    case 'date':
      return nearestDate(rule, text).map((value) => ({ value, words: value, of }));
    case 'country':
      return context.countries
        .filter(([name]) => name.test(text))
        .map(([name, code]) => ({ value: code, words: `${code} (${name.exec(text)![0]})`, of }));
    case 'organisation':
      return organisationsIn(text).map((name) => organisation(name, rule, text));
    case 'catalogue':
      return catalogued(context.parts, text);
    case 'money':
      return requests(rule, text);
  }
}

/** Whether a rule finds a thing of its own, which is proposed where it is first named. */
function isThing({ field }: IntakeRule): boolean {
  return field === 'sites' || field.startsWith('layers.');
}

/** Of several days in a passage the one that stands nearest to the words that the rule wants near. */
function nearestDate({ near }: IntakeRule, text: string): string[] {
  const at = near === undefined ? 0 : text.search(near);
  return datesIn(text)
    .toSorted((left, right) => Math.abs(left.index - at) - Math.abs(right.index - at))
    .slice(0, 1)
    .map(({ date }) => date);
}

function captured({ pattern }: IntakeRule, text: string): string[] {
  return pattern === undefined ? [] : [...text.matchAll(pattern)].flatMap(({ groups }) => groups?.value?.trim() ?? []);
}

function organisation(name: string, { roles }: IntakeRule, text: string): Found {
  const around = aroundName(name, text);
  const said = roles.filter(([, pattern]) => pattern.test(around)).map(([role]) => role);
  const part = said.length === 0 ? {} : { roles: said };
  return { value: { name, ...part }, words: said.length === 0 ? name : `${name} (${said.join(', ')})`, of: idOf(name) };
}

/** The sentence that a name stands in; where it names several, from this name to the next. */
function aroundName(name: string, text: string): string {
  const sentence = text.split(/;|\.\s+(?=\p{Lu})/u).find((one) => one.includes(name)) ?? text;
  const others = organisationsIn(sentence).filter((other) => other !== name);
  if (others.length === 0) return sentence;
  const from = sentence.indexOf(name) + name.length;
  const next = others.map((other) => sentence.indexOf(other)).filter((at) => at > from);
  return sentence.slice(from, next.length === 0 ? undefined : Math.min(...next));
}

/** `1,400 GB300 NVL72`: the number that stands before a name, up to two words away, is taken for how many. No word is taken twice. */
function catalogued(parts: Context['parts'], text: string): Found[] {
  let left = text;
  return parts.flatMap(([pattern, { id, name }]): Found[] => {
    const match = pattern.exec(left);
    if (match === null) return [];
    left = left.replaceAll(new RegExp(pattern.source, 'giu'), (words) => ' '.repeat(words.length));
    const before = /(\d[\d,.]*)\s+(?:\p{L}+\s+){0,2}$/u.exec(text.slice(0, match.index));
    const counted = before === null ? undefined : numberOf(before[1]!);
    const quantity = Number.isInteger(counted) ? counted : undefined;
    return [
      {
        value: { catalog: id, name, ...(quantity === undefined ? {} : { quantity }) },
        of: idOf(id),
        words: quantity === undefined ? name : `${quantity} × ${name}`,
      },
    ];
  });
}

/** The id that something of a name would have in a package file. */
function idOf(name: string): string {
  return (
    anyAscii(name)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replaceAll(/^-+|-+$/g, '') || 'unnamed'
  );
}

function requests({ agencies, instruments }: IntakeRule, text: string): Found[] {
  const agency = agencies.find(([, pattern]) => pattern.test(text))?.[0];
  const instrument = instruments.find(([, pattern]) => pattern.test(text))?.[0];
  if (agency === undefined || instrument === undefined) return [];
  const [sum] = moneyIn(text);
  const amount = sum === undefined ? {} : { amount: sum.amount, currency: sum.currency };
  return [
    {
      value: { agency, instrument, ...amount },
      of: idOf(`${agency} ${instrument}`),
      words: `${agency}, ${instrument}${sum === undefined ? '' : `, ${sum.currency} ${sum.amount}`}`,
    },
  ];
}

function countryNames(countries: Readonly<Record<string, string>>): [RegExp, string][] {
  return Object.entries(countries).map(([code, name]) => [new RegExp(`(?<![\\p{L}])${escaped(name)}(?![\\p{L}])`, 'u'), code]);
}

/** The longest names first, so that a rack is not taken for the chip in its name. */
function catalogNames(entries: readonly CatalogEntry[]): [RegExp, CatalogEntry][] {
  return entries
    .flatMap((entry) => [entry.name, ...entry.aliases].filter((name) => name.length > 3).map((name) => ({ name, entry })))
    .toSorted((left, right) => right.name.length - left.name.length)
    .map(({ name, entry }) => [new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'iu'), entry]);
}

function escaped(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(/\s+/g, '\\s+');
}
