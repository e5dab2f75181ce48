import { looksLikeCite, placesIn, placeWithin } from './cite.ts';
import type { Corpus } from './corpus.ts';
import { type Provision, type Version, versionOn } from './provision.ts';

/** A provision that answers to what was typed. */
export interface Found {
  provision: string;
  cite: string;
  title: string;
  /** By what it was found. */
  by: 'cite' | 'name' | 'title' | 'text';
  /** The rule whose cite or name was asked for, where that is narrower than the page. */
  rule?: string;
  /** The words around the first that was found in the text. */
  excerpt?: string;
}

interface Entry {
  provision: string;
  version: Version;
  /** The page's own cite and path, then those of its rules. */
  cites: { places: string[]; rule?: string }[];
  /** Exceptions, authorisations and prohibitions by the names that people call them. */
  names: Map<string, string>;
  title: string;
  text: string;
}

const excerptLength = 160;

/** The provisions of a corpus, found by cite, by the name of an exception, or by words. */
export class LawIndex {
  private readonly entries: Entry[];

  /** Reads each provision as it stands on a day; one that is not in force then, as it read last or will read first. */
  constructor(corpus: Corpus, on: string) {
    this.entries = corpus.provisions.map((provision) => entryOf(provision, on));
  }

  /** What answers to a text, the best first. */
  find(text: string, most = 50): Found[] {
    const scored = [...this.byCite(text), ...this.byWords(text)].toSorted((left, right) => right.score - left.score);
    const seen = new Set<string>();
    return scored.filter(({ found: { provision } }) => !seen.has(provision) && seen.add(provision)).slice(0, most)
      .map(({ found }) => found);
  }

  /** A cite narrower than any page leads to the narrowest page that holds it. */
  private byCite(text: string): Scored[] {
    if (!looksLikeCite(text)) return [];
    const all = placesIn(text);
    for (let length = all.length; length > 0; length--) {
      const places = all.slice(0, length);
      const found = this.entries.flatMap((entry) => citeMatch(entry, places));
      if (found.length > 0) return found;
    }
    return [];
  }

  private byWords(text: string): Scored[] {
    const words = text.toLowerCase().split(/[^\p{L}\p{N}-]+/u).filter((word) => word !== '');
    return words.length === 0 ? [] : this.entries.flatMap((entry) => wordMatch(entry, words));
  }
}

interface Scored {
  score: number;
  found: Found;
}

function entryOf(provision: Provision, on: string): Entry {
  const version = versionOn(provision, on) ?? provision.versions.findLast(({ effective }) => effective <= on) ?? provision.versions[0]!;
  const { id } = provision;
  return {
    provision: id, version, title: version.title.toLowerCase(),
    text: version.prose.replaceAll(/```rule\n[^]*?```/g, ' ').replaceAll(/\s+/g, ' '),
    cites: [
      { places: placesIn(id.slice(id.indexOf('/') + 1)) }, { places: placesIn(version.cite) },
      ...version.rules.map((rule) => ({ places: placesIn(rule.cite), rule: rule.id })),
    ],
    names: new Map(version.rules.flatMap((rule) => ('name' in rule ? [[rule.name.toLowerCase(), rule.id]] : []))),
  };
}

function citeMatch({ provision, version: { cite, title }, cites }: Entry, places: readonly string[]): Scored[] {
  const matches = cites.flatMap(({ places: whole, rule }): Scored[] => {
    const start = placeWithin(places, whole);
    if (start < 0) return [];
    const beyond = whole.length - start - places.length;
    const score = 1000 - start - 10 * beyond - (rule === undefined ? 0 : 5);
    return [{ score, found: { provision, cite, title, by: 'cite', ...(rule === undefined ? {} : { rule }) } }];
  });
  return matches.toSorted((left, right) => right.score - left.score).slice(0, 1);
}

function wordMatch({ provision, version: { cite, title: shown }, names, title, text }: Entry, words: readonly string[]): Scored[] {
  const head = { provision, cite, title: shown };
  const named = words.length === 1 ? names.get(words[0]!) : undefined;
  if (named !== undefined) return [{ score: 900 - provision.length, found: { ...head, by: 'name', rule: named } }];
  const begins = (word: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'iu');
  const patterns = words.map(begins);
  const inTitle = patterns.filter((pattern) => pattern.test(title)).length;
  const places = patterns.map((pattern) => text.search(pattern));
  if (patterns.some((pattern, index) => places[index]! < 0 && !pattern.test(title))) return [];
  const first = places.filter((place) => place >= 0).toSorted((left, right) => left - right)[0];
  const by = inTitle === words.length ? 'title' : 'text';
  return [{
    score: 100 * inTitle / words.length + 10 / provision.split('/').length,
    found: { ...head, by, ...(first === undefined ? {} : { excerpt: excerptAt(text, first) }) },
  }];
}

function excerptAt(text: string, place: number): string {
  const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, place - excerptLength / 4)) + 1);
  const to = text.indexOf(' ', from + excerptLength);
  const plain = text.slice(from, to < 0 ? undefined : to).replaceAll(/\]\([^)]*\)|[[*`#]|\[/g, '');
  return `${from > 0 ? '… ' : ''}${plain}${to < 0 ? '' : ' …'}`;
}
