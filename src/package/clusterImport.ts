import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'yaml';
import { InputError } from '../corpus/diagnostic.ts';

/** How the data set spells what law and catalog spell otherwise, and who is named as its source. */
export interface ClusterNames {
  source: string;
  countries: Readonly<Record<string, string>>;
  chips: Readonly<Record<string, string>>;
}

export interface ClusterOptions {
  path: string;
  names: ClusterNames;
  /** The code of a country as the law's table names it. */
  codeOf: (country: string) => string | undefined;
  /** The id of a chip of the catalog. */
  catalogId: (chip: string) => string | undefined;
}

/** One cluster as a package file; what the data set does not say is left unknown. */
export interface ImportedCluster {
  name: string;
  file: string;
  text: string;
}

type Row = Record<string, string>;

const needed = ['Name', 'Status', 'Certainty', 'Country', 'Owner', 'Chip type (primary)', 'Chip quantity (primary)'];

/**
 * Reads the table of GPU clusters, one package a row. Chips of which the catalog has no entry are named and nothing more is
 * said of them. Throws {@link InputError} for a table that is another one.
 */
export function importClusters(text: string, options: ClusterOptions): ImportedCluster[] {
  const rows = rowsOf(text, options.path);
  return rows.map((row, index) => {
    const name = (row.Name ?? '').replaceAll('"', '').trim() || `Cluster ${index + 1}`;
    const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 40);
    return { name, file: `${String(index + 1).padStart(4, '0')}-${slug}.yaml`, text: stringify(packageOf(row, name, options)) };
  });
}

function rowsOf(text: string, path: string): Row[] {
  try {
    const rows: Row[] = parse(text, { columns: true, bom: true, skip_empty_lines: true });
    const missing = needed.filter((name) => rows[0] !== undefined && !(name in rows[0]));
    if (rows.length > 0 && missing.length === 0) return rows;
    throw new InputError([{
      file: path, line: 1, column: 1, message: rows.length === 0 ? 'The table has no row.' : `The table has no column '${missing[0]}'.`,
      hint: 'The table of GPU clusters of Epoch AI has it.',
    }]);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InputError([{ file: path, line: Number(error.lines ?? 1), column: 1, message: `This is no CSV table: ${error.message}` }]);
  }
}

function packageOf(row: Row, name: string, options: ClusterOptions): object {
  const { source, countries } = options.names;
  const stated = (value: unknown): object => ({ value, source, grade: 'secondary' });
  const country = row.Country === '' || row.Country === undefined ? undefined : countries[row.Country] ?? options.codeOf(row.Country);
  const owners = listOf(row.Owner);
  const users = listOf(row.Users).filter((user) => !owners.includes(user));
  const power = figureOf(row['Power Capacity (MW)']);
  const chips = [['primary', 'chips'], ['secondary', 'other-chips']].flatMap(([column, id]) => chipsOf(row, column!, id!, options, stated));
  return {
    title: name,
    description: `A cluster of the public data set (${row.Status || 'status not said'}, ${(row.Certainty || 'not said').toLowerCase()}). `
      + `${source}.`,
    layers: { hardware: chips },
    sites: [{
      id: 'site', name: row.Location || name, country: country === undefined ? null : stated(country),
      ...(power === undefined ? {} : { powerMegawatts: stated(power) }),
    }],
    parties: [
      ...owners.map((owner, index) => ({ id: `owner-${index + 1}`, name: owner, roles: ['owner', 'operator'] })),
      ...users.map((user, index) => ({ id: `user-${index + 1}`, name: user, roles: ['tenant'] })),
    ],
  };
}

function chipsOf(row: Row, column: string, id: string, { names, catalogId }: ClusterOptions, stated: (value: unknown) => object): object[] {
  const type = row[`Chip type (${column})`] ?? '';
  const quantity = figureOf(row[`Chip quantity (${column})`]);
  const cost = column === 'primary' ? figureOf(row['Hardware Cost']) : undefined;
  if (type === '' && (quantity === undefined || column !== 'primary')) {
    return column === 'primary' ? [{ id, name: 'Chips not told', part: 'compute', quantity: null }] : [];
  }
  const entry = names.chips[type] ?? catalogId(type);
  return [{
    id, name: type === '' ? 'Chips not told' : type, part: 'compute', ...(entry === undefined ? {} : { catalog: entry }),
    quantity: quantity === undefined ? null : stated(quantity), unit: 'chip',
    ...(cost === undefined ? {} : { value: { amount: Math.round(cost), currency: 'USD', source: names.source, grade: 'secondary' } }),
  }];
}

function figureOf(text: string | undefined): number | undefined {
  const value = Number(text);
  return text === undefined || text.trim() === '' || !Number.isFinite(value) ? undefined : value;
}

function listOf(text: string | undefined): string[] {
  return (text ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '');
}
