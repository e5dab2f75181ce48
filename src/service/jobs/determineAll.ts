import { InputError } from '../../corpus/diagnostic.ts';
import { FactError } from '../../engine/lawEngine.ts';
import { newId } from '../../store/ids.ts';
import type { PackageQuestion } from '../analyst.ts';
import type { JobKind, RunningJob } from './jobKind.ts';

type Asked = Omit<PackageQuestion, 'package'>;
interface Latest { id: string; version: number; text: string }

/** Determines the latest version of every package of a workspace; each answer is kept once, whatever happens on the way. */
export const determineAll: JobKind = {
  name: 'determine-all',
  run: async (running) => {
    const { job, transact, signal } = running;
    const waiting = await transact(async (database) => {
      const packages = await database.selectFrom('package').select(['id', 'latest_version']).where('latest_version', '>', 0).orderBy('id')
        .execute();
      const had = await database.selectFrom('determination').select('package').where('job', '=', job.id).execute();
      await database.updateTable('job').set({ total: packages.length, done: had.length }).where('id', '=', job.id).execute();
      const done = new Set(had.map(({ package: of }) => of));
      return packages.filter(({ id }) => !done.has(id));
    });
    const faults: { package: string; message: string }[] = [];
    for (const { id, latest_version } of waiting) {
      signal.throwIfAborted();
      const { text } = await transact((database) => database.selectFrom('package_version').select('text')
        .where('package', '=', id).where('version', '=', latest_version).executeTakeFirstOrThrow());
      const message = await determined(running, { id, version: latest_version, text });
      if (message !== undefined) faults.push({ package: id, message });
    }
    return { faults };
  },
};

/** Determines one package and keeps the answer. Gives what is wrong with a package that cannot be determined. */
async function determined({ job, services, transact, signal }: RunningJob, { id, version, text }: Latest): Promise<string | undefined> {
  let answer: string;
  try {
    answer = await services.analyst.determine({ ...job.asked as Asked, package: text }, signal);
  } catch (error) {
    if (error instanceof InputError || error instanceof FactError) return error.message;
    throw error;
  }
  const { on, corpus } = JSON.parse(answer) as { on: string; corpus: string };
  await transact(async (database) => {
    const { numInsertedOrUpdatedRows } = await database.insertInto('determination').values({
      id: newId(), workspace: job.workspace, package: id, version, job: job.id, asked: JSON.stringify(job.asked), on_day: on, corpus,
        answer,
      created_by: 'system',
    }).onConflict((conflict) => conflict.columns(['job', 'package']).where('job', 'is not', null).doNothing()).executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) return;
    await database.updateTable('job').set((row) => ({ done: row('done', '+', 1) })).where('id', '=', job.id).execute();
  });
  return undefined;
}
