import { CsvError, parse } from 'csv-parse/sync';
import { type FeedFile, feedFault } from './feed.ts';
import { textOf } from './text.ts';

/** One record of a file of separated values, with the line on which it begins. */
export interface CsvRow {
  cells: string[];
  line: number;
}

const mostCharactersOfRow = 4_000_000;

/**
 * The records of a file, as they arrive. Cells may hold line breaks inside quotes. Throws {@link InputError} with the line
 * where quotes do not close or a record is larger than any publisher's.
 */
export async function* csvRows(file: FeedFile, delimiter: string): AsyncGenerator<CsvRow> {
  let rest = '';
  let line = 1;
  for await (const piece of textOf(file)) {
    rest += piece;
    const end = endOfLastRecord(rest);
    if (end === 0) {
      if (rest.length > mostCharactersOfRow) throw feedFault(file.name, line, 'A quote opens here that never closes.');
      continue;
    }
    const rows = rowsOf(rest.slice(0, end), { file: file.name, delimiter, line });
    yield* rows.rows;
    line = rows.nextLine;
    rest = rest.slice(end);
  }
  if (rest.trim() !== '') yield* rowsOf(`${rest}\n`, { file: file.name, delimiter, line }).rows;
}

/** Behind the last line break that stands outside quotes; 0 where there is none. */
function endOfLastRecord(text: string): number {
  let inQuotes = false;
  let end = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) inQuotes = !inQuotes;
    else if (code === 10 && !inQuotes) end = at + 1;
  }
  return end;
}

function rowsOf(text: string, where: { file: string; delimiter: string; line: number }): { rows: CsvRow[]; nextLine: number } {
  try {
    const found = parse(text, {
      delimiter: where.delimiter, info: true, relax_column_count: true, skip_empty_lines: true, bom: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    let next = where.line;
    const rows = found.map(({ record, info }) => {
      const row = { cells: record, line: next };
      next = where.line + info.lines;
      return row;
    });
    return { rows, nextLine: where.line + text.split('\n').length - 1 };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines: unknown = error.lines;
    const line = where.line + (typeof lines === 'number' ? lines - 1 : 0);
    throw feedFault(where.file, line, 'Quotes are missing or left open in this record.');
  }
}

/** A record whose cells are asked for by the names of their columns. */
export interface NamedRow {
  /** The first of these cells that is there and not empty, trimmed; else an empty text. */
  cell(...names: string[]): string;
  line: number;
}

/** The records of a file whose first one names the columns; names are looked up without regard to case and signs. */
export async function* namedRows(
  file: FeedFile, delimiter: string, needed: readonly string[],
): AsyncGenerator<NamedRow> {
  let columns: Map<string, number> | undefined;
  for await (const { cells, line } of csvRows(file, delimiter)) {
    if (columns === undefined) {
      // Where a name stands twice, the first column counts.
      const found = new Map(cells.map((name, index): [string, number] => [plainName(name), index]).toReversed());
      // Some publishers write a line of their own (when the file was made) above the names.
      if (needed.every((name) => found.has(plainName(name)))) columns = found;
      else if (line > 3) throw missingColumns(file.name, line, needed);
      continue;
    }
    const known = columns;
    yield {
      line,
      cell: (...names) => {
        for (const name of names) {
          const index = known.get(plainName(name));
          const text = index === undefined ? '' : (cells[index] ?? '').trim();
          if (text !== '') return text;
        }
        return '';
      },
    };
  }
  if (columns === undefined) throw missingColumns(file.name, 1, needed);
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function missingColumns(file: string, line: number, needed: readonly string[]): Error {
  return feedFault(file, line, `No line names the columns ${needed.join(', ')}.`);
}
