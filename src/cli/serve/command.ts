import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { RequestListener } from 'node:http';
import { canonical } from '../../determination/receipt.ts';
import { readConfiguration } from '../../service/configuration.ts';
import { jobKinds } from '../../service/jobs/jobKinds.ts';
import { startWorker } from '../../service/jobs/worker.ts';
import { keepListsTogether } from '../../service/lists/sync.ts';
import { jsonLog } from '../../service/log.ts';
import { createPortolanServer } from '../../service/server.ts';
import { startTelemetry } from '../../service/telemetry/telemetry.ts';
import { openStore } from '../../store/store.ts';
import { readLawTexts } from '../lawFiles.ts';
import { snapshotOf } from '../receiptStore.ts';
import { builtSite } from '../siteBuild.ts';
import { siteData } from '../siteData.ts';
import { siteListener } from '../siteServer.ts';
import { portolanVersion } from '../version.ts';
import { Analysts } from './analysts.ts';
import { dataFolder, placeOf, secretOf } from './place.ts';
import { portOf, usualPort } from './port.ts';
import { listen, stopSignal } from './process.ts';

interface ServeFlags {
  port: number;
  data: string;
  site: boolean;
}

/** `portolan serve`: the workbench for many people, with what they save in one place. */
export function addServeCommand(program: Command): void {
  program.command('serve')
    .description('Serve the workbench and its API to many people, until interrupted. Settings: docs/operating.md.')
    .option('--port <number>', 'the port', portOf, usualPort)
    .option('--data <folder>', 'where everything is kept, unless DATABASE_URL names a PostgreSQL', dataFolder())
    .option('--no-site', 'serve the API alone')
    .action(serve);
}

async function serve({ port, data, site }: ServeFlags): Promise<void> {
  const configuration = readConfiguration(process.env, { port, processors: availableParallelism() });
  const stopped = stopSignal();
  const store = await openStore(placeOf(configuration, data));
  try {
    const analyst = await Analysts.start({ threads: configuration.analysts, longestSeconds: configuration.longestAnswerSeconds });
    const log = jsonLog((line) => process.stderr.write(line));
    const telemetry = await startTelemetry(configuration, log, portolanVersion());
    const portolan = createPortolanServer({
      configuration, store, analyst, log, telemetry, secret: secretOf(configuration, data), version: portolanVersion(), law: lawInUse(),
      site: site ? await pages() : noPages,
    });
    const endLists = await keepListsTogether(portolan.services);
    // A folder is this process's alone, so that its jobs are too; on PostgreSQL they are for `portolan work`.
    const worker = store.kind === 'embedded' ? await startWorker(portolan.services, jobKinds) : undefined;
    await portolan.keepLaw();
    await listen(portolan.server, port, configuration.listen);
    process.stdout.write(`Portolan is at ${configuration.address}\n`);
    const link = await portolan.firstLink();
    if (link !== undefined) process.stdout.write(`Nobody runs it yet. Open this link within an hour, once:\n  ${link}\n`);
    await stopped;
    log.info('stopping');
    await portolan.stop();
    endLists();
    await worker?.stop();
    await analyst.close();
    await telemetry.stop();
  } finally {
    await store.close();
  }
}

function lawInUse(): { digest: string; snapshot: string } {
  const snapshot = snapshotOf(readLawTexts());
  return { digest: snapshot.digest, snapshot: canonical(snapshot) };
}

async function pages(): Promise<RequestListener> {
  const folder = await builtSite(() => process.stderr.write('Building the site (needed once for each state of its sources) …\n'));
  return siteListener(folder, siteData(), { isService: true });
}

const noPages: RequestListener = (_request, response) => {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('Only the API is served here, below /api.\n');
};
