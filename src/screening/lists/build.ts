import type { Address, Alias, CountryLink, CountryMention, ListEntry, NameStrength } from '../entry.ts';
import { partyNamed } from '../entry.ts';
import type { FeedContext } from './feed.ts';

/** The parts of an entry that a reader has found; what it leaves out is empty or not said. */
export type Found = Partial<ListEntry> & Pick<ListEntry, 'list' | 'id' | 'name' | 'at'>;

/** An entry of what was found: what is empty is left out, names that are there twice are there once. */
export function entryOf({ name, aliases = [], ...found }: Found): ListEntry {
  const entry: ListEntry = {
    ...partyNamed(name.trim()), programmes: [], footnotes: [], notices: [], ...found, aliases: uniqueAliases(name.trim(), aliases),
  };
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined && value !== '')) as unknown as ListEntry;
}

/** A name beside the main one. */
export function aliasOf(name: string, strength: NameStrength = 'strong', more: Partial<Alias> = {}): Alias {
  return { name: name.replace(/\s+/g, ' ').trim(), strength, ...more };
}

function uniqueAliases(name: string, aliases: readonly Alias[]): Alias[] {
  const seen = new Map<string, Alias>();
  for (const alias of aliases) {
    if (alias.name === '' || alias.name === name) continue;
    const before = seen.get(alias.name);
    if (before === undefined || before.strength === 'weak' && alias.strength === 'strong') seen.set(alias.name, alias);
  }
  return [...seen.values()];
}

/** Words cut at a sign, trimmed, without what is empty. */
export function pieces(text: string, sign: string | RegExp): string[] {
  return text.split(sign).map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** The countries that words name, each with its code where the words can be read. */
export function countriesOf(
  link: CountryLink, words: readonly string[], context: Pick<FeedContext, 'countryCode'>,
): CountryMention[] {
  return [...new Set(words.map((text) => text.trim()).filter((text) => text !== ''))].map((text) => {
    const code = context.countryCode(text);
    return { link, text, ...(code === undefined ? {} : { code }) };
  });
}

/** An address of its parts; undefined where all are empty. */
export function addressOf(
  parts: { street?: string; city?: string; region?: string; postalCode?: string; country?: string },
  context: Pick<FeedContext, 'countryCode'>,
): Address | undefined {
  const kept = Object.fromEntries(Object.entries(parts).map(([key, text]) => [key, (text ?? '').replace(/\s+/g, ' ').trim()])
    .filter(([, text]) => text !== '')) as typeof parts;
  const text = [kept.street, kept.city, kept.region, kept.postalCode, kept.country].filter((part) => part !== undefined).join(', ');
  if (text === '') return undefined;
  const { country: countryText, ...rest } = kept;
  const country = countryText === undefined ? undefined : context.countryCode(countryText);
  return {
    text, ...rest, ...(countryText === undefined ? {} : { countryText }), ...(country === undefined ? {} : { country }),
  };
}

/** An address that is written on one line; its country is read off its end. */
export function addressOnOneLine(line: string, context: Pick<FeedContext, 'countryCode'>): Address {
  const text = line.replace(/\s+/g, ' ').trim();
  const last = text.slice(text.lastIndexOf(',') + 1).trim().replace(/\.$/, '');
  // A postal code may stand behind the country, or the country behind a full stop.
  const country = context.countryCode(last) ?? context.countryCode(last.replace(/\s*\d[\d -]*$/, ''));
  return { text, ...(country === undefined ? {} : { countryText: last, country }) };
}

/** Only what is there. */
export function present<Value>(values: readonly (Value | undefined)[]): Value[] {
  return values.filter((value) => value !== undefined);
}
