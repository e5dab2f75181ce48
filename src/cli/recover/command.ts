import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { InputError } from '../../corpus/diagnostic.ts';
import { readConfiguration } from '../../service/configuration.ts';
import { createIdentity } from '../../service/identity.ts';
import { newRecovery } from '../../service/recovery.ts';
import { openStore } from '../../store/store.ts';
import { dataFolder, placeOf } from '../serve/place.ts';
import { portOf, usualPort } from '../serve/port.ts';

/** `portolan recover EMAIL`: a link for somebody who lost their password, also for the last one who runs the server. */
export function addRecoverCommand(program: Command): void {
  program.command('recover')
    .description('Print a link by which the person of an account sets a new password, once, within an hour.')
    .argument('<email>', 'the address of the account')
    .option('--port <number>', 'the port of the server, where PORTOLAN_ADDRESS does not say where it is', portOf, usualPort)
    .option('--data <folder>', 'where everything is kept, unless DATABASE_URL names a PostgreSQL', dataFolder())
    .action(recover);
}

async function recover(email: string, { port, data }: { port: number; data: string }): Promise<void> {
  const configuration = readConfiguration(process.env, { port, processors: 1 });
  const store = await openStore(placeOf(configuration, data));
  try {
    // Nobody signs in here: no cookie is ever signed with this secret.
    const user = await createIdentity(store, configuration, randomUUID()).accountOf(email);
    if (user === undefined) {
      throw new InputError([{ file: 'command line', line: 1, column: 1, message: 'There is no account of this address.',
        hint: 'Check how it is written, and which folder or database is meant.' }]);
    }
    const { link } = await newRecovery({ store, configuration }, user, 'server');
    process.stdout.write(`Open this link within an hour, once:\n  ${link}\n`);
  } finally {
    await store.close();
  }
}
