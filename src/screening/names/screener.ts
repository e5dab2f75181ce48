import { IdentifierIndex } from '../decisions/identifierIndex.ts';
import type { Alias, Identifier, ListEntry, Party } from '../entry.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { indexNames, type NameIndex } from './index/nameIndex.ts';
import { NameSearch } from './index/search.ts';
import { type Name, mayBeFirm, nameOf, withoutPlaces } from './name.ts';
import { type NameScore, scoreNames } from './score.ts';
import tuning from './tables/tuning.json' with { type: 'json' };

/** From which score on a match is shown, unless somebody asks for another. */
export const { usualThreshold } = tuning;

/** What the list says about a name of an entry. */
export type Standing = 'primary' | 'strong' | 'former' | 'weak';

/** How one name of an entry compares with one of the subject. */
export interface NameResult extends NameScore {
  subjectName: Name;
  listedName: Name;
  standing: Standing;
}

/** An entry that may be the subject. */
export interface EntryMatch {
  entry: ListEntry;
  /** From 0 to 1: the best name, lowered by whatever speaks against it; 1 where an identifier is the same. */
  score: number;
  /** Every name of the entry that reached the threshold, best first. Empty where only an identifier is the same. */
  names: NameResult[];
  evidence: Evidence[];
  /** Identifiers that both have. */
  identifiers: Identifier[];
  /** Set where a name of the subject has all of a listed one that tells it from others; then the score may be below the threshold. */
  contains?: Contained;
}

/** That a name holds what tells a listed one from all others: its bearer may be an affiliate, or somebody else of that name. */
export interface Contained {
  /** More entries of the same list of which the same holds; they are no match of their own. */
  others: number;
}

interface ListedName {
  entry: number;
  written: string;
  standing: Standing;
}

/** How many names of the list are kept as they were taken apart: the same are found again and again. */
const namesKept = 1 << 14;

/** Of a name without a core: how much must be left when the places are taken out, and how alike a listed name must be to that. */
const [leastWithoutCore, wholeName] = [0.7, 0.9];

/** A weak name by itself is less; with something else that agrees it counts in full. */
const { weakName: weakFactor } = tuning;
const standings: readonly Standing[] = ['primary', 'strong', 'former', 'weak'];

/** Screens subjects against entries of lists: every name of each against every name of each, and what is known beside them. */
export class Screener {
  readonly entries: readonly ListEntry[];
  /** How many names of entries are compared. */
  readonly nameCount: number;
  readonly #listed: ListedName[] = [];
  readonly #names = new Map<number, Name>();
  readonly #search: NameSearch;
  readonly #identifiers: IdentifierIndex;

  /** With `index`, one that was made before of entries with the same names in the same order, it is not made again. */
  constructor(entries: readonly ListEntry[], index?: NameIndex) {
    this.entries = entries;
    entries.forEach((entry, at) => {
      for (const [written, standing] of writtenNames(entry)) this.#listed.push({ entry: at, written, standing });
    });
    this.nameCount = this.#listed.length;
    this.#search = new NameSearch(index ?? indexNames(this.#allNames()), (name) => this.#nameAt(name));
    this.#identifiers = new IdentifierIndex(entries);
  }

  /** What is found in is plain data, and can be kept. */
  get index(): NameIndex {
    return this.#search.index;
  }

  * #allNames(): Generator<Name> {
    for (let name = 0; name < this.nameCount; name++) yield this.#newName(name);
  }

  #newName(name: number): Name {
    const { entry, written } = this.#listed[name]!;
    return nameOf(written, this.entries[entry]!.kind);
  }

  /** A name of the list, taken apart. */
  #nameAt(name: number): Name {
    let made = this.#names.get(name);
    if (made === undefined) {
      if (this.#names.size >= namesKept) this.#names.clear();
      this.#names.set(name, made = this.#newName(name));
    }
    return made;
  }

  /**
   * The entries whose score is no less than the threshold (above 0), the likeliest first. Nothing is missed: the index leaves out
   * only names whose score cannot reach the threshold, and what is known beside the names only ever lowers a score. Behind them
   * stands, for each list, the likeliest entry whose name is contained in one of the subject's although the score is lower.
   */
  screen(subject: Party, threshold = usualThreshold): EntryMatch[] {
    const names = [...new Set([subject.name, ...subject.aliases.map(({ name }) => name)])].map((written) => nameOf(written, subject.kind));
    const likely = this.#alike(subject, names, threshold);
    const contained = this.#contained(subject, names);
    if (contained.length === 0) return likely;
    const known = new Set(likely.map(({ entry }) => entry));
    const byList = Map.groupBy(contained, ({ entry }) => entry.list);
    const nearest = [...byList.values()].filter((matches) => matches.every(({ entry }) => !known.has(entry)))
      .map((matches) => ({ ...matches.sort(likelierFirst)[0]!, contains: { others: matches.length - 1 } }));
    const own = new Set(contained.map(({ entry }) => entry));
    const marked = likely.map((match) => (own.has(match.entry) ? { ...match, contains: { others: 0 } } : match));
    return [...marked, ...nearest.sort(likelierFirst)];
  }

  /** The entries whose score is no less than the threshold, the likeliest first. */
  #alike(subject: Party, names: readonly Name[], threshold: number): EntryMatch[] {
    const found = new Map<number, NameResult[]>();
    for (const subjectName of names) {
      for (const hit of this.#search.search(subjectName, threshold)) this.#take(found, subjectName, hit.name, hit.listed, hit);
    }
    if (found.size === 0 && subject.identifiers.length === 0) return [];
    const signs = Map.groupBy(this.#identifiers.find(subject), ({ entry }) => entry);
    const matches = [...found].filter(([at]) => !signs.has(this.entries[at]!))
      .map(([at, names]) => matchOf(subject, this.entries[at]!, names, []));
    for (const [entry, same] of signs) {
      matches.push(matchOf(subject, entry, found.get(this.entries.indexOf(entry)) ?? [], same.map(({ identifier }) => identifier)));
    }
    return matches.filter(({ score }) => score >= threshold).sort(likelierFirst);
  }

  /** The entries of which a name has the core of a name of the subject, or is all of one but for the places in it. */
  #contained(subject: Party, names: readonly Name[]): EntryMatch[] {
    const found = new Map<number, NameResult[]>();
    for (const asked of mayBeFirm(subject.kind) ? names : []) {
      const elsewhere = asked.core === '' ? withoutPlaces(asked) : undefined;
      const hits = elsewhere === undefined || elsewhere.weight < leastWithoutCore
        ? this.#search.withCoreOf(asked) : this.#search.search(elsewhere, wholeName);
      for (const { name, listed } of hits) {
        if (mayBeFirm(listed.kind)) this.#take(found, asked, name, listed, scoreNames(asked, listed));
      }
    }
    return [...found].map(([at, results]) => matchOf(subject, this.entries[at]!, results, []));
  }

  #take(found: Map<number, NameResult[]>, subjectName: Name, name: number, listedName: Name, { score, parts, matches }: NameScore): void {
    const { entry, standing } = this.#listed[name]!;
    const result = { score, parts, matches, subjectName, listedName, standing };
    const results = found.get(entry);
    if (results === undefined) found.set(entry, [result]);
    else results.push(result);
  }
}

/** Every way in which an entry is named, each once, with what the list says about it. */
function writtenNames({ name, aliases }: Party): Map<string, Standing> {
  const names = new Map<string, Standing>([[name, 'primary']]);
  for (const alias of aliases) if (!names.has(alias.name)) names.set(alias.name, standingOf(alias));
  return names;
}

function standingOf({ strength, former }: Alias): Standing {
  if (strength === 'weak') return 'weak';
  return former === true ? 'former' : 'strong';
}

function matchOf(subject: Party, entry: ListEntry, names: NameResult[], identifiers: Identifier[]): EntryMatch {
  const evidence = evidenceOf(subject, entry);
  const supported = evidence.some(({ verdict }) => verdict === 'agrees');
  const worth = ({ score, standing }: NameResult): number => score * (standing === 'weak' && !supported ? weakFactor : 1);
  names.sort((left, right) => worth(right) - worth(left) || standings.indexOf(left.standing) - standings.indexOf(right.standing));
  const byName = names.length === 0 ? 0 : worth(names[0]!);
  const score = identifiers.length > 0 ? 1 : evidence.reduce((product, { factor }) => product * factor, byName);
  return { entry, score, names, evidence, identifiers };
}

/**
 * The order of matches. Where scores are the same: what agrees beside the name, then what does not speak against it, then the
 * standing of the name, then how many names of the entry are alike, then the list and its own order of entries.
 */
function likelierFirst(left: EntryMatch, right: EntryMatch): number {
  const count = ({ evidence }: EntryMatch, verdict: Evidence['verdict']): number =>
    evidence.filter((each) => each.verdict === verdict).length;
  const standing = ({ names: [best] }: EntryMatch): number => (best === undefined ? -1 : standings.indexOf(best.standing));
  const bestName = ({ names: [best] }: EntryMatch): number => best?.score ?? 1;
  return right.score - left.score || bestName(right) - bestName(left)
    || count(right, 'agrees') - count(left, 'agrees') || count(left, 'differs') - count(right, 'differs')
    || standing(left) - standing(right) || right.names.length - left.names.length
    || compareText(left.entry.list, right.entry.list) || compareText(left.entry.id, right.entry.id);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
