import type { FeedVersion } from '../../screening/lists/version.ts';
import type { RequestDatabase } from '../../store/request.ts';
import { repeatedly } from '../jobs/repeatedly.ts';
import type { Services } from '../services.ts';
import type { PackedVersion } from './listDesk.ts';

type Database = Pick<RequestDatabase, 'selectFrom' | 'insertInto' | 'updateTable'>;

/** A version of the store with its entries. Throws where there is none, which its references do not allow. */
async function versionOf(database: Database, feed: string, version: string): Promise<PackedVersion> {
  const { about, entries } = await database.selectFrom('list_version').select(['about', 'entries'])
    .where('feed', '=', feed).where('version', '=', version).executeTakeFirstOrThrow();
  return { about: about as FeedVersion, entries };
}

/** What is known of the version that is in force in the store. */
export async function versionInForce(database: Database, feed: string): Promise<FeedVersion | undefined> {
  const row = await database.selectFrom('list_in_force').innerJoin('list_version', (join) =>
    join.onRef('list_version.feed', '=', 'list_in_force.feed').onRef('list_version.version', '=', 'list_in_force.version'))
    .select('about').where('list_in_force.feed', '=', feed).executeTakeFirst();
  return row?.about as FeedVersion | undefined;
}

/** Keeps a version and puts it in force, in the transaction of the caller. */
export async function putInForce(database: Database, { about, entries }: PackedVersion, checked: string, by: string): Promise<void> {
  const { feed, id: version, digest } = about;
  await database.insertInto('list_version').values({
    feed, version, digest, about: JSON.stringify(about), entries: Buffer.from(entries), added_by: by,
  }).onConflict((conflict) => conflict.doNothing()).execute();
  await database.insertInto('list_in_force').values({ feed, version, checked })
    .onConflict((conflict) => conflict.column('feed').doUpdateSet({ version, checked, refused: null })).execute();
}

/** Remembers why what was offered was refused; what is in force stays. */
export async function rememberRefusal(database: Database, feed: string, reasons: readonly string[]): Promise<void> {
  await database.updateTable('list_in_force').set({ refused: JSON.stringify({ on: new Date().toISOString(), reasons }) })
    .where('feed', '=', feed).execute();
}

/**
 * Brings the lists of this process and those of the store together: for each feed that one counts at which somebody looked last. What
 * `portolan lists` took in on this machine goes to the store, unless something speaks against it there; what the store has comes here.
 */
export async function syncLists({ store: { owner }, analyst: { lists }, log }: Pick<Services, 'store' | 'analyst' | 'log'>): Promise<void> {
  const kept = new Map((await owner.selectFrom('list_in_force').selectAll().execute()).map((row) => [row.feed, row]));
  const here = lists.inForce();
  for (const feed of new Set([...kept.keys(), ...here.keys()])) {
    const [row, own] = [kept.get(feed), here.get(feed)];
    if (row?.version === own?.version) continue;
    if (row !== undefined && (own === undefined || own.checked <= row.checked.toISOString())) {
      lists.hold(await versionOf(owner, feed, row.version), row.checked.toISOString());
      continue;
    }
    const { version, checked } = own!;
    const packed = lists.read(feed, version);
    const before = await versionInForce(owner, feed);
    const reasons = before === undefined ? [] : lists.judge(packed.about, before);
    if (reasons.length === 0) {
      await owner.transaction().execute((database) => putInForce(database, packed, checked, 'server'));
      continue;
    }
    log.error('list refused', { feed, version, reasons: reasons.join(' ') });
    await rememberRefusal(owner, feed, reasons);
    lists.hold(await versionOf(owner, feed, row!.version), checked);
  }
}

const usualMinutes = 5;

/** Brings lists together now and again. Resolves when it was done once; gives what ends it. */
export async function keepListsTogether(
  services: Pick<Services, 'store' | 'analyst' | 'log'>, minutes = usualMinutes,
): Promise<() => void> {
  await syncLists(services);
  return repeatedly('lists', minutes, services.log, () => syncLists(services));
}
