// Bundles src/cli/snapshot.ts, runs it once, and has V8 keep what then stands in memory. Runs on the project's Node.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { readTexts } from '../src/cli/lawFiles.ts';
import { openWorkbench } from '../src/cli/workbench.ts';
import { root } from './install.mjs';
import { machine, recordFile, statOf } from './snapshot.mjs';

const folder = path.dirname(recordFile);
const name = `start-${process.pid}`;
const script = path.join(folder, `${name}.cjs`);
const blob = path.join(folder, `${name}.blob`);

/** Where each module stood, for those that look for files beside themselves. */
const ownAddress = {
  name: 'own address',
  transform: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
};

process.env.PORTOLAN_LAW = 'own';
// What this machine keeps of official lists may change at any time, so it is none of what a snapshot begins with.
process.env.PORTOLAN_LISTS = path.join(folder, 'no-lists');
// Into the cache: the snapshot's own process cannot read TypeScript, and so no law from its texts.
openWorkbench();
fs.mkdirSync(folder, { recursive: true });
const bundle = await rolldown({ input: path.join(root, 'src', 'cli', 'snapshot.ts'), platform: 'node', plugins: [ownAddress] });
// What is imported from the command line is not in a snapshot, so the guard goes into the bundle.
const guard = fs.readFileSync(path.join(root, 'scripts', 'guard.mjs'), 'utf8');
const { output } = await bundle.write({ file: script, format: 'cjs', codeSplitting: false, banner: guard });
// Node says of some of its own modules that they were not tried in snapshots; the test of this one tries what is used of them.
const { status } = spawnSync(process.execPath,
  [...process.execArgv, '--no-warnings', '--snapshot-blob', blob, '--build-snapshot', script],
  { stdio: ['ignore', 'ignore', 'inherit'] });
fs.rmSync(script);
if (status === 0) keep();
else process.exitCode = 1;

/** Says what the snapshot was made from; those made before go. */
function keep() {
  const half = `${recordFile}.${process.pid}`;
  fs.writeFileSync(half, JSON.stringify({
    machine: machine(), blob, madeFrom: [...new Set(ingredients())].map((file) => [file, statOf(file)]),
  }));
  fs.renameSync(half, recordFile);
  for (const old of fs.readdirSync(folder)) {
    if (/^start-\d+\.blob$/.test(old) && old !== path.basename(blob)) fs.rmSync(path.join(folder, old));
  }
}

/** Program, law, catalog and starter list, with the folders of the two in which something may come to be, Node, and the makers. */
function ingredients() {
  const modules = output[0].moduleIds.filter((id) => path.isAbsolute(id) && !id.includes(`${path.sep}node_modules${path.sep}`));
  const read = [...readTexts('law', ['.md', '.yaml']), ...readTexts('catalog', ['.yaml']), ...readTexts('lists', ['.yaml'])];
  const texts = read.map((text) => path.join(root, text.path));
  const makers = ['guard', 'makeSnapshot', 'snapshot', 'run'].map((maker) => path.join(root, 'scripts', `${maker}.mjs`));
  return [...modules, ...texts, ...texts.flatMap(foldersAbove), ...makers, path.join(root, 'package-lock.json'), process.execPath];
}

function foldersAbove(file) {
  const above = path.dirname(file);
  return above === root ? [] : [above, ...foldersAbove(above)];
}
