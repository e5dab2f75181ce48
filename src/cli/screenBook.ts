import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { CsvError, parse } from 'csv-parse';
import { InputError } from '../corpus/diagnostic.ts';
import type { ListEntry } from '../screening/entry.ts';
import { dateHint, noDate, rowReader, unreadDates } from '../screening/decisions/batch.ts';
import { diffEntries } from '../screening/lists/diff.ts';
import { asInputError } from './inputFile.ts';
import { versionNamed } from './lists.ts';
import type { HeldLists } from './listsHeld.ts';
import { versionInForce, readEntries } from './listsStore.ts';
import type { ScreenOptions } from './screen.ts';
import { sharedIndex } from './screenIndex.ts';

/** What a worker is given when it starts. */
export interface WorkerOrder {
  entries: ListEntry[];
  /** What the names of the entries are found in, shared by all threads. */
  index: Uint8Array;
  threshold: number;
  limit: number;
  columns: string[];
}

/** Rows of the book on their way to a worker; `line` is that of the first. */
export interface Portion {
  number: number;
  line: number;
  rows: string[][];
}

/** What a worker found in a portion: lines of JSON, one for each party that matches. */
export interface Answered {
  number: number;
  lines: string;
  parties: number;
  matched: number;
}

const rowsInPortion = 2000;
/** Portions a worker may have before it; more would only fill the memory. */
const portionsAhead = 3;

/**
 * Screens a book of any length on several threads and writes a line of JSON for each party that matches, in the order of the
 * book. With `since` only entries that are new or changed since then are compared. Throws {@link InputError} for a book that
 * cannot be read.
 */
export async function screenBook(file: string, held: HeldLists, options: ScreenOptions): Promise<void> {
  const entries = options.since === undefined ? held.entries : changedSince(options.since, held);
  const begun = performance.now();
  const output: WriteStream | NodeJS.WriteStream = options.out === undefined ? process.stdout : createWriteStream(options.out);
  const totals = { parties: 0, matched: 0 };
  let crew: Crew | undefined;
  for await (const portion of portionsOf(file)) {
    crew ??= new Crew(options.workers ?? availableParallelism(), {
      entries, index: sharedIndex(entries), threshold: options.threshold, limit: options.limit, columns: portion.columns,
    }, ({ lines, parties, matched }) => {
      if (lines !== '') output.write(lines);
      totals.parties += parties;
      totals.matched += matched;
    });
    await crew.take(portion);
  }
  await crew?.finish();
  if (output !== process.stdout) await new Promise((resolve) => { output.end(() => resolve(undefined)); });
  process.stderr.write(summary(totals, held, entries.length, options, (performance.now() - begun) / 1000));
  process.exitCode = totals.matched > 0 ? 1 : 0;
}

/** The entries of a feed in force that a version did not have, or had otherwise. */
function changedSince(name: string, held: HeldLists): ListEntry[] {
  const before = versionNamed(name, true);
  const after = versionInForce(before.feed);
  if (after === undefined) return [];
  const { added, changed } = diffEntries(readEntries(before), readEntries(after));
  const lists = new Set(held.lists.map(({ list }) => list));
  return [...added, ...changed.map((each) => each.after)].filter(({ list }) => lists.has(list));
}

async function* portionsOf(file: string): AsyncGenerator<Portion & { columns: string[] }> {
  const reader = Readable.from(textOf(file)).on('error', (error) => parser.destroy(error));
  const parser = reader.pipe(parse({ bom: true, relax_column_count: true, skip_empty_lines: true }));
  let columns: string[] | undefined;
  let rowsOf = rowReader([], () => undefined);
  let [number, line, rows]: [number, number, string[][]] = [0, 2, []];
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      if (columns === undefined) {
        columns = row;
        rowsOf = rowReader(row, () => undefined);
        if (!rowsOf.hasName) throw bookFault(file, 1, `No column is called name. Columns: ${row.join(', ')}.`);
        continue;
      }
      const at = line + rows.length;
      for (const { text } of unreadDates(rowsOf.read(row, at))) throw bookFault(file, at, noDate(text), dateHint);
      rows.push(row);
      if (rows.length < rowsInPortion) continue;
      yield { number: number++, line, rows, columns };
      line += rows.length;
      rows = [];
    }
  } catch (error) {
    if (error instanceof CsvError) throw bookFault(file, Number(error.lines ?? 1), error.message);
    throw asInputError(file, error);
  }
  if (columns === undefined) throw bookFault(file, 1, 'The book is empty.');
  if (rows.length > 0) yield { number, line, rows, columns };
}

/** The text of a file, piece by piece. Throws {@link InputError} with the line where it stops being UTF-8. */
async function* textOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let line = 1;
  for await (const bytes of createReadStream(file) as AsyncIterable<Uint8Array>) {
    const text = decoded(decoder, bytes);
    if (text === undefined) {
      const good = new TextDecoder().decode(bytes).split(/[\0\ufffd]/, 1)[0]!;
      throw noText(file, line + good.split('\n').length - 1);
    }
    line += text.split('\n').length - 1;
    yield text;
  }
  if (decoded(decoder) === undefined) throw noText(file, line);
}

function noText(file: string, line: number): InputError {
  return bookFault(file, line, 'The file is not UTF-8 text.', 'Save it as UTF-8.');
}

/** The text of the next bytes, or of what is left when there are no more; undefined where they are no text. */
function decoded(decoder: InstanceType<typeof TextDecoder>, bytes?: Uint8Array): string | undefined {
  try {
    const text = decoder.decode(bytes, { stream: bytes !== undefined });
    return text.includes('\0') ? undefined : text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
}

function bookFault(
  file: string, line: number, message: string, hint = 'A book is CSV: the names of the columns, then a party a row.',
): InputError {
  return new InputError([{ file, line, column: 1, message, hint }]);
}

/** Workers that share portions; what they answer is reported in the order of the portions. */
class Crew {
  readonly #workers: { worker: Worker; waiting: number }[];
  readonly #report: (answered: Answered) => void;
  readonly #answers = new Map<number, Answered>();
  #next = 0;
  #wake: () => void = () => undefined;
  #failed: unknown;

  constructor(count: number, order: WorkerOrder, report: (answered: Answered) => void) {
    this.#report = report;
    this.#workers = Array.from({ length: count }, () => {
      const member = { worker: new Worker(new URL('./screenWorker.ts', import.meta.url), { workerData: order }), waiting: 0 };
      member.worker.on('message', (answered: Answered) => {
        member.waiting--;
        this.#answers.set(answered.number, answered);
        for (let ready = this.#answers.get(this.#next); ready !== undefined; ready = this.#answers.get(this.#next)) {
          this.#answers.delete(this.#next++);
          this.#report(ready);
        }
        this.#wake();
      }).on('error', (error) => {
        this.#failed = error;
        this.#wake();
      });
      return member;
    });
  }

  /** Hands a portion to the worker with the least to do; waits while all have enough. */
  async take({ number, line, rows }: Portion): Promise<void> {
    const least = (): { worker: Worker; waiting: number } =>
      this.#workers.reduce((best, member) => (member.waiting < best.waiting ? member : best));
    while (least().waiting >= portionsAhead) await this.#something();
    const member = least();
    member.waiting++;
    member.worker.postMessage({ number, line, rows } satisfies Portion);
  }

  /** Waits for all that is under way. */
  async finish(): Promise<void> {
    while (this.#workers.some(({ waiting }) => waiting > 0)) await this.#something();
    await Promise.all(this.#workers.map(({ worker }) => worker.terminate()));
  }

  async #something(): Promise<void> {
    await new Promise<void>((resolve) => { this.#wake = resolve; });
    if (this.#failed !== undefined) throw this.#failed;
  }
}

function summary(
  { parties, matched }: { parties: number; matched: number }, held: HeldLists, entries: number, { threshold, since }: ScreenOptions,
  seconds: number,
): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  const what = since === undefined ? `${number(entries)} entries` : `${number(entries)} entries that are new or changed since ${since}`;
  return [
    `${number(parties)} parties compared with ${what}, from a score of ${threshold.toFixed(2)} on, in ${seconds.toFixed(1)} s: `
      + `${number(matched)} may be listed. That the others matched nothing clears nobody.`,
    ...held.lists.map(({ list, version, day, entries: own }) => `  ${list}  ${day}  ${number(own)}  ${version}`),
    ...held.notices, '',
  ].join('\n');
}
