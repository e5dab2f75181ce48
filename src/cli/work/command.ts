import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { InputError } from '../../corpus/diagnostic.ts';
import { readConfiguration } from '../../service/configuration.ts';
import { jobKinds } from '../../service/jobs/jobKinds.ts';
import { startWorker } from '../../service/jobs/worker.ts';
import { keepListsTogether } from '../../service/lists/sync.ts';
import { jsonLog } from '../../service/log.ts';
import { createServices } from '../../service/server.ts';
import { startTelemetry } from '../../service/telemetry/telemetry.ts';
import { openStore } from '../../store/store.ts';
import { Analysts } from '../serve/analysts.ts';
import { placeOf } from '../serve/place.ts';
import { stopSignal } from '../serve/process.ts';
import { portolanVersion } from '../version.ts';

/** `portolan work`: does the jobs of a service whose data is in a PostgreSQL, beside any number of others. */
export function addWorkCommand(program: Command): void {
  program.command('work')
    .description('Do the jobs of a service on PostgreSQL (DATABASE_URL), beside others, until interrupted.')
    .action(work);
}

async function work(): Promise<void> {
  const configuration = readConfiguration(process.env, { port: 0, processors: availableParallelism() });
  if (configuration.databaseUrl === undefined) {
    throw new InputError([{
      file: 'environment', line: 1, column: 1, field: 'DATABASE_URL', message: 'There is no database to find work in.',
      hint: 'A service that keeps its data in a folder does its own jobs; on PostgreSQL name the one that `serve` uses.',
    }]);
  }
  const stopped = stopSignal();
  const store = await openStore(placeOf(configuration, ''));
  try {
    const analyst = await Analysts.start({ threads: configuration.analysts, longestSeconds: configuration.longestAnswerSeconds });
    const log = jsonLog((line) => process.stderr.write(line));
    // Nobody signs in here: no cookie is ever signed with this secret.
    const telemetry = await startTelemetry(configuration, log, portolanVersion());
    const services = createServices({
      configuration, store, analyst, log, telemetry, secret: randomUUID(), scopes: new Set(), isReady: () => true,
    });
    const endLists = await keepListsTogether(services);
    const worker = await startWorker(services, jobKinds, configuration.analysts);
    process.stdout.write('Doing jobs.\n');
    await stopped;
    endLists();
    await worker.stop();
    await analyst.close();
    await telemetry.stop();
  } finally {
    await store.close();
  }
}
