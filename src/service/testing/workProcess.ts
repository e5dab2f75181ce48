// Does jobs in a process of its own, without law, for tests that kill it. Its one argument is JSON: a place.
import { openStore, type StorePlace } from '../../store/store.ts';
import { readConfiguration } from '../configuration.ts';
import { jobKinds } from '../jobs/jobKinds.ts';
import { startWorker } from '../jobs/worker.ts';
import { createServices } from '../server.ts';
import { killedSecret } from './processes.ts';
import { slowAnalyst } from './slowAnalyst.ts';

const { place } = JSON.parse(process.argv[2]!) as { place: StorePlace };
const log = { info: () => undefined,
  error: (event: string, fields?: object) => process.stderr.write(`${event} ${JSON.stringify(fields)}\n`) };
const services = createServices({
  configuration: readConfiguration({}, { port: 0, processors: 2 }), store: await openStore(place), analyst: slowAnalyst(), log,
  secret: killedSecret, scopes: new Set(), isReady: () => true,
});
await startWorker(services, jobKinds);
process.stdout.write('ready\n');
