import { entryCount, versionDay } from '../screening/lists/version.ts';
import { type HeldList, openHeldLists } from './listsHeld.ts';
import type { ListsBench } from './listsBench.ts';
import { openOutline } from './listsHome.ts';
import { type InForce, inForce, keptVersions, readVersion } from './listsStore.ts';

/** What is known of a feed. */
export interface FeedStatus {
  feed: string;
  title: string;
  /** Missing where the feed was never taken in. */
  version?: string;
  day?: string;
  entries?: number;
  checked?: string;
  refused?: InForce['refused'];
  versions?: { id: string; taken: string; entries: number; inForce: boolean; files: { name: string; sha256: string }[] }[];
}

/** Which lists a screening would look at today, and what is known of every feed. */
export interface ListsStatus {
  lists: HeldList[];
  notices: string[];
  feeds: FeedStatus[];
}

/** The state of everything that is held. */
export function statusOf(bench: ListsBench, today: string, withVersions: boolean): ListsStatus {
  const { lists, notices } = openHeldLists({ today, outline: openOutline(bench.sourcesFile) });
  const feeds = [...bench.sources.feeds.values()].map(({ id, title }): FeedStatus => {
    const state = inForce(id);
    const version = state === undefined ? undefined : readVersion(id, state.version);
    if (state === undefined || version === undefined) return { feed: id, title };
    return {
      feed: id, title, version: version.id, day: versionDay(version), entries: entryCount(version), checked: state.checked,
      ...(state.refused === undefined ? {} : { refused: state.refused }),
      ...(withVersions ? { versions: versionsOf(id, version.id) } : {}),
    };
  });
  return { lists, notices, feeds };
}

function versionsOf(feed: string, current: string): NonNullable<FeedStatus['versions']> {
  return keptVersions(feed).map((version) => ({
    id: version.id, taken: version.taken, entries: entryCount(version), inForce: version.id === current,
    files: version.files.map(({ name, sha256 }) => ({ name, sha256 })),
  }));
}
