// A server in a process of its own, without law and pages, for tests that kill it. Its one argument is JSON: a place, a port, and
// whether it does jobs.
import { jobKinds } from '../jobs/jobKinds.ts';
import { startWorker } from '../jobs/worker.ts';
import { readConfiguration } from '../configuration.ts';
import { createPortolanServer } from '../server.ts';
import { openStore, type StorePlace } from '../../store/store.ts';
import { killedSecret } from './processes.ts';
import { slowAnalyst } from './slowAnalyst.ts';

const { place, port, doesJobs } = JSON.parse(process.argv[2]!) as { place: StorePlace; port: number; doesJobs?: true };
const configuration = readConfiguration({ PORTOLAN_REQUESTS_PER_MINUTE: '1000000' }, { port, processors: 2 });
const log = { info: () => undefined,
  error: (event: string, fields?: object) => process.stderr.write(`${event} ${JSON.stringify(fields)}\n`) };
const store = await openStore(place);
const { server, services } = createPortolanServer({
  configuration, store, log, analyst: slowAnalyst(), secret: killedSecret, version: '0',
  law: { digest: '', snapshot: '' },
  site: (_, response) => response.end(),
});
if (store.kind === 'embedded' || doesJobs === true) await startWorker(services, jobKinds);
server.listen(port, '127.0.0.1', () => process.stdout.write('ready\n'));
