import type { ListEntry } from '../screening/entry.ts';
import type { ListDiff } from '../screening/lists/diff.ts';
import type { FeedSource } from '../screening/lists/sources.ts';
import { entryCount, type FeedVersion } from '../screening/lists/version.ts';
import type { ListsStatus } from './listsStatus.ts';
import type { Outcome } from './listsTake.ts';
import { count, type Page, styled, wrap } from './render/layout.ts';

const most = 20;

/** What became of one feed, in a line or, where it was refused, in as many as it takes. */
export function outcomeText(feed: FeedSource, outcome: Outcome, page: Page): string {
  if (outcome.kind === 'unchanged') return `${feed.id}: nothing new. ${outcome.version.id} stays in force.\n`;
  if (outcome.kind === 'taken') {
    const { version, before } = outcome;
    const change = before === undefined ? '' : ` (before: ${before.id}, ${number(entryCount(before))})`;
    const lists = Object.entries(version.counts).map(([list, entries]) => `  ${list.padEnd(30)} ${number(entries)}`);
    const head = `${feed.id}: ${styled(page, 'green', 'taken')}. ${version.id}, ${number(entryCount(version))} entries${change}.`;
    return [head, ...lists, ''].join('\n');
  }
  const stays = outcome.before === undefined
    ? 'No version of this feed is held.'
    : `The version ${outcome.before.id} stays in force.`;
  return [
    `${feed.id}: ${styled(page, ['bold', 'red'], 'REFUSED')}. ${stays}`,
    ...outcome.reasons.flatMap((reason) => wrap(`- ${reason}`, page.width, 2, 2)),
    ...(outcome.judged ? wrap('If you know that it is right, take it with --force.', page.width, 2) : []), '',
  ].join('\n');
}

/** The lists a screening looks at, the feeds, and what was refused. */
export function statusText({ lists, notices, feeds }: ListsStatus, page: Page): string {
  const lines = ['Lists that a screening looks at', ''];
  const wide = Math.max(...lists.map(({ list }) => list.length));
  for (const { list, day, entries, feed, stale, starter } of lists) {
    const origin = starter ? styled(page, 'yellow', 'starter list') : `from ${feed}`;
    const age = stale ? `, ${styled(page, 'yellow', 'not looked at lately')}` : '';
    lines.push(`  ${list.padEnd(wide)}  ${day}  ${number(entries).padStart(7)}  ${origin}${age}`);
  }
  for (const notice of notices) lines.push('', ...wrap(notice, page.width, 2).map((line) => styled(page, 'yellow', line)));
  lines.push('', 'Feeds', '');
  const wideFeed = Math.max(...feeds.map(({ feed }) => feed.length));
  for (const { feed, version, entries, checked, refused, versions } of feeds) {
    if (version === undefined) {
      lines.push(`  ${feed.padEnd(wideFeed)}  never taken in`);
      continue;
    }
    lines.push(`  ${feed.padEnd(wideFeed)}  ${version}  ${number(entries ?? 0).padStart(7)}  looked at on ${checked?.slice(0, 10)}`);
    if (refused !== undefined) {
      lines.push(...wrap(styled(page, 'red', `REFUSED on ${refused.on.slice(0, 10)}: ${refused.reasons.join(' ')}`), page.width, 4, 2));
    }
    for (const one of versions ?? []) {
      lines.push(`    ${one.inForce ? '*' : ' '} ${one.id}  ${number(one.entries).padStart(7)}  taken ${one.taken.slice(0, 16)}`);
      lines.push(...one.files.map(({ name, sha256 }) => `        sha256 ${sha256.slice(0, 16)}…  ${name}`));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Two versions compared. */
export function diffText(
  { before, after, diff, all }: { before: FeedVersion; after: FeedVersion; diff: ListDiff; all: boolean }, page: Page,
): string {
  const { added, removed, changed, unchangedCount } = diff;
  const lines = [
    `${before.feed}: ${before.id} to ${after.id}`,
    `${count(added.length, 'entry', 'entries')} added, ${removed.length} removed, ${changed.length} changed, `
      + `${number(unchangedCount)} the same.`,
  ];
  const part = <Item>(title: string, items: readonly Item[], line: (item: Item) => string): void => {
    if (items.length === 0) return;
    lines.push('', title, ...(all ? items : items.slice(0, most)).map((item) => `  ${line(item)}`));
    if (!all && items.length > most) lines.push(`  … and ${items.length - most} more (--all names them)`);
  };
  part(styled(page, 'green', 'Added'), added, entryLine);
  part(styled(page, 'red', 'Removed'), removed, entryLine);
  part(styled(page, 'yellow', 'Changed'), changed, ({ after: entry, fields }) => `${entryLine(entry)} (${fields.join(', ')})`);
  return `${lines.join('\n')}\n`;
}

/** Two versions compared, for another program. */
export function diffJson(before: FeedVersion, after: FeedVersion, { added, removed, changed, unchangedCount }: ListDiff): string {
  return `${JSON.stringify({ feed: after.feed, from: before.id, to: after.id, unchangedCount, added, removed, changed }, null, 2)}\n`;
}

/** One entry in a line: list, id, name. */
export function entryLine({ list, id, name, countries }: ListEntry): string {
  const places = countries.map(({ code, text }) => code ?? text).join(' ');
  return `${list} ${id}  ${name}${places === '' ? '' : `  [${places}]`}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
