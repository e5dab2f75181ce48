import { entriesOf, needed, optional, readLawData } from '../../corpus/lawData.ts';
import type { Path, Source, Tree } from '../../corpus/source.ts';

/** What a rule looks for in a passage. */
export const finds = ['text', 'country', 'number', 'money', 'date', 'organisation', 'catalogue'] as const;
export type Finds = (typeof finds)[number];

/** Where in a package a fact may go. */
export const fields = [
  'title',
  'description',
  'targets.nationalInterest',
  'targets.countries',
  'business.summary',
  'dates.signing',
  'dates.firstShipment',
  'dates.inService',
  'parties',
  'sites',
  'sites.country',
  'sites.powerMegawatts',
  'layers.hardware',
  'layers.data',
  'layers.models',
  'layers.security',
  'layers.applications',
  'support',
] as const;
export type Field = (typeof fields)[number];

/** A plain rule over one passage of a proposal. */
export interface IntakeRule {
  id: string;
  field: Field;
  finds: Finds;
  pattern?: RegExp;
  near?: RegExp;
  /** Words around a name or sum that say more of it, by what they say. */
  roles: [word: string, pattern: RegExp][];
  agencies: [word: string, pattern: RegExp][];
  instruments: [word: string, pattern: RegExp][];
}

/** Reads the rules. Throws `InputError` where they are not in their form or a pattern cannot be read. */
export function readIntakeRules(file: string, text: string): IntakeRule[] {
  const keys = ['id', 'field', 'finds', 'pattern', 'near', 'roles', 'agencies', 'instruments', 'exact'];
  return readLawData(file, text, (source, tree) =>
    entriesOf(source, tree, 'rules', keys, (entry, path) => {
      const flags = entry.exact === true ? 'gu' : 'giu';
      const { pattern, near } = optional(source, entry, path, 'pattern', 'near');
      return {
        id: needed(source, entry, path, 'id'),
        field: source.oneOf(entry, path, 'field', fields) ?? 'title',
        finds: source.oneOf(entry, path, 'finds', finds) ?? 'text',
        ...(pattern === undefined ? {} : { pattern: compiled(source, pattern, flags, [...path, 'pattern']) }),
        ...(near === undefined ? {} : { near: compiled(source, near, 'iu', [...path, 'near']) }),
        roles: wordsOf(source, entry, path, 'roles'),
        agencies: wordsOf(source, entry, path, 'agencies'),
        instruments: wordsOf(source, entry, path, 'instruments'),
      };
    }),
  );
}

function wordsOf(source: Source, entry: Tree, path: Path, key: string): [string, RegExp][] {
  const place = [...path, key];
  const words = source.map(entry[key] ?? {}, place) ?? {};
  return Object.keys(words).map((word) => [word, compiled(source, needed(source, words, place, word), 'iu', [...place, word])]);
}

function compiled(source: Source, pattern: string, flags: string, path: Path): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    source.problem(path, `'${pattern}' is no pattern: ${error.message}.`);
    return /$^/gu;
  }
}
