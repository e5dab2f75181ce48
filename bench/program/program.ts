// What is asked of a package for the Program: its requirements, its financing, and the proposal as files.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { financingOf } from '../../src/cli/dossier/gather.ts';
import { dossierBench } from '../../src/cli/dossier/law.ts';
import { projectRoot } from '../../src/cli/lawFiles.ts';
import { openWorkbench } from '../../src/cli/workbench.ts';
import { determine } from '../../src/determination/determine.ts';
import { Memory } from '../../src/determination/memory.ts';
import { readPackage } from '../../src/package/reader.ts';
import { programmeOf } from '../../src/program/programme.ts';
import { bestCommand } from '../cold/process.ts';
import { figure, type Section, table, verdict } from '../table.ts';
import { meanMilliseconds } from '../timing.ts';

const samples = ['gulf-sovereign-cluster', 'lower-income-inference-region', 'small-allied-market'];
const [runs, dossierRuns, warmTargetMilliseconds, dossierTargetMilliseconds] = [9, 3, 20, 5000];

/** Processor time of programme and financing, warm; time on the wall of the command that writes the dossier. */
export function measureProgram(on: string): Section {
  const bench = dossierBench(openWorkbench());
  const rows = samples.map((name) => ({ name, ...measureSample(bench, name, on), dossier: dossierMilliseconds(name, on) }));
  const most = (what: 'programme' | 'finance' | 'dossier'): number => Math.max(...rows.map((row) => row[what]));
  const warm = Math.max(most('programme'), most('finance'));
  return { title: 'Programme, financing, dossier', text: [
    `*Programme* and *finance*: milliseconds of processor time, mean of ${runs}, of a package read anew whose answers stand in the memory\n`
    + `that the site keeps. *Dossier*: \`portolan dossier\` from nothing to PDF, DOCX and receipt on the wall, best of ${dossierRuns}.`,
    table(['package', 'programme, ms', 'finance, ms', 'dossier, ms'],
      rows.map(({ name, programme, finance, dossier }) => [name, figure(programme), figure(finance), figure(dossier)]), [1, 2, 3]),
    table(['target', 'wanted', 'measured', ''], [
      verdict('programme and finance, warm', 'under 20 ms', `${figure(warm)} ms`, warm < warmTargetMilliseconds),
      verdict('a dossier', 'under 5 s', `${figure(most('dossier'))} ms`, most('dossier') < dossierTargetMilliseconds),
    ], [1, 2])].join('\n\n') };
}

function measureSample(bench: ReturnType<typeof dossierBench>, name: string, on: string) {
  const path = join(projectRoot, 'examples', `${name}.yaml`);
  const text = readFileSync(path, 'utf8');
  const options = { on, assumeOrdinary: true, horizonDays: 0, memory: new Memory() };
  const read = () => {
    const { package: found } = readPackage(text, { path, vocabulary: bench.vocabulary, catalogNames: bench.catalog.names });
    return { found, determination: determine(bench.engine, found, bench.catalog, options) };
  };
  const time = (what: (each: ReturnType<typeof read>) => void): number => meanMilliseconds(Array.from({ length: runs }, read), what);
  return {
    programme: time(({ found, determination }) => {
      programmeOf(bench.engine, found, bench.catalog, determination, bench.law.programme, options);
    }),
    finance: time(({ found }) => { financingOf(bench, found, { on, assumeOrdinary: true, rates: [], stated: [] }); }),
  };
}

function dossierMilliseconds(name: string, on: string): number {
  const folder = mkdtempSync(join(os.tmpdir(), 'portolan-bench-'));
  try {
    const words = ['scripts/portolan.mjs', 'dossier', join('examples', `${name}.yaml`), '--on', on, '-o', folder];
    return bestCommand(dossierRuns, ['node', ...words]).wallMilliseconds;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
