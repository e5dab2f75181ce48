import { CsvError, type Info, parse } from 'csv-parse/sync';
import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import type { Addition } from './append.ts';
import { type Cell, plainOf, treeOfCells } from './cells.ts';
import { itemFormat } from './itemFormat.ts';
import { type LayerName, layerNames } from './model.ts';
import { partyFormat } from './partyFormat.ts';
import { type PackageVocabulary, Reading, suggestion } from './reading.ts';
import type { Shape } from './shape.ts';
import { siteFormat } from './siteFormat.ts';
import type { Tree } from './tree.ts';
import { limits } from './yaml.ts';

export type TableKind = 'items' | 'sites' | 'parties';

const listColumns: Record<TableKind, string[]> = {
  items: ['sites', 'protects', 'through'],
  sites: ['tenants'],
  parties: ['roles'],
};

const formats: Record<TableKind, Shape<unknown>> = { items: itemFormat(), sites: siteFormat(), parties: partyFormat() };

interface Row {
  cells: Cell[];
  line: number;
}

/**
 * Reads a table of items, sites or parties. The first row names the fields of the package file; items also have a
 * column `layer`. Lines of a complaint count lines of the file, its column counts cells.
 * @throws {InputError} with every problem of the table.
 */
export function importCsv(
  kind: TableKind,
  text: string,
  options: { path: string; vocabulary?: PackageVocabulary },
): Addition {
  const problems: Diagnostic[] = [];
  const reading = new Reading(options.path, problems, options.vocabulary);
  const addition: Addition = {};
  for (const { cells, line } of rowsOf(text, options.path)) {
    const isLayer = ({ name }: Cell): boolean => kind === 'items' && name === 'layer';
    const tree = treeOfCells(
      cells.filter((cell) => !isLayer(cell)),
      { line, column: 1 },
      listColumns[kind],
    );
    formats[kind].read(tree, { field: '' }, reading);
    const layer = kind === 'items' ? layerOf(cells.find(isLayer), line, reading) : undefined;
    place(addition, kind, layer, tree);
  }
  if (problems.length > 0) throw new InputError(problems);
  return addition;
}

function place(addition: Addition, kind: TableKind, layer: LayerName | undefined, tree: Tree): void {
  if (kind !== 'items') (addition[kind] ??= []).push(plainOf(tree));
  else if (layer !== undefined) ((addition.layers ??= {})[layer] ??= []).push(plainOf(tree));
}

function layerOf(cell: Cell | undefined, line: number, reading: Reading): LayerName | undefined {
  const text = cell?.text.trim() ?? '';
  const found = layerNames.find((name) => name === text);
  if (found !== undefined) return found;
  return reading.problem(
    cell ?? { line, column: 1 },
    'layer',
    text === '' ? 'An item needs its layer.' : `There is no layer '${text}'.`,
    suggestion(text, layerNames) ?? `One of ${layerNames.join(', ')}.`,
  );
}

function rowsOf(text: string, path: string): Row[] {
  if (text.length > limits.bytes)
    throw complaint(path, 1, 1, `The table is larger than ${limits.bytes / 1024 / 1024} MB.`, 'Split it.');
  let records: { record: string[]; info: Info }[];
  try {
    // With `info`, the library wraps each record; its types do not say so.
    records = parse(text, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as typeof records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    throw complaint(
      path,
      line,
      1,
      'The table cannot be read: a quote is open or stands in the wrong place.',
      'Double a quote inside a quoted cell.',
    );
  }
  const [head, ...body] = records;
  if (head === undefined) throw complaint(path, 1, 1, 'The table is empty.', 'Its first row names the columns.');
  const names = head.record.map((name) => name.trim());
  checkHeader(names, path);
  let line = head.info.lines + 1;
  return body.map(({ record, info }) => {
    const row: Row = {
      line,
      cells: record.map((cell, index) => ({ name: names[index] ?? '', text: cell, line, column: index + 1 })),
    };
    line = info.lines + 1;
    const stray = row.cells.find(({ name, text: cell }) => name === '' && cell.trim() !== '');
    if (stray !== undefined)
      throw complaint(
        path,
        stray.line,
        stray.column,
        'The row has more cells than the table has columns.',
        'Quote cells that hold commas.',
      );
    return row;
  });
}

function checkHeader(names: readonly string[], path: string): void {
  for (const [index, name] of names.entries()) {
    if (name !== '' && names.indexOf(name) !== index)
      throw complaint(path, 1, index + 1, `The column '${name}' is there twice.`, 'Keep one.');
  }
}

function complaint(file: string, line: number, column: number, message: string, hint: string): InputError {
  return new InputError([{ file, line, column, message, hint }]);
}
