import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Solved } from './ownershipSolve.ts';
import { figure, type Section, table, verdict } from './table.ts';

const [wantedSeconds, wantedGigabytes] = [5, 2];
const gigabyte = 1024 ** 3;

/** How long a graph of a million entities and five million stakes takes, whole and asked about one party, in a process of its own. */
export function measureOwnership(): Section {
  const script = fileURLToPath(new URL('./ownershipSolve.ts', import.meta.url));
  const graphs = (['known', 'a tenth open', 'in circles'] as const).map((kind) =>
    JSON.parse(execFileSync(process.execPath, [script, kind], { encoding: 'utf8' })) as Solved);
  const slowest = Math.max(...graphs.map(({ seconds }) => seconds));
  const largest = Math.max(...graphs.map(({ bytes }) => bytes));
  const rows = graphs.map(({ kind, entities, stakes, seconds, single, bytes, sure, open, named }) => [
    kind, figure(entities), figure(stakes), `${figure(seconds)} s`, `${figure(single)} ms`, `${figure(bytes / gigabyte)} GB`,
    figure(sure), figure(open), figure(named),
  ]);
  return {
    title: 'Ownership',
    text: [
      'A seeded graph: most stakes run down, from few large owners to many small companies; a thousand owners count by themselves. '
      + 'The time, of the processor, is that of building the ways through the graph and solving it for everybody, at the least and at '
      + 'the most; then what a hundred doubtful answers hang on, each. Memory is the most that the process ever held, the graph and '
      + 'Node itself included.',
      table(['shares', 'entities', 'stakes', 'whole graph', 'one doubtful answer', 'memory', 'reached', 'open', 'open stakes named'], rows,
        [1, 2, 3, 4, 5, 6, 7, 8]),
      table(['wanted', 'target', 'measured', ''], [
        verdict('a million entities, five million stakes', `under ${wantedSeconds} s`, `${figure(slowest)} s`, slowest < wantedSeconds),
        verdict('memory', `under ${wantedGigabytes} GB`, `${figure(largest / gigabyte)} GB`, largest < wantedGigabytes * gigabyte),
      ], [1, 2]),
    ].join('\n\n'),
  };
}
