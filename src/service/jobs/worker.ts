import { fromPglite, type JobWithMetadata, PgBoss } from 'pg-boss';
import { sql } from 'kysely';
import { inJob } from '../../store/request.ts';
import type { Store } from '../../store/store.ts';
import { watch } from '../monitors/watch.ts';
import type { Services } from '../services.ts';
import type { JobKind } from './jobKind.ts';
import { repeatedly } from './repeatedly.ts';
import { askForCleaning } from './retention.ts';

const queue = 'portolan';
const mostRetries = 8;
/** A process that has not been heard of for so long has its jobs taken over. */
const silentSeconds = 10;
const pollSeconds = 0.5;
const superviseSeconds = 2;
const cleaningMinutes = 60;
const relayMilliseconds = 250;
const relayedAtOnce = 100;

/** A process that does jobs. */
export interface JobWorker {
  /** Finishes the job under way, or gives it back, and takes no other. */
  stop(): Promise<void>;
}

/** Starts doing jobs, `atOnce` of them at a time. Any number of processes may do so on one database. */
export async function startWorker(services: Services, kinds: readonly JobKind[], atOnce = 1): Promise<JobWorker> {
  const { store, log } = services;
  const boss = bossOf(store);
  boss.on('error', (error) => log.error('queue', { name: (error as Error).name }));
  await boss.start();
  await boss.createQueue(queue, { retryLimit: mostRetries, retryDelay: 1, heartbeatSeconds: silentSeconds, expireInSeconds: 3600 });
  const ending = new AbortController();
  await boss.work<{ job: string }>(queue, { includeMetadata: true, batchSize: 1, localConcurrency: atOnce,
    pollingIntervalSeconds: pollSeconds },
    async (jobs) => {
      for (const job of jobs as unknown as JobWithMetadata<{ job: string }>[]) {
        await runJob(services, kinds, job, AbortSignal.any([ending.signal, job.signal]));
      }
    });
  const ends = [watch(services), repeatedly('retention', cleaningMinutes, log, () => askForCleaning(store))];
  const relaying = relay(store, boss, ending.signal, (error) => log.error('relay', { name: (error as Error).name }));
  return {
    stop: async () => {
      ending.abort();
      for (const end of ends) end();
      await relaying;
      await boss.stop({ graceful: true, timeout: 20_000 });
    },
  };
}

function bossOf(store: Store): PgBoss {
  const usual = {
    schema: 'portolan_queue', superviseIntervalSeconds: superviseSeconds, monitorIntervalSeconds: superviseSeconds, schedule: false,
  };
  return store.embedded === undefined
    ? new PgBoss({ ...usual, db: { executeSql: (text, values) => store.executeSql(text, values) } })
    : new PgBoss({ ...usual, backend: 'pglite', db: fromPglite(store.embedded) });
}

/**
 * Hands what was asked for to the queue. A job has the same id in both, so that it is in the queue once however often it is
 * handed over.
 */
async function relay(store: Store, boss: PgBoss, ending: AbortSignal, onError: (error: unknown) => void): Promise<void> {
  while (!ending.aborted) {
    try {
      const waiting = await store.owner.selectFrom('job').select('id')
        .where('state', '=', 'waiting').orderBy('created_at').limit(relayedAtOnce).execute();
      for (const { id } of waiting) {
        await boss.send(queue, { job: id }, { id });
        await store.owner.updateTable('job').set({ state: 'queued' }).where('id', '=', id).where('state', '=', 'waiting').execute();
      }
    } catch (error) {
      onError(error);
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, relayMilliseconds);
      ending.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
    });
  }
}

async function runJob(services: Services, kinds: readonly JobKind[], queued: JobWithMetadata<{ job: string }>,
  signal: AbortSignal): Promise<void> {
  const { store, log } = services;
  const job = await store.owner.selectFrom('job').selectAll().where('id', '=', queued.data.job).executeTakeFirst();
  if (job === undefined || ['done', 'failed'].includes(job.state)) return;
  const kind = kinds.find(({ name }) => name === job.kind);
  const end = (state: 'done' | 'failed', result: unknown): Promise<unknown> => inJob(store, job.workspace,
    (database) => database.updateTable('job')
    .set({ state, result: JSON.stringify(result ?? null), finished_at: sql<Date>`now()` })
    .where('id', '=', job.id).where('state', 'not in', ['done', 'failed']).execute());
  if (kind === undefined) {
    await end('failed', { message: `This version knows no work of the kind ${job.kind}.` });
    return;
  }
  await inJob(store, job.workspace, (database) => database.updateTable('job').set({ state: 'running' }).where('id', '=', job.id)
    .where('state', 'in', ['waiting', 'queued']).execute());
  try {
    await end('done', await kind.run({ job, services, signal, transact: (work) => inJob(store, job.workspace, work) }));
    log.info('job', { job: job.id, kind: job.kind });
  } catch (error) {
    log.error('job', { job: job.id, kind: job.kind, name: (error as Error).name, attempt: queued.retryCount });
    if (queued.retryCount >= mostRetries) await end('failed', { message: 'It failed too often. The log of the server says how.' });
    throw error;
  }
}
