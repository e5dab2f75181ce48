import { determineAll } from './determineAll.ts';
import { lookJob } from '../monitors/look.ts';
import type { JobKind } from './jobKind.ts';
import { retentionJob } from './retention.ts';

/** Every kind of job. A room with jobs of its own adds them here. */
export const jobKinds: readonly JobKind[] = [determineAll, lookJob, retentionJob];
