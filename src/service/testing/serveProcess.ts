// A server in a process of its own, without law and pages, for tests that kill it. Its one argument is JSON: a place, and a port.
import { jobKinds } from '../jobs/jobKinds.ts';
import { startWorker } from '../jobs/worker.ts';
import { readConfiguration } from '../configuration.ts';
import { createPortolanServer } from '../server.ts';
import { openStore, type StorePlace } from '../../store/store.ts';
import { idleAnalyst } from './service.ts';

const { place, port } = JSON.parse(process.argv[2]!) as { place: StorePlace; port: number };
const configuration = readConfiguration({ PORTOLAN_REQUESTS_PER_MINUTE: '1000000' }, { port, processors: 2 });
const log = { info: () => undefined,
  error: (event: string, fields?: object) => process.stderr.write(`${event} ${JSON.stringify(fields)}\n`) };
const store = await openStore(place);
const { server, services } = createPortolanServer({
  configuration, store, log, analyst: idleAnalyst, secret: 'for tests that kill the process', version: '0',
  law: { digest: '', snapshot: '' },
  site: (_, response) => response.end(),
});
if (store.kind === 'embedded') await startWorker(services, jobKinds);
server.listen(port, '127.0.0.1', () => process.stdout.write('ready\n'));
