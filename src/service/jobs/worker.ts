import { fromPglite, type JobWithMetadata, PgBoss } from 'pg-boss';
import { sql } from 'kysely';
import type { Store } from '../../store/store.ts';
import { watch } from '../monitors/watch.ts';
import type { Services } from '../services.ts';
import { transactInJob } from '../transaction.ts';
import type { JobKind, JobRow, RunningJob } from './jobKind.ts';
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
  const job = await services.store.owner.selectFrom('job').selectAll().where('id', '=', queued.data.job).executeTakeFirst();
  if (job === undefined || ['done', 'failed'].includes(job.state)) return;
  const { tracing } = services.telemetry;
  const { traceparent } = job;
  const from = traceparent === null ? undefined : { from: new Headers({ traceparent }) };
  await tracing.span({ name: `job ${job.kind}`, kind: 'consumer', ...from,
    facts: { 'portolan.job': job.id, 'portolan.job.kind': job.kind, 'portolan.job.attempt': queued.retryCount } },
  () => attempt(services, kinds.find(({ name }) => name === job.kind), job, queued.retryCount, signal));
}

async function attempt(services: Services, kind: JobKind | undefined, job: JobRow, retries: number, signal: AbortSignal): Promise<void> {
  const { log, telemetry: { metrics } } = services;
  const transact: RunningJob['transact'] = (work) => transactInJob(services, job.workspace, work);
  const end = (state: 'done' | 'failed', result: unknown): Promise<unknown> => transact((database) => database.updateTable('job')
    .set({ state, result: JSON.stringify(result ?? null), finished_at: sql<Date>`now()` })
    .where('id', '=', job.id).where('state', 'not in', ['done', 'failed']).execute());
  if (kind === undefined) {
    await end('failed', { message: `This version knows no work of the kind ${job.kind}.` });
    return;
  }
  await transact((database) => database.updateTable('job').set({ state: 'running' }).where('id', '=', job.id)
    .where('state', 'in', ['waiting', 'queued']).execute());
  const began = performance.now();
  const counted = (state: 'done' | 'failed'): void => {
    metrics.count('job', { kind: job.kind, state }, (performance.now() - began) / 1000);
  };
  try {
    await end('done', await kind.run({ job, services, signal, transact }));
    counted('done');
    log.info('job', { job: job.id, kind: job.kind });
  } catch (error) {
    counted('failed');
    log.error('job', { job: job.id, kind: job.kind, name: (error as Error).name, attempt: retries });
    if (retries >= mostRetries) await end('failed', { message: 'It failed too often. The log of the server says how.' });
    throw error;
  }
}
