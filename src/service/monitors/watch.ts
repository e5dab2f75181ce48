import { sql } from 'kysely';
import { newId } from '../../store/ids.ts';
import type { RequestDatabase } from '../../store/request.ts';
import { repeatedly } from '../jobs/repeatedly.ts';
import type { Services } from '../services.ts';
import { lookJob } from './look.ts';

const usualMinutes = 5;

/**
 * Asks again and again for a look at every workspace in which something is watched; a look is short where nothing has moved. Any
 * number of processes may do so: where a look already waits, no other is asked for. Gives what ends it.
 */
export function watch({ store, log }: Pick<Services, 'store' | 'log'>, minutes = usualMinutes): () => void {
  // What moved while no process ran is looked at first.
  return repeatedly('watch', minutes, log, () => askForLooks(store));
}

/** Asks for a look at a workspace, in the transaction of whoever asks. */
export async function askForLook(database: Pick<RequestDatabase, 'insertInto'>, workspace: string, user: string): Promise<string> {
  const job = newId();
  await database.insertInto('job').values({ id: job, workspace, kind: lookJob.name, asked: '{}', created_by: user }).execute();
  return job;
}

/** Asks for a look wherever something is watched, or parties are compared, and none is waited for. Gives how many were asked for. */
export async function askForLooks(store: Services['store']): Promise<number> {
  const { rows } = await sql<{ workspace: string }>`
    select m.workspace from (select workspace from portolan.monitor union select workspace from portolan.party) m
    where not exists (
      select 1 from portolan.job j where j.workspace = m.workspace and j.kind = ${lookJob.name}
        and j.state in ('waiting', 'queued', 'running'))`.execute(store.owner);
  for (const { workspace } of rows) await askForLook(store.owner, workspace, 'system');
  return rows.length;
}
