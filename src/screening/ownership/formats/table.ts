import { type Diagnostic, InputError } from '../../../corpus/diagnostic.ts';
import { parseDate } from '../../../corpus/date.ts';
import type { Names } from '../../../corpus/names.ts';
import type { Vocabulary } from '../../../corpus/vocabulary.ts';
import type { FactValue } from '../../../engine/fact.ts';
import type { FactProblem } from '../../../engine/load.ts';
import { namedRows, type NamedRow } from '../../lists/csvRows.ts';
import type { FeedFile } from '../../lists/feed.ts';
import { type At, entityOf, type OwnerBook } from '../book.ts';
import { percentIn, sayOf } from '../named.ts';
import { shareOf } from '../share.ts';

/** What a reader of graphs needs to know of the law's words. */
export interface BookWords {
  vocabulary: Vocabulary;
  names: Names;
}

const mostProblems = 100;

/** Gathers what is wrong with the rows of a file; the file is then refused as a whole. */
class Problems {
  readonly found: Diagnostic[] = [];

  add(at: At, field: string, message: string, hint?: string): void {
    if (this.found.length < mostProblems) this.found.push({ ...at, field, message, ...(hint === undefined ? {} : { hint }) });
  }

  throwAny(): void {
    if (this.found.length > 0) throw new InputError(this.found);
  }
}

/**
 * Reads a table of stakes: columns `owner`, `owned`, `percent` (`50`, `>25`, `25..50`, empty for unknown), and where there are
 * any `from`, `to`, `control` (`yes` for power without regard to shares), `note`. Throws {@link InputError} with every bad row.
 */
export async function readStakesTable(book: OwnerBook, file: FeedFile): Promise<void> {
  const problems = new Problems();
  for await (const row of namedRows(file, ',', ['owner', 'owned'])) {
    const at = { file: file.name, line: row.line, column: 1 };
    const [owner, owned] = [row.cell('owner'), row.cell('owned')];
    if (owner === '' || owned === '') {
      problems.add(at, owner === '' ? 'owner' : 'owned', 'The cell is empty.', 'Name both ends of the stake.');
    } else if (owner === owned) problems.add(at, 'owner', `${owner} is said to own itself.`, 'Leave the row out.');
    else addRow(book, row, { owner, owned, ...lasting(row, at, problems), at }, problems);
  }
  problems.throwAny();
}

function addRow(book: OwnerBook, row: NamedRow, edge: { owner: string; owned: string; at: At }, problems: Problems): void {
  for (const id of [edge.owner, edge.owned]) entityOf(book, id);
  const control = row.cell('control').toLowerCase();
  if (!['', 'yes', 'true', 'no', 'false'].includes(control)) problems.add(edge.at, 'control', `'${control}' is neither yes nor no.`);
  if (['yes', 'true'].includes(control)) book.controls.push({ ...edge, ...noted(row, 'how') });
  const percent = row.cell('percent');
  if (percent === '' && control !== '') return;
  try {
    book.stakes.push({ ...edge, share: shareOf(percentIn(percent === '' ? null : percent.replace(/\s*%$/, ''))), ...noted(row, 'note') });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.add(edge.at, 'percent', error.message, 'Write 50, >25, 25..50, or leave the cell empty.');
  }
}

function noted<Key extends string>(row: NamedRow, key: Key): { [Name in Key]?: string } {
  const note = row.cell('note');
  return (note === '' ? {} : { [key]: note }) as { [Name in Key]?: string };
}

function lasting(row: NamedRow, at: At, problems: Problems): { from?: string; to?: string } {
  const days = (['from', 'to'] as const).flatMap((field) => {
    const day = row.cell(field);
    if (day !== '' && parseDate(day) === undefined) problems.add(at, field, `There is no date '${day}'.`, 'Write it as 2026-11-23.');
    return day === '' ? [] : [[field, day]];
  });
  return Object.fromEntries(days) as { from?: string; to?: string };
}

/**
 * Reads a table of entities: a column `id`, and where there are any `name`, `complete` (whether every owner is on record) and
 * any column that says something of a party (`list`, `headquarters`, `organisedIn` …).
 */
export async function readEntitiesTable(book: OwnerBook, file: FeedFile, columns: readonly string[], words: BookWords): Promise<void> {
  const problems = new Problems();
  for await (const row of namedRows(file, ',', ['id'])) {
    const at = { file: file.name, line: row.line, column: 1 };
    const entity = entityOf(book, row.cell('id'));
    const name = row.cell('name');
    if (name !== '') entity.name = name;
    const complete = row.cell('complete').toLowerCase();
    if (complete !== '') entity.complete = ['yes', 'true'].includes(complete);
    for (const column of columns.filter((one) => !['id', 'name', 'complete'].includes(one))) {
      const text = row.cell(column);
      if (text === '') continue;
      const said: FactProblem[] = [];
      sayOf(entity, column, valueOf(text), { ...words, field: column, problems: said });
      for (const { field, message, hint } of said) problems.add(at, field, message, hint);
    }
  }
  problems.throwAny();
}

function valueOf(text: string): FactValue {
  const plain = text.toLowerCase();
  if (['yes', 'true'].includes(plain)) return true;
  if (['no', 'false'].includes(plain)) return false;
  if (plain === 'unknown') return null;
  return /^\d+$/.test(text) ? Number(text) : text;
}
