import type { ListEntry, Party, PartyKind, Subject } from '../screening/entry.ts';
import type { Finding } from '../screening/decisions/finding.ts';
import { IdentifierIndex } from '../screening/decisions/identifierIndex.ts';
import { indexNames } from '../screening/names/index/nameIndex.ts';
import { NameSearch } from '../screening/names/index/search.ts';
import { type Name, nameOf } from '../screening/names/name.ts';

/** Compares one subject with every entry. */
export type Matcher = (subject: Subject) => Finding[];

/** From which score on a finding is shown, unless somebody asks for another. */
export const usualThreshold = 0.85;
const alike = 0.97;

/**
 * Makes a matcher of entries: by sign, exactly, and by name from the threshold on. What it finds is ordered, best first. The
 * verdict of a finding is `identifier`, `same-name` or `like`: words, so that a decision does not hang on a digit.
 */
export function openMatcher(entries: readonly ListEntry[], threshold: number): Matcher {
  const signs = new IdentifierIndex(entries);
  const owners: ListEntry[] = [];
  const names: Name[] = [];
  for (const entry of entries) {
    for (const written of writtenNames(entry)) {
      names.push(nameOf(written, entry.kind));
      owners.push(entry);
    }
  }
  const search = new NameSearch(indexNames(names));
  return (subject) => {
    const found = new Map<ListEntry, Finding>();
    for (const written of writtenNames(subject)) {
      for (const { name, score } of search.search(nameOf(written, subject.kind), threshold)) {
        const entry = owners[name]!;
        if ((found.get(entry)?.score ?? 0) >= score || areStrangers(subject.kind, entry.kind)) continue;
        const because = `“${written}” is like “${names[name]!.written}”`;
        found.set(entry, { subject, entry, score, verdict: score >= alike ? 'same-name' : 'like', because });
      }
    }
    for (const { entry, identifier: { kind, title, value } } of signs.find(subject)) {
      found.set(entry, { subject, entry, score: 1, verdict: 'identifier', because: `the same ${title ?? kind}: ${value}` });
    }
    return [...found.values()].sort((left, right) => right.score - left.score || (left.entry.id < right.entry.id ? -1 : 1));
  };
}

function writtenNames({ name, aliases }: Party): string[] {
  return [name, ...aliases.map((alias) => alias.name)];
}

/** A person is no ship. What is not known may be either. */
function areStrangers(left: PartyKind, right: PartyKind): boolean {
  return left !== 'unknown' && right !== 'unknown' && left !== right;
}
