import canonicalize from 'canonicalize';
import type { ListEntry } from '../entry.ts';
import { entryFingerprint } from './version.ts';

/** An entry that says something else than before, and what of it changed. */
export interface ChangedEntry {
  before: ListEntry;
  after: ListEntry;
  fields: string[];
}

/** What one version has that another has not. */
export interface ListDiff {
  added: ListEntry[];
  removed: ListEntry[];
  changed: ChangedEntry[];
  unchangedCount: number;
}

/** Fields that say where an entry stands in a file and who shows it, not who is listed and how. */
const places = new Set(['at', 'source']);

/** Compares two versions by list and id, in the order of the later one. */
export function diffEntries(before: Iterable<ListEntry>, after: Iterable<ListEntry>): ListDiff {
  const old = new Map([...before].map((entry) => [entryKey(entry), entry]));
  const diff: ListDiff = { added: [], removed: [], changed: [], unchangedCount: 0 };
  for (const entry of after) {
    const earlier = old.get(entryKey(entry));
    old.delete(entryKey(entry));
    if (earlier === undefined) diff.added.push(entry);
    else if (entryFingerprint(earlier) === entryFingerprint(entry)) diff.unchangedCount++;
    else diff.changed.push({ before: earlier, after: entry, fields: changedFields(earlier, entry) });
  }
  diff.removed.push(...old.values());
  return diff;
}

/** What names an entry among all lists. */
export function entryKey({ list, id }: Pick<ListEntry, 'list' | 'id'>): string {
  return `${list}/${id}`;
}

function changedFields(before: ListEntry, after: ListEntry): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof ListEntry>;
  const text = (entry: ListEntry, name: keyof ListEntry): string => canonicalize(entry[name] ?? null)!;
  return [...names].filter((name) => !places.has(name) && text(before, name) !== text(after, name)).sort();
}
