import { entriesOf, needed, readLawData } from '../../corpus/lawData.ts';
import { amountOf, amountsOf, promisesOf } from './need.ts';

/** A designated package as the catalogue shows it to buyers. */
export interface CatalogueEntry {
  id: string;
  /** The package file, from the folder of the catalogue. */
  package: string;
  designated: string;
  until?: string;
  countries: string[];
  sectors: string[];
  /** Conditions of the designation itself. */
  conditions: string[];
  priceDollars?: number;
  powerMegawatts?: number;
  deliveryDays?: number;
  provides: Record<string, number>;
  keeps: Record<string, boolean>;
}

/** Reads a catalogue. Throws `InputError` with everything that is not in its form. */
export function readEntries(file: string, text: string): CatalogueEntry[] {
  const fields = ['id', 'package', 'designated', 'until', 'countries', 'sectors', 'conditions', 'priceDollars', 'powerMegawatts',
    'deliveryDays', 'provides', 'keeps'];
  return readLawData(file, text, (source, tree) => {
    source.map(tree, [], ['entries']);
    return entriesOf(source, tree, 'entries', fields, (entry, path) => {
      const figures = Object.fromEntries((['priceDollars', 'powerMegawatts', 'deliveryDays'] as const).flatMap((key) => {
        const value = amountOf(source, entry, path, key);
        return value === undefined ? [] : [[key, value]];
      }));
      const until = source.date(entry, path, 'until');
      return {
        id: needed(source, entry, path, 'id'), package: needed(source, entry, path, 'package'),
        designated: source.date(entry, path, 'designated', 'required') ?? '', ...(until === undefined ? {} : { until }),
        countries: source.texts(entry, path, 'countries'), sectors: source.texts(entry, path, 'sectors'),
        conditions: source.texts(entry, path, 'conditions'), ...figures,
        provides: amountsOf(source, entry, path, 'provides'), keeps: promisesOf(source, entry, path, 'keeps'),
      };
    });
  });
}
