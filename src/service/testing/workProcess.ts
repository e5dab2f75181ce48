// Does jobs in a process of its own, without law, for tests that kill it. Its one argument is JSON: a place.
import { setTimeout as pause } from 'node:timers/promises';
import { openStore, type StorePlace } from '../../store/store.ts';
import { readConfiguration } from '../configuration.ts';
import { jobKinds } from '../jobs/jobKinds.ts';
import { startWorker } from '../jobs/worker.ts';
import { createServices } from '../server.ts';
import { idleAnalyst } from './service.ts';

const { place } = JSON.parse(process.argv[2]!) as { place: StorePlace };
const log = { info: () => undefined,
  error: (event: string, fields?: object) => process.stderr.write(`${event} ${JSON.stringify(fields)}\n`) };
const answer = JSON.stringify({ format: 'portolan-determination/2', on: '2026-11-23', corpus: '0'.repeat(64) });
/** Slow enough to be killed on the way. */
const analyst = { ...idleAnalyst, determine: () => pause(20, answer) };
const services = createServices({
  configuration: readConfiguration({}, { port: 0, processors: 2 }), store: await openStore(place), analyst, log,
  secret: 'for tests that kill the process', scopes: new Set(), isReady: () => true,
});
await startWorker(services, jobKinds);
process.stdout.write('ready\n');
