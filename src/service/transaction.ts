import { type Acting, inJob, inRequest, type RequestDatabase } from '../store/request.ts';
import type { ActingRole } from '../store/tables.ts';
import type { Services } from './services.ts';
import type { Spanned } from './telemetry/tracing.ts';

type Parts = Pick<Services, 'store' | 'telemetry'>;

/** What is told of a transaction: that there was one, and how long it took with all its attempts. Not what it read or wrote. */
const transaction: Spanned = { name: 'transaction', kind: 'client', facts: { 'db.system.name': 'postgresql' } };

/** {@link inRequest}, told to those who watch. */
export function transactAs<Result>(
  { store, telemetry: { tracing } }: Parts, acting: Omit<Acting, 'traceparent'>,
  work: (database: RequestDatabase, roles: readonly ActingRole[]) => Promise<Result>,
): Promise<Result> {
  return tracing.span(transaction, () => inRequest(store, { ...acting, traceparent: tracing.traceparent() }, work));
}

/** {@link inJob}, told to those who watch. */
export function transactInJob<Result>(
  { store, telemetry: { tracing } }: Parts, workspace: string, work: (database: RequestDatabase) => Promise<Result>,
): Promise<Result> {
  return tracing.span(transaction, () => inJob(store, workspace, work));
}
