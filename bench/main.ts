// `npm run bench`: Portolan beside its peers, in one run, on one machine. Prints the tables and writes docs/bench.md.
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { measureAnswers } from './answers/answers.ts';
import { measureCold } from './cold/cold.ts';
import { measureProgram } from './program/program.ts';
import { measureQuestions } from './questions/questions.ts';
import { measurePackages } from './package/package.ts';
import { measureReforms } from './reform/reform.ts';
import { measureNeighbour } from './exportControlsAgent/compare.ts';
import { measureOwnership } from './ownership.ts';
import { measureMissing } from './rule/missing.ts';
import { openPeers } from './rule/peers.ts';
import { measureRule } from './rule/speed.ts';
import { measureNames, type NamePlaces } from './names/names.ts';
import { measureService } from './service/service.ts';
import { measureSite } from './site/site.ts';
import type { Section } from './table.ts';
import { measureVisitors } from './visitors/visitors.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const page = fileURLToPath(new URL('../docs/bench.md', import.meta.url));

installPeers();
const today = new Date().toISOString().slice(0, 10);
await run(today, process.argv.slice(2));

/**
 * Measures the parts whose names are given, or all; only a whole run is written down. `neighbour=PATH` gives a checkout,
 * `million=run` puts a million packages under a reform, `data=PATH` gives the folder of public test sets, `nomenklatura=PYTHON` a
 * Python that has it, `watchman=SERVER` its server.
 */
async function run(on: string, given: readonly string[]): Promise<void> {
  const places: { neighbour?: string; million?: string } & NamePlaces = Object.fromEntries(
    given.filter((argument) => argument.includes('=')).map((argument) => argument.split(/=(.*)/s, 2)));
  const wanted = given.filter((argument) => !argument.includes('='));
  const { peers, absent } = await openPeers();
  const parts: Record<string, () => Promise<Section> | Section> = {
    rule: () => measureRule(peers, absent, on),
    missing: () => measureMissing(peers, on),
    questions: () => measureQuestions(on),
    package: () => measurePackages(on),
    answers: () => measureAnswers(on),
    program: () => measureProgram(on),
    reform: () => measureReforms(on, places.million === 'run'),
    cold: () => measureCold(on),
    site: () => measureSite(on),
    ownership: () => measureOwnership(),
    neighbour: () => measureNeighbour(places.neighbour),
    names: () => measureNames(on, places),
    service: () => measureService(on),
    visitors: () => measureVisitors(on),
  };
  const unknown = wanted.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    process.stderr.write(`There is no part “${unknown.join(', ')}”. The parts are ${Object.keys(parts).join(', ')}.\n`);
    process.exitCode = 2;
    return;
  }
  const head = headOf(on);
  process.stdout.write(`${head}\n`);
  let text = head;
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const section = await measure();
    const written = `\n## ${section.title}\n\n${section.text}\n`;
    process.stdout.write(written);
    text += written;
  }
  if (wanted.length === 0 && absent.length === 0) writeFileSync(page, text);
  else process.stdout.write('\ndocs/bench.md was left alone: this was not the whole comparison.\n');
}

function headOf(on: string): string {
  const [cpu] = os.cpus();
  return `# Measured\n\nWritten by \`npm run bench\`; nothing here is typed by hand. ${on}, Node ${process.versions.node}, `
    + `${os.availableParallelism()} cores, ${cpu?.model.trim() ?? 'unknown processor'}.\n`
    + `While it began, ${os.loadavg()[0]!.toFixed(1)} programs wanted a core: the busier a machine, the slower its walls;\n`
    + 'ratios of one run move less.\n';
}

/** The peers have their own lockfile, so that they never become dependencies of the product. */
function installPeers(): void {
  if (existsSync(`${folder}node_modules/.package-lock.json`)) return;
  const npm = process.env.npm_execpath;
  if (npm === undefined) {
    process.stderr.write('The peers are not installed; run the bench through npm: npm run bench\n');
    return;
  }
  try {
    const options = { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] };
    execFileSync(process.execPath, [npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
  } catch (error) {
    if (!(error instanceof Error && 'status' in error)) throw error;
    process.stderr.write('The peers could not be installed (no network?). Only Portolan is measured.\n');
  }
}
