import { stringify } from 'csv-stringify/sync';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Bounds } from '../../determination/bounds.ts';
import { measuresOf, tallyByGroup } from '../../determination/simulate.ts';
import { type Tally, together } from '../../determination/tally.ts';
import type { Simulation } from './simulation.ts';

/** One table of a simulation: texts, and numbers of which nothing stands where an end is open. */
export interface DataTable {
  name: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** Every table: indicators of the whole, of partner groups and of countries, and what each law moves. */
export function tablesOf(simulation: Simulation): DataTable[] {
  return [indicators(simulation), groups(simulation), countries(simulation), movers(simulation)];
}

function indicators({ laws, law }: Simulation): DataTable {
  return {
    name: 'indicators', columns: ['law', 'indicator', 'low', 'high', 'unit', 'formula'],
    rows: laws.flatMap(({ name, tallies, days }) => {
      const measures = measuresOf(together(tallies), days);
      return law.indicators.map(({ id, unit, formula }) => [name, id, ...endsOf(measures[id]!), unit, formula]);
    }),
  };
}

const measured = ['low', 'high'] as const;

function groups({ laws, law, partners }: Simulation): DataTable {
  return {
    name: 'groups', columns: ['law', 'group', 'countries', 'indicator', ...measured, 'unit'],
    rows: laws.flatMap(({ name, tallies, days }) => tallyByGroup(tallies, partners).flatMap(({ group, sums }) => {
      const measures = measuresOf(sums, days);
      const here = [...group.countries].filter((country) => tallies.has(country)).sort().join(' ');
      return law.indicators.map(({ id, unit }) => [name, group.title, here, id, ...endsOf(measures[id]!), unit]);
    })),
  };
}

function countries({ laws, law }: Simulation): DataTable {
  const sums = (tally: Tally) => (['deliveries', 'dollars', 'tpp'] as const).flatMap((what) => endsOf(tally.of(what)));
  return {
    name: 'countries',
    columns: ['law', 'country', 'deliveries low', 'deliveries high', 'dollars low', 'dollars high', 'TPP low', 'TPP high',
      ...law.indicators.flatMap(({ id }) => measured.map((end) => `${id} ${end}`))],
    rows: laws.flatMap(({ name, tallies, days }) => [...tallies].sort(([left], [right]) => (left < right ? -1 : 1)).map(([country,
      tally]) => {
      const measures = measuresOf(tally, days);
      return [name, country, ...sums(tally), ...law.indicators.flatMap(({ id }) => endsOf(measures[id]!))];
    })),
  };
}

function movers({ laws }: Simulation): DataTable {
  return {
    name: 'movers',
    columns: ['law', 'kind', 'name', 'findings', 'outcomes', 'dollars low', 'dollars high', 'TPP low', 'TPP high'],
    rows: laws.flatMap(({ name, moved }) => (moved === undefined ? [] : ([['package', moved.movedPackages], ['country', moved.countries],
      ['item', moved.items], ['transition', moved.transitions]] as const).flatMap(([kind, list]) => list.map((mover) =>
      [name, kind, mover.name, mover.findings, mover.outcomes, ...endsOf(mover.dollars), ...endsOf(mover.tpp)])))),
  };
}

function endsOf([low, high]: Bounds): [number, number | null] {
  return [low, high === Infinity ? null : high];
}

/** A table as CSV (RFC 4180); an open end is an empty cell. */
export function csvTable({ columns, rows }: DataTable): string {
  return stringify([[...columns], ...rows.map((row) => [...row])]);
}

/** A table as Parquet; an open end is null. The same rows give the same bytes. */
export function parquetTable({ columns, rows }: DataTable): Uint8Array {
  const columnData = columns.map((name, index) => {
    const data = rows.map((row) => row[index] ?? null);
    const isText = data.some((value) => typeof value === 'string');
    return { name, data, type: isText ? 'STRING' as const : 'DOUBLE' as const };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'portolan' }));
}
