import { type Selectable, sql } from 'kysely';
import { InputError } from '../../corpus/diagnostic.ts';
import { FactError } from '../../engine/lawEngine.ts';
import { newId } from '../../store/ids.ts';
import type { RequestDatabase } from '../../store/request.ts';
import { sha256 } from '../../store/sha256.ts';
import type { Tables } from '../../store/tables.ts';
import type { JobKind, RunningJob } from '../jobs/jobKind.ts';
import { syncLists } from '../lists/sync.ts';
import { decidedIn } from '../parties/pairs.ts';
import type { DecidedPair } from '../parties/partyDesk.ts';
import { screenParties } from '../parties/screenParties.ts';
import { today } from '../today.ts';
import { type Answer, answerOf, type Basis, type Change, causesToLook, changesBetween, type Present } from './answer.ts';
import { deliver } from './deliver.ts';
import { lawState } from './lawState.ts';

/**
 * Looks at every monitor of a workspace: those whose answers rest on something that has moved are asked anew, and what really
 * changed becomes a notice. What is found is kept together with the notice, so that no change is told twice or lost.
 */
export const lookJob: JobKind = {
  name: 'look',
  run: async (running) => {
    const { job, services, transact, signal } = running;
    await syncLists(services);
    const compared = await screenParties(running);
    const monitors = await transact((database) => watched(database));
    const { provisions: law, always } = lawState();
    const decided = await transact((database) => decidedIn(database, job.workspace));
    const present = { decided: sha256(JSON.stringify(decided)), day: today(), corpus: services.analyst.corpus, law, always,
      lists: monitors.length === 0 ? [] : await listsHeld(running) };
    const faults: { package: string; message: string }[] = [];
    for (const monitor of monitors) {
      signal.throwIfAborted();
      const message = await lookAt(running, monitor, { ...present, version: monitor.version }, decided);
      if (message !== undefined) faults.push({ package: monitor.package, message });
      await transact((database) => database.updateTable('job').set((row) => ({ done: row('done', '+', 1), total: monitors.length }))
        .where('id', '=', job.id).execute());
    }
    await deliver(running);
    return { faults, compared };
  },
};

type Watched = Selectable<Tables['monitor']> & { name: string; version: number };

function watched(database: RequestDatabase): Promise<Watched[]> {
  return database.selectFrom('monitor').innerJoin('package', 'package.id', 'monitor.package').selectAll('monitor')
    .select(['package.name as name', 'package.latest_version as version']).orderBy('monitor.id').execute();
}

/** The screening lists held now, each with its day, as an answer names them. */
async function listsHeld({ services, signal }: RunningJob): Promise<string[]> {
  const { compared } = await services.analyst.ask('screen', { name: 'Portolan', limit: 1 }, signal) as {
    compared: { lists: { list: string; day: string }[] } };
  return compared.lists.map(({ list, day }) => `${list} ${day}`);
}

/** Looks at one monitor. Gives what is wrong with a package that cannot be determined. */
async function lookAt(
  { services, transact, signal }: RunningJob, monitor: Watched, present: Present, decided: readonly DecidedPair[],
): Promise<string | undefined> {
  const before = monitor.answer as Answer | null;
  const causes = before === null ? ['the first look'] : causesToLook(before, monitor.basis as Basis, present);
  if (causes.length === 0) return undefined;
  const { text } = await transact((database) => database.selectFrom('package_version').select('text')
    .where('package', '=', monitor.package).where('version', '=', present.version).executeTakeFirstOrThrow());
  let found: Awaited<ReturnType<typeof answerOf>>;
  try {
    const asked = { on: present.day, ...(monitor.asked as object), package: text };
    found = await answerOf(services.analyst, asked, signal, decided);
  } catch (error) {
    if (error instanceof InputError || error instanceof FactError) return error.message;
    throw error;
  }
  const { answer, rules } = found;
  const changes = before === null ? [] : changesBetween(before, answer);
  const { always: _always, ...rested } = present;
  await transact((database) => kept(database, monitor, { answer, basis: { ...rested, rules }, causes, changes }));
  return undefined;
}

async function kept(
  database: RequestDatabase, { id, workspace, package: of, looked_at }: Watched,
  { answer, basis, causes, changes }: { answer: Answer; basis: Basis; causes: string[]; changes: Change[] },
): Promise<void> {
  const { numUpdatedRows } = await database.updateTable('monitor')
    .set({ answer: JSON.stringify(answer), basis: JSON.stringify(basis), looked_at: new Date() })
    .where('id', '=', id).where(sql<boolean>`looked_at is not distinct from ${looked_at}`).executeTakeFirst();
  // Somebody else looked in the meantime, and told of it.
  if (numUpdatedRows === 0n || changes.length === 0) return;
  const notice = newId();
  await database.insertInto('monitor_notice').values({
    id: notice, workspace, monitor: id, package: of, causes: JSON.stringify(causes), changes: JSON.stringify(changes),
  }).execute();
  const channels = await database.selectFrom('monitor_channel').select('id').where('ended_at', 'is', null).execute();
  for (const { id: channel } of channels) await database.insertInto('monitor_delivery').values({ workspace, notice, channel }).execute();
}
