import { strToU8, zipSync } from 'fflate';
import { escapeMarkup } from '../corpus/markup.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageTypes = 'http://schemas.openxmlformats.org/package/2006';
const partTypes = 'application/vnd.openxmlformats-';
const sheetTypes = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const main = `${partTypes}officedocument.spreadsheetml`;
/** The earliest day that a zip can name: the same table is the same bytes on every day. */
const epoch = new Date('1980-01-01T00:00:00Z');

/** A cell of a table that leaves the house: a number, or a text that is never worked out. */
export type Cell = string | number;

/** One table as a spreadsheet (XLSX) with one sheet: texts as texts, numbers as numbers, nothing as a formula. */
export function workbookOf(name: string, table: readonly (readonly Cell[])[]): Uint8Array {
  const rows = table.map((row, index) => `<row r="${index + 1}">${row.map((cell, column) => cellXml(cell, index, column)).join('')}</row>`);
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packageTypes}/content-types">`
      + `<Default Extension="rels" ContentType="${partTypes}package.relationships+xml"/>`
      + `<Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/>`
      + `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${main}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packageTypes}/relationships">`
      + `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${sheetTypes}" xmlns:r="${office}">`
      + `<sheets><sheet name="${escapeMarkup(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageTypes}/relationships">`
      + `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${sheetTypes}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, [strToU8(head + text), { mtime: epoch }]])));
}

function cellXml(cell: Cell, row: number, column: number): string {
  const place = `${columnName(column)}${row + 1}`;
  return typeof cell === 'number' ? `<c r="${place}"><v>${cell}</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escapeMarkup(cell)}</t></is></c>`;
}

/** The letters over a column: A is the first, AA follows Z. */
function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnName(Math.floor(column / 26) - 1)}${last}`;
}
