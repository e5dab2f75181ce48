import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { InputError } from '../../corpus/diagnostic.ts';

/** Days between the first day a sheet counts from and 1970; a sheet counts days from the last day of 1899. */
const daysToEpoch = 25_569;
const mostBytes = 2 ** 30;

/**
 * The rows of the first sheet of a spreadsheet (XLSX), as text; days are written in ISO 8601. Throws {@link InputError} where
 * the file is no spreadsheet.
 */
export function readSheet(bytes: Uint8Array, file: string): string[][] {
  const parts = unpacked(bytes, file);
  const part = (name: string): string | undefined => (parts[name] === undefined ? undefined : strFromU8(parts[name]));
  const sheet = part(firstSheet(part('xl/workbook.xml'), part('xl/_rels/workbook.xml.rels')));
  if (sheet === undefined) throw fault(file, 'The file holds no sheet.');
  const strings = part('xl/sharedStrings.xml');
  const dates = part('xl/styles.xml');
  return rowsOf(sheet, {
    strings: strings === undefined ? [] : stringsOf(strings),
    dates: dates === undefined ? new Set() : dateStyles(dates),
  });
}

function unpacked(bytes: Uint8Array, file: string): Record<string, Uint8Array> {
  try {
    let size = 0;
    // What unpacks to far more than it is was made to fill the memory.
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize;
        if (size > mostBytes) throw fault(file, 'The spreadsheet is too large.');
        return /\.(xml|rels)$/.test(name);
      },
    });
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw fault(file, 'This is no spreadsheet in the format XLSX, or it is damaged.');
  }
}

interface Tag {
  name: string;
  attributes: Record<string, string>;
}

/** Goes through XML, telling of elements as they open and close, the latter with the text in them. */
function walk(xml: string, opened: (tag: Tag) => void, closed: (tag: Tag, text: string) => void): void {
  const open: { tag: Tag; text: string }[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const tag = { name: name.slice(name.indexOf(':') + 1), attributes: attributes as Record<string, string> };
    open.push({ tag, text: '' });
    opened(tag);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => {
    const { tag, text } = open.pop()!;
    closed(tag, text);
  });
  parser.write(xml).close();
}

function firstSheet(workbook: string | undefined, relations: string | undefined): string {
  let relation: string | undefined;
  let target = 'worksheets/sheet1.xml';
  if (workbook !== undefined) {
    walk(workbook, ({ name, attributes }) => { if (name === 'sheet') relation ??= attributes['r:id']; }, () => undefined);
  }
  if (relations !== undefined) {
    walk(relations, ({ attributes: { Id: id, Target: where } }) => {
      if (id === relation && where !== undefined) target = where;
    }, () => undefined);
  }
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function stringsOf(xml: string): string[] {
  const strings: string[] = [];
  let text = '';
  walk(xml, ({ name }) => { if (name === 'si') text = ''; }, ({ name }, words) => {
    if (name === 't') text += words;
    else if (name === 'si') strings.push(text);
  });
  return strings;
}

/** The numbers of the styles that show a day. */
function dateStyles(xml: string): Set<number> {
  const formats = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22]);
  const styles = new Set<number>();
  let [inCells, style] = [false, 0];
  walk(xml, ({ name, attributes }) => {
    if (name === 'numFmt' && showsDay(attributes.formatCode ?? '')) formats.add(Number(attributes.numFmtId));
    if (name === 'cellXfs') inCells = true;
    if (name !== 'xf' || !inCells) return;
    if (formats.has(Number(attributes.numFmtId))) styles.add(style);
    style++;
  }, ({ name }) => { if (name === 'cellXfs') inCells = false; });
  return styles;
}

/** Whether a format of the sheet's own shows years or days; texts and conditions in it do not count. */
function showsDay(format: string): boolean {
  return /[yd]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, ''));
}

function rowsOf(xml: string, { strings, dates }: { strings: readonly string[]; dates: ReadonlySet<number> }): string[][] {
  const rows: string[][] = [];
  let [row, column, kind, style, inline]: [string[], number, string, number, string] = [[], 0, '', 0, ''];
  walk(xml, ({ name, attributes }) => {
    if (name === 'row') [row, column] = [[], 0];
    if (name !== 'c') return;
    column = attributes.r === undefined ? column + 1 : columnNumber(attributes.r);
    [kind, style, inline] = [attributes.t ?? 'n', Number(attributes.s ?? -1), ''];
  }, ({ name }, text) => {
    if (name === 't') inline += text;
    else if (name === 'is') row[column - 1] = inline;
    else if (name === 'row') rows.push(Array.from(row, (cell) => cell ?? ''));
    else if (name === 'v' && kind === 's') row[column - 1] = strings[Number(text)] ?? '';
    else if (name === 'v') row[column - 1] = kind === 'n' && dates.has(style) ? dayOf(text) : text;
  });
  return rows;
}

function columnNumber(reference: string): number {
  let number = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? 'A') number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

function dayOf(serial: string): string {
  const days = Number(serial);
  return Number.isFinite(days) ? new Date((Math.floor(days) - daysToEpoch) * 86_400_000).toISOString().slice(0, 10) : serial;
}

function fault(file: string, message: string): InputError {
  return new InputError([{ file, line: 1, column: 1, message, hint: 'Save it as XLSX or CSV and try again.' }]);
}
