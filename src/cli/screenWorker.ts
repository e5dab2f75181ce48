import { parentPort, workerData } from 'node:worker_threads';
import { rowReader } from '../screening/decisions/batch.ts';
import { unpackIndex } from '../screening/names/index/packed.ts';
import { Screener } from '../screening/names/screener.ts';
import { openCountries } from './listsHome.ts';
import type { Answered, Portion, WorkerOrder } from './screenBook.ts';
import { matchJson } from './screenText.ts';

// One thread of `portolan screen --file`: gets portions of a book, gives back lines of JSON.
const { entries, index, threshold, limit, columns } = workerData as WorkerOrder;
const screener = new Screener(entries, unpackIndex(index));
const reader = rowReader(columns, openCountries());

parentPort!.on('message', ({ number, line, rows }: Portion) => {
  let lines = '';
  let matched = 0;
  rows.forEach((cells, index) => {
    const subject = reader.read(cells, line + index);
    const matches = screener.screen(subject, threshold);
    if (matches.length === 0) return;
    matched++;
    lines += `${JSON.stringify({
      line: line + index, id: subject.id, name: subject.name, found: matches.length, matches: matches.slice(0, limit).map(matchJson),
    })}\n`;
  });
  parentPort!.postMessage({ number, lines, parties: rows.length, matched } satisfies Answered);
});
