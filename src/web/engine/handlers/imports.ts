import { type Addition, addToPackage } from '../../../package/append.ts';
import { csvCell } from '../../../package/csv.ts';
import { importCsv, type TableKind } from '../../../package/importCsv.ts';
import { importCycloneDx } from '../../../package/importCycloneDx.ts';
import { initialPackage } from '../../../package/initial.ts';
import { itemsOf } from '../../../package/model.ts';
import { readPackage, readPackageBytes } from '../../../package/reader.ts';
import type { Bench } from '../bench.ts';
import { opened } from '../determined.ts';

/** A package file to begin with: complete in form, open in every fact. */
export function beginPackage(_: Bench, { title, on }: { title: string; on: string }): string {
  return initialPackage({ title, on });
}

/** The text of an uploaded package file. Throws `InputError` with everything wrong in it, or that it is no text. */
export function readUpload({ vocabulary, catalog }: Bench, { bytes, path }: { bytes: Uint8Array; path: string }): string {
  return readPackageBytes(bytes, { path, vocabulary, catalogNames: catalog.names }).document.text;
}

/** The text of an example; `null` where there is none of this name. */
export function exampleText({ examples }: Bench, name: string): string | null {
  return examples.find((example) => example.name === name)?.text ?? null;
}

/**
 * Adds rows of a table, pasted or uploaded, or the parts of a CycloneDX bill to a package file. Cells parted by tabs, as
 * spreadsheets put them on the clipboard, are taken too. Throws `InputError` with everything wrong in them.
 */
export function addTable(
  bench: Bench, { text, path, table, name, kind }: { text: string; path: string; table: string; name: string; kind: TableKind },
): { text: string; added: number } {
  const { vocabulary, catalog } = bench;
  const { package: found, document } = opened(bench, { text, path });
  const addition: Addition = table.trimStart().startsWith('{')
    ? importCycloneDx(table, {
      path: name, catalogIdOf: (one) => catalog.find(one)?.id,
      taken: [...itemsOf(found).map(({ item }) => item.id), ...[...found.sites ?? [], ...found.parties ?? []].map(({ id }) => id)],
    }).addition
    : importCsv(kind, commaSeparated(table), { path: name, vocabulary });
  const after = addToPackage(document, addition).text;
  // Read as a whole before the page takes it over: an id that is there twice must not reach it.
  readPackage(after, { path, vocabulary, catalogNames: catalog.names });
  const { layers = {}, sites = [], parties = [] } = addition;
  return { text: after, added: Object.values(layers).flat().length + sites.length + parties.length };
}

/** The same table with commas between its cells. */
function commaSeparated(table: string): string {
  const [head = ''] = table.split('\n');
  if (!head.includes('\t')) return table;
  return table.split('\n').map((line) => line.replace(/\r$/, '').split('\t').map(quoted).join(',')).join('\n');
}

function quoted(cell: string): string {
  return /^".*"$/.test(cell) ? cell : csvCell(cell);
}
