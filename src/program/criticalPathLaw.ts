import { entriesOf, gradeOf, needed, readLawData, type Sourced, sourcedOf } from '../corpus/lawData.ts';
import type { Path, Source, Tree } from '../corpus/source.ts';

/** What a wait holds up. */
export const milestones = ['filing', 'signing', 'shipment', 'service'] as const;
export type Milestone = (typeof milestones)[number];

export const waitKinds = ['licence', 'notice', 'financing', 'programme', 'power'] as const;
export type WaitKind = (typeof waitKinds)[number];

/** A number of calendar days with its own source. */
export interface Duration extends Sourced {
  days: number;
}

/** Something that a package waits for, and how long it has taken others. */
export interface Wait {
  id: string;
  kind: WaitKind;
  what: string;
  who: string;
  for: { outcomes: string[]; exceptions: string[]; agencies: string[]; sites: boolean; everything: boolean };
  least?: Duration;
  most?: Duration;
  after: string[];
  holds: Milestone;
}

/** An authority that ends on a day; waits that it closes have to be over before. */
export interface Charter extends Sourced {
  id: string;
  what: string;
  ends: string;
  agencies: string[];
  closes: string[];
}

export interface PathLaw {
  waits: Wait[];
  charters: Charter[];
}

const fields = ['id', 'kind', 'what', 'who', 'for', 'least', 'most', 'after', 'holds'];

/** Reads waits and charters. Throws `InputError` where they are not in their form. */
export function readPathLaw(file: string, text: string): PathLaw {
  return readLawData(file, text, (source, tree) => ({
    waits: entriesOf(source, tree, 'waits', fields, (entry, path) => ({
      id: needed(source, entry, path, 'id'),
      kind: source.oneOf(entry, path, 'kind', waitKinds) ?? 'licence',
      what: needed(source, entry, path, 'what'),
      who: needed(source, entry, path, 'who'),
      for: readFor(source, entry, path),
      after: source.texts(entry, path, 'after'),
      holds: source.oneOf(entry, path, 'holds', milestones) ?? 'shipment',
      ...readDuration(source, entry, path, 'least'),
      ...readDuration(source, entry, path, 'most'),
    })),
    charters: entriesOf(source, tree, 'charters', ['id', 'what', 'ends', 'agencies', 'closes', 'grade', 'source'], (entry, path) => ({
      id: needed(source, entry, path, 'id'),
      what: needed(source, entry, path, 'what'),
      ends: source.date(entry, path, 'ends', 'required') ?? '',
      agencies: source.texts(entry, path, 'agencies'),
      closes: source.texts(entry, path, 'closes'),
      ...sourcedOf(source, entry, path),
    })),
  }));
}

function readFor(source: Source, entry: Tree, path: Path): Wait['for'] {
  const place = [...path, 'for'];
  const tree = source.map(entry.for ?? {}, place, ['outcomes', 'exceptions', 'agencies', 'sites', 'everything']) ?? {};
  return {
    outcomes: source.texts(tree, place, 'outcomes'),
    exceptions: source.texts(tree, place, 'exceptions'),
    agencies: source.texts(tree, place, 'agencies'),
    sites: tree.sites === true,
    everything: tree.everything === true,
  };
}

function readDuration(source: Source, entry: Tree, path: Path, key: 'least' | 'most'): Partial<Pick<Wait, 'least' | 'most'>> {
  if (entry[key] === undefined) return {};
  const place = [...path, key];
  const tree = source.map(entry[key], place, ['days', 'grade', 'source']);
  if (tree === undefined) return {};
  if (typeof tree.days !== 'number' || !Number.isInteger(tree.days) || tree.days < 0) {
    source.problem(place, "'days' is no number of days.", 'Write whole calendar days, as in {days: 25, grade: primary, source: …}.');
    return {};
  }
  return { [key]: { days: tree.days, grade: gradeOf(source, tree, place), source: needed(source, tree, place, 'source') } };
}
