import type { FeedContext } from './feed.ts';

/** Reads countries as publishers write them: by code, by the name in the law's table, or by another name from the data file. */
export function countryReader(
  names: Readonly<Record<string, string>>, otherNames: Readonly<Record<string, readonly string[]>>,
): FeedContext['countryCode'] {
  const codes = new Map<string, string>();
  const key = (words: string): string =>
    words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  for (const [code, name] of Object.entries(names)) codes.set(key(code), code).set(key(name), code);
  for (const [code, others] of Object.entries(otherNames)) for (const name of others) codes.set(key(name), code);
  return (words) => codes.get(key(words.replace(/^region:/i, '')));
}
