import { entriesOf, needed, optional, readLawData, type Sourced, sourcedOf } from '../corpus/lawData.ts';

/** Rates of interest that somebody has to state; none is ever held here. */
export const rateNames = ['commercial', 'commercial-guaranteed', 'reference', 'development'] as const;
export type RateName = (typeof rateNames)[number];

/** A conclusion on which an instrument hangs. */
export interface InstrumentNeed {
  fact: string;
  /** A value it must not have, where it is no yes or no. */
  not?: string;
  as: 'must' | 'usual';
  /** What would bring it about. */
  change: string;
}

/** One way to finance or support a deal. */
export interface Instrument extends Sourced {
  id: string;
  title: string;
  agency: string;
  product?: string;
  /** In percent. */
  cover?: number;
  most?: string;
  /** What its figure leaves out. */
  unpriced?: string;
  rate?: RateName;
  /** Only pointed to: no structure is worked out. */
  pointer: boolean;
  needs: InstrumentNeed[];
  judged: string[];
}

export interface Instruments {
  periodMonths: number;
  notice: string;
  instruments: Instrument[];
}

const fields = ['id', 'title', 'agency', 'product', 'cover', 'most', 'unpriced', 'rate', 'pointer', 'needs', 'judged', 'grade', 'source'];

/** Reads the instruments. Throws `InputError` where they are not in their form. */
export function readInstruments(file: string, text: string): Instruments {
  return readLawData(file, text, (source, tree) => ({
    periodMonths: Number(needed(source, tree, [], 'periodMonths')), notice: needed(source, tree, [], 'notice'),
    instruments: entriesOf(source, tree, 'instruments', fields, (entry, path) => {
      const rate = source.oneOf(entry, path, 'rate', rateNames);
      return {
        id: needed(source, entry, path, 'id'), title: needed(source, entry, path, 'title'), agency: needed(source, entry, path, 'agency'),
        ...optional(source, entry, path, 'product', 'most', 'unpriced'), ...(rate === undefined ? {} : { rate }),
        ...(typeof entry.cover === 'number' ? { cover: entry.cover } : {}), pointer: entry.pointer === true,
        needs: entriesOf(source, entry, 'needs', ['fact', 'not', 'as', 'change'], (need, place) => ({
          fact: needed(source, need, place, 'fact'), ...optional(source, need, place, 'not'),
          as: source.oneOf(need, place, 'as', ['must', 'usual']) ?? 'must', change: needed(source, need, place, 'change'),
        }), path),
        judged: source.texts(entry, path, 'judged'), ...sourcedOf(source, entry, path),
      };
    }),
  }));
}
