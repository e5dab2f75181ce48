import type { ListEntry } from '../screening/entry.ts';
import { type FeedVersion, versionDay } from '../screening/lists/version.ts';
import { type ListsOutline, openOutline, openStarter } from './listsHome.ts';
import { inForce, keptFeeds, keptVersions, readEntries, readVersion } from './listsStore.ts';

/** One list as it was looked at. */
export interface HeldList {
  list: string;
  title: string;
  /** The feed it came from, or `starter`. */
  feed: string;
  version: string;
  /** The day of the data. */
  day: string;
  entries: number;
  /** Nobody looked for a newer one for longer than the file of sources allows. */
  stale: boolean;
  /** Only the beginning of the list, as it ships with the program. */
  starter: boolean;
}

/** Every entry that a screening looks at, and of which lists and versions they are. */
export interface HeldLists {
  entries: ListEntry[];
  lists: HeldList[];
  /** What must be said with every answer. */
  notices: string[];
}

/**
 * The lists in force today, or the newest kept that are not later than `on`. A list that several feeds carry is taken from the
 * one whose data is newest; a list that no feed carries from the starter list.
 */
export function openHeldLists(
  { on, today, outline = openOutline() }: { on?: string; today: string; outline?: ListsOutline },
): HeldLists {
  const starter = openStarter();
  const serving = new Map<string, FeedVersion>();
  const order = outline.feeds;
  for (const feed of keptFeeds().sort((left, right) => order.indexOf(left) - order.indexOf(right))) {
    const version = versionFor(feed, on);
    for (const list of Object.keys(version?.counts ?? {})) {
      const before = serving.get(list);
      if (version !== undefined && (before === undefined || versionDay(version) > versionDay(before))) serving.set(list, version);
    }
  }
  const held: HeldLists = { entries: [], lists: [], notices: [] };
  for (const version of new Set(serving.values())) {
    held.entries.push(...readEntries(version).filter(({ list }) => serving.get(list) === version));
  }
  for (const [list, version] of serving) held.lists.push(describe(list, version, outline, today));
  const begun = starter.entries.filter(({ list }) => !serving.has(list));
  for (const [list, entries] of Object.entries(Object.groupBy(begun, (entry) => entry.list))) {
    held.entries.push(...entries!);
    held.lists.push({
      list, title: outline.titles[list] ?? list, feed: 'starter', version: `starter-${starter.published}`,
      day: starter.published, entries: entries!.length, stale: false, starter: true,
    });
  }
  if (begun.length > 0) held.notices.push(starter.notice);
  const later = on === undefined ? [] : held.lists.filter(({ day }) => day > on).map(({ list }) => list);
  if (later.length > 0) held.notices.push(`No data as old as ${on} is held of ${later.join(', ')}: what was looked at is of a later day.`);
  held.lists.sort((left, right) => (left.list < right.list ? -1 : 1));
  return held;
}

/** The version of a feed for a day: the one in force, or where that is later than the day, the newest that is not. */
function versionFor(feed: string, on: string | undefined): FeedVersion | undefined {
  const current = inForce(feed);
  const version = current === undefined ? undefined : readVersion(feed, current.version);
  if (on === undefined || version === undefined || versionDay(version) <= on) return version;
  const kept = keptVersions(feed).sort((left, right) => (versionDay(left) < versionDay(right) ? -1 : 1));
  return kept.findLast((one) => versionDay(one) <= on) ?? kept[0];
}

function describe(list: string, version: FeedVersion, { titles, staleDays }: ListsOutline, today: string): HeldList {
  const checked = inForce(version.feed)?.checked ?? version.taken;
  const days = (Date.parse(today) - Date.parse(checked.slice(0, 10))) / 86_400_000;
  return {
    list, title: titles[list] ?? list, feed: version.feed, version: version.id, day: versionDay(version),
    entries: version.counts[list] ?? 0, stale: days > staleDays, starter: false,
  };
}
