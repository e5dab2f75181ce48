import { parseDate } from '../corpus/date.ts';
import { type Reading, type ReferenceKind, suggestion } from './reading.ts';
import { type Shape, scalar } from './shape.ts';
import { describeTree, isReservedName } from './tree.ts';

/** Characters that would steer a terminal or reorder text on a screen. Line breaks and tabs are let through. */
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

export function text({ longest = 4_000 }: { longest?: number } = {}): Shape<string> {
  return scalar(
    (tree, { field }, reading) => {
      const value =
        typeof tree.value === 'string' ? tree.value : tree.value === null ? '' : (tree.written ?? String(tree.value));
      if (value.trim() === '') return reading.problem(tree, field, 'The text is missing.');
      if (value.length > longest)
        return reading.problem(tree, field, `The text is longer than ${longest} characters.`, 'Shorten it.');
      if (!invisible.test(value)) return value;
      return reading.problem(tree, field, 'The text holds a control character.', 'Delete it and type the text again.');
    },
    { type: ['string', 'number', 'boolean'] },
  );
}

/** One of a few words. The record gives each word's meaning, which editors show. */
export function choice<Name extends string>(meanings: Record<Name, string>): Shape<Name> {
  const names = Object.keys(meanings) as Name[];
  return scalar(
    (tree, { field }, reading) => {
      const found = names.find((name) => name === tree.value);
      if (found !== undefined) return found;
      return reading.problem(
        tree,
        field,
        `One of ${names.join(', ')} is needed here, not ${describeTree(tree)}.`,
        typeof tree.value === 'string' && names.length > 3 ? suggestion(tree.value, names) : undefined,
      );
    },
    { anyOf: names.map((name) => ({ const: name, description: meanings[name] })) },
  );
}

export const flag: Shape<boolean> = scalar(
  (tree, { field }, reading) => {
    if (typeof tree.value === 'boolean') return tree.value;
    return reading.problem(
      tree,
      field,
      `true or false is needed here, not ${describeTree(tree)}.`,
      'Write null where it is not known.',
    );
  },
  { type: 'boolean' },
);

export interface NumberBounds {
  minimum?: number;
  maximum?: number;
  whole?: boolean;
  unit?: string;
}

export function number({ minimum, maximum, whole = false, unit }: NumberBounds = {}): Shape<number> {
  return scalar(
    (tree, { field }, reading) => {
      const value = tree.value;
      if (typeof value !== 'number') {
        return reading.problem(
          tree,
          field,
          `A number is needed here, not ${describeTree(tree)}.`,
          numberHint(value, unit),
        );
      }
      if (!Number.isFinite(value))
        return reading.problem(tree, field, 'The number is not finite.', 'Write null where it is not known.');
      if (minimum !== undefined && value < minimum) {
        return reading.problem(tree, field, `${value} is less than ${minimum}, the least this can be.`);
      }
      if (maximum !== undefined && value > maximum) {
        return reading.problem(
          tree,
          field,
          `${value} is more than ${maximum}, the most this can be.`,
          maximum === 1
            ? `It is a share between 0 and 1${value <= 100 ? `: write ${value / 100} for ${value} percent` : ''}.`
            : 'Check the unit.',
        );
      }
      if (whole && !Number.isInteger(value)) return reading.problem(tree, field, `${value} is not a whole number.`);
      return value;
    },
    {
      type: whole ? 'integer' : 'number',
      ...(minimum === undefined ? {} : { minimum }),
      ...(maximum === undefined ? {} : { maximum }),
    },
  );
}

/** What to write instead of `200 MW`, `1,400`, `55%` or `"12"`. */
function numberHint(value: unknown, unit: string | undefined): string {
  const match = typeof value === 'string' ? /^\s*(-?[\d.,_' ]*\d)\s*(%|[a-zA-Z].*)?$/.exec(value.slice(0, 60)) : null;
  const figure = match === null ? Number.NaN : Number(match[1]!.replaceAll(/[,_' ]/g, ''));
  const rest = match?.[2];
  if (!Number.isFinite(figure)) return 'Write null where it is not known.';
  if (rest === '%') return `Write ${figure / 100}: shares run from 0 to 1.`;
  if (rest === undefined) return `Write ${figure}, without quotes or separators.`;
  return `Write the bare number${unit === undefined ? '; the unit is in the name of the field' : ` of ${unit}`}.`;
}

export const date: Shape<string> = scalar(
  (tree, { field }, reading) => {
    if (typeof tree.value === 'string' && parseDate(tree.value) !== undefined) return tree.value;
    if (typeof tree.value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(tree.value)) {
      return reading.problem(tree, field, `There is no day ${tree.value}.`);
    }
    return reading.problem(tree, field, `A date is needed here, not ${describeTree(tree)}.`, 'Write it as 2026-11-23.');
  },
  { type: 'string', format: 'date' },
);

export const country: Shape<string> = scalar(
  (tree, { field }, reading) => {
    const { value } = tree;
    const countries = reading.vocabulary?.countries;
    if (typeof value === 'string' && /^[A-Z]{2}$/.test(value) && (countries === undefined || value in countries))
      return value;
    return reading.problem(
      tree,
      field,
      `A country's two-letter code is needed here, not ${describeTree(tree)}.`,
      countryHint(value, reading),
    );
  },
  { type: 'string', pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2 code, in capitals.' },
);

/** The code of a country that was written by name or in small letters. */
function countryHint(value: unknown, reading: Reading): string {
  const wanted = typeof value === 'string' ? value.trim().toLowerCase() : '';
  const found = Object.entries(reading.vocabulary?.countries ?? {}).find(
    ([code, name]) => code.toLowerCase() === wanted || name.toLowerCase() === wanted,
  );
  return found === undefined ? 'Codes are those of ISO 3166-1, such as KE for Kenya.' : `Write ${found[0]}.`;
}

export const currency: Shape<string> = scalar(
  (tree, { field }, reading) => {
    if (typeof tree.value === 'string' && /^[A-Z]{3}$/.test(tree.value)) return tree.value;
    return reading.problem(
      tree,
      field,
      `A currency's three-letter code is needed here, not ${describeTree(tree)}.`,
      'For example USD.',
    );
  },
  { type: 'string', pattern: '^[A-Z]{3}$', description: 'ISO 4217 code.' },
);

const idPattern = /^[a-z0-9][a-z0-9._-]{0,79}$/;
const idRule = 'Ids are lower-case letters, digits, dots and hyphens, at most 80.';

/** The id that other parts of the file use for this party, site or item. Each may be given once. */
export function identifier(kind: ReferenceKind): Shape<string> {
  return scalar(
    (tree, { field }, reading) => {
      const id = typeof tree.value === 'number' ? (tree.written ?? String(tree.value)) : tree.value;
      if (typeof id !== 'string' || !idPattern.test(id) || isReservedName(id)) {
        return reading.problem(tree, field, `${describeTree(tree)} cannot be an id.`, idRule);
      }
      reading.define(kind, id, tree, field);
      return id;
    },
    { type: ['string', 'integer'], pattern: '^[a-z0-9][a-z0-9._-]{0,79}$' },
  );
}

/** The id of something that stands elsewhere in the file (or in the catalog). */
export function reference(kind: ReferenceKind): Shape<string> {
  return scalar(
    (tree, { field }, reading) => {
      const id = typeof tree.value === 'number' ? (tree.written ?? String(tree.value)) : tree.value;
      if (typeof id !== 'string' || id === '') {
        return reading.problem(tree, field, `The id of a ${kind} is needed here, not ${describeTree(tree)}.`);
      }
      reading.mention(kind, id, tree, field);
      return id;
    },
    { type: ['string', 'integer'] },
  );
}
