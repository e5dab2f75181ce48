import type { Selectable } from 'kysely';
import type { RequestDatabase } from '../../store/request.ts';
import type { Tables } from '../../store/tables.ts';
import type { Services } from '../services.ts';

export type JobRow = Selectable<Tables['job']>;

/** What a job has while it runs. It may run again after a crash, so that what it does twice has to have no second effect. */
export interface RunningJob {
  job: JobRow;
  services: Services;
  /** Runs work in a transaction bound to the job's workspace. */
  transact<Result>(work: (database: RequestDatabase) => Promise<Result>): Promise<Result>;
  /** Aborted when the process is to end, or another one took the job over. */
  signal: AbortSignal;
}

/** A kind of work; its result is kept in the transaction that ends the job. */
export interface JobKind {
  name: string;
  run(running: RunningJob): Promise<unknown>;
}
