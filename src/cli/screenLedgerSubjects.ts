import { extname } from 'node:path';
import { InputError } from '../corpus/diagnostic.ts';
import type { Subject } from '../screening/entry.ts';
import { type Batch, readBatch } from '../screening/decisions/batch.ts';
import { subjectsOf } from '../screening/packageSubjects.ts';
import { readBytes, type SizeLimit } from './inputFile.ts';
import { openCountries } from './listsHome.ts';
import { openPackage, openWorkbench } from './workbench.ts';

/** A batch is held in memory whole, with its answers. */
const batchSize: SizeLimit = {
  bytes: 256 * 1024 * 1024,
  hint: 'Split the batch, or screen it with `portolan screen --file`, which takes a book of any length.',
};

/** The parties of a file: a package (YAML), or a batch (CSV, XLSX or a JSON list). */
export function openSubjects(file: string): Subject[] {
  if (['.csv', '.xlsx', '.tsv'].includes(extname(file).toLowerCase()) || isJsonList(file)) {
    return openBatch(file).rows.map(({ subject }) => subject);
  }
  return subjectsOf(openPackage(file, openWorkbench()).package);
}

/** The parties of a batch with the rows they stand in. */
export function openBatch(file: string): Batch {
  return readBatch(readBytes(file, batchSize), file, openCountries());
}

/** One of them by its id. Throws {@link InputError} with some of those there are. */
export function subjectNamed(subjects: readonly Subject[], id: string, file: string): Subject {
  const found = subjects.find((subject) => subject.id === id) ?? subjects.find(({ name }) => name === id);
  if (found !== undefined) return found;
  throw new InputError([{
    file, line: 1, column: 1, message: `There is no party '${id}'.`,
    hint: `Parties: ${subjects.slice(0, 8).map((subject) => subject.id).join(', ')}${subjects.length > 8 ? ', …' : ''}.`,
  }]);
}

function isJsonList(file: string): boolean {
  if (extname(file).toLowerCase() !== '.json') return false;
  return /^\ufeff?\s*\[/.test(new TextDecoder().decode(readBytes(file, batchSize).subarray(0, 200)));
}
