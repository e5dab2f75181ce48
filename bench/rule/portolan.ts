import { fileURLToPath } from 'node:url';
import { readLawTexts } from '../../src/cli/lawFiles.ts';
import { checkCorpus } from '../../src/corpus/check.ts';
import { readCorpus } from '../../src/corpus/corpus.ts';
import type { Diagnostic } from '../../src/corpus/diagnostic.ts';
import { Cells } from '../../src/engine/cells.ts';
import type { Column } from '../../src/engine/columns.ts';
import { LawEngine } from '../../src/engine/lawEngine.ts';
import { controlled, type Facts, others } from './facts.ts';
import { factNames } from './peer.ts';

/** The rule as a page of law, read, checked and ready to be asked. */
export function openRule(on: string) {
  const problems: Diagnostic[] = [];
  const corpus = readCorpus(readLawTexts(fileURLToPath(new URL('.', import.meta.url))), problems);
  problems.push(...checkCorpus(corpus));
  if (problems.length > 0) throw new Error(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  const engine = new LawEngine(corpus);
  const question = { on, view: 'enforced' } as const;
  return { engine, question, cells: new Cells(engine, question, factNames) };
}

const places = [...controlled, ...others];

/** The same facts held in columns: numbers, and places in the list of countries. */
export function columnsOf(rows: readonly Required<Facts>[]) {
  return {
    totalProcessingPerformance: Float64Array.from(rows, (row) => row.totalProcessingPerformance),
    performanceDensity: Float64Array.from(rows, (row) => row.performanceDensity),
    destination: { values: places, at: Uint8Array.from(rows, (row) => places.indexOf(row.destination)) },
    headquarters: { values: places, at: Uint8Array.from(rows, (row) => places.indexOf(row.headquarters)) },
  } satisfies Record<string, Column>;
}

/** What a programmer would write for this rule over these columns. */
export function handOverColumns(columns: ReturnType<typeof columnsOf>): boolean[] {
  const { totalProcessingPerformance: performances, performanceDensity: densities, destination, headquarters } = columns;
  const isControlled = Uint8Array.from(places, (place) => Number(controlled.includes(place)));
  const needed = new Array<boolean>(performances.length);
  for (let row = 0; row < needed.length; row++) {
    const performance = performances[row]!;
    needed[row] = (performance >= 4800 || performance >= 2400 && densities[row]! >= 1.6)
      && (isControlled[destination.at[row]!]! | isControlled[headquarters.at[row]!]!) === 1;
  }
  return needed;
}
