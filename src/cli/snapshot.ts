import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startupSnapshot } from 'node:v8';
import { determine } from '../determination/determine.ts';
import { determineOptions } from './check.ts';
import { projectRoot } from './lawFiles.ts';
import { endWithReader, runPortolan } from './program.ts';
import { screenPackage } from './screenLedgerPackage.ts';
import { snapshotCommands } from './snapshotCommands.ts';
import { holdWorkbench, openPackage } from './workbench.ts';

// Run once, by `scripts/makeSnapshot.mjs`. What stands in memory at its end is what later starts begin with: the modules, law
// and catalog as read, the engine, the law of these days compiled and the starter list with its
// names taken apart, which the examples see to.
const workbench = holdWorkbench();
for (const name of readdirSync(join(projectRoot, 'examples')).filter((entry) => entry.endsWith('.yaml'))) {
  const { package: found } = openPackage(join(projectRoot, 'examples', name), workbench);
  const asked = determineOptions({}, found.on, workbench.corpus);
  screenPackage(found, asked.on, workbench, () => ({ status: 'open', because: [] }));
  determine(workbench.engine, found, workbench.catalog, asked);
}

startupSnapshot.setDeserializeMainFunction(() => {
  endWithReader();
  void runPortolan(process.argv.slice(2), snapshotCommands);
});
