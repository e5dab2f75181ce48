import { newId } from '../../store/ids.ts';
import { deleteEnded, forgetEphemeral, workspacesWithEnded } from '../../store/retention.ts';
import type { Store } from '../../store/store.ts';
import type { JobKind } from './jobKind.ts';

/** Deletes what a workspace need not keep any longer; the ledger says what, and still verifies. */
export const retentionJob: JobKind = {
  name: 'retention',
  run: async ({ job, services, signal }) => ({ deleted: await deleteEnded(services.store, job.workspace, new Date(), signal) }),
};

/** Asks for a clean-up of every workspace in which the time of something is over, where none is waited for already. */
export async function askForCleaning(store: Store): Promise<number> {
  await forgetEphemeral(store);
  const waiting = new Set((await store.owner.selectFrom('job').select('workspace').where('kind', '=', retentionJob.name)
    .where('state', 'in', ['waiting', 'queued', 'running']).execute()).map(({ workspace }) => workspace));
  const due = (await workspacesWithEnded(store, new Date())).filter((workspace) => !waiting.has(workspace));
  for (const workspace of due) {
    await store.owner.insertInto('job').values({ id: newId(), workspace, kind: retentionJob.name, asked: '{}', created_by: 'system' })
      .execute();
  }
  return due.length;
}
