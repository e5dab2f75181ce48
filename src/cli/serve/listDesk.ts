import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { InputError } from '../../corpus/diagnostic.ts';
import { reasonsToRefuse } from '../../screening/lists/judge.ts';
import { formatOf } from '../../screening/lists/readers.ts';
import type { FeedVersion } from '../../screening/lists/version.ts';
import type { ListDesk, ListOffer, PackedVersion } from '../../service/lists/listDesk.ts';
import { attempt } from '../inputFile.ts';
import { feedNamed, openListsBench } from '../listsBench.ts';
import { feedFolder, inForce, keepVersion, keptFeeds, putInForce, readEntries, readVersion, versionPaths } from '../listsStore.ts';
import { beginningOf, readOffer } from '../listsTake.ts';

/** The lists of this machine, as `portolan lists` keeps them. Offers are read elsewhere, because that takes long. */
export const listsHere: Omit<ListDesk, 'readOffer'> = {
  inForce: () => new Map(keptFeeds().map((feed) => [feed, inForce(feed)!])),
  read: (feed, version) => {
    const about = readVersion(feed, version);
    if (about === undefined) throw new InputError([{
      file: feedFolder(feed), line: 1, column: 1, message: `The version ${version} is not there.`, hint: 'Take the list in again.',
    }]);
    // What was damaged on the disk goes nowhere.
    readEntries(about);
    return { about, entries: readFileSync(versionPaths(join(feedFolder(feed), version)).entries) };
  },
  hold: ({ about, entries }, checked) => {
    const made = join(feedFolder(about.feed), `.new-${process.pid}`);
    attempt(made, () => {
      mkdirSync(made, { recursive: true });
      writeFileSync(versionPaths(made).entries, entries);
      writeFileSync(versionPaths(made).version, `${JSON.stringify(about, null, 2)}\n`);
    });
    keepVersion(made, about);
    putInForce(about.feed, { version: about.id, checked });
  },
  judge: (about, before) => reasonsToRefuse(feedNamed(openListsBench(), about.feed), { counts: about.counts, repeated: [],
    header: about.published === undefined ? {} : { published: about.published } }, before),
};

/** Reads what is offered as a version of a list. Throws {@link InputError} where it cannot be read or the feed is not known. */
export async function offeredList({ feed, files, published }: ListOffer, before: FeedVersion | undefined): Promise<
  PackedVersion & { reasons: string[] }
> {
  const bench = openListsBench();
  const known = feedNamed(bench, feed);
  const folder = mkdtempSync(join(tmpdir(), 'portolan-list-'));
  try {
    const offered = join(folder, 'offered');
    mkdirSync(offered);
    const paths = files.map(({ name, bytes }) => ({ name: basename(name), path: join(offered, basename(name)), bytes }));
    for (const { path, bytes } of paths) writeFileSync(path, bytes);
    const { version: about, reasons } = await readOffer(folder, bench, {
      feed: known, format: formatOf(beginningOf(paths[0]!.path)) ?? known.format,
      files: paths.map(({ name, path }) => ({ name, path })), ...(published === undefined ? {} : { published }),
    }, before);
    return { about, reasons, entries: readFileSync(versionPaths(folder).entries) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
