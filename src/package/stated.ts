import { type Grade, grades } from '../corpus/grade.ts';
import type { Interval } from '../engine/fact.ts';
import { type Reading, suggestion } from './reading.ts';
import { choice, date, flag, text } from './scalars.ts';
import { type JsonSchema, type Shape, type Where, fieldHint, inside, named } from './shape.ts';
import type { MapTree, Place, Tree } from './tree.ts';

/** A value somebody stated, with what they said about it. `null` is a stated "not known". */
export interface Stated<Value> extends Place, Basis {
  value: Value | null;
  /** Nobody stated it: it follows from other statements. */
  derived?: true;
}

/** On what a stated value rests. */
export interface Basis {
  /** Why the value is assumed rather than known. */
  assumed?: string;
  source?: string;
  grade?: Grade;
  note?: string;
  /** The last day of which it is stated. */
  until?: string;
}

/** How sources are graded, in an editor's words. */
export const gradeMeanings: Record<Grade, string> = {
  primary: 'The document itself was read.',
  secondary: 'A good source says so.',
  inferred: 'Concluded from other statements.',
  'not-found': 'Looked for and not found.',
};

const basisShapes: Record<keyof Basis, Shape<string>> = {
  assumed: text(),
  source: text(),
  grade: choice(gradeMeanings),
  note: text(),
  until: date,
};

const basisSchemas: Record<keyof Basis, JsonSchema> = {
  assumed: {
    type: ['string', 'number'],
    description: 'Why the value is assumed, in a few words. Every answer that rests on it says so.',
  },
  source: { type: ['string', 'number', 'boolean'], description: 'Where the value was read.' },
  grade: { enum: [...grades], description: 'How well the source carries it.' },
  note: { type: ['string', 'number', 'boolean'], description: 'Anything else worth knowing about it.' },
  until: { type: 'string', format: 'date', description: 'The last day on which it holds; after it, it is not known.' },
};

/** The fields that say on what a value rests, shared by all values. */
export function basisSchema(definitions: Map<string, JsonSchema>): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(basisSchemas).map(([name, schema]) => [name, named(definitions, `basis-${name}`, () => schema)]),
  );
}

/**
 * A value that may be written plainly (`12`), as unknown (`null`), or with what it rests on
 * (`{value: 12, assumed: our estimate}`).
 */
export function stated<Value>(shape: Shape<Value>): Shape<Stated<Value>> {
  return {
    read(tree, where, reading) {
      const place = { line: tree.line, column: tree.column };
      const assumed = where.assumed === undefined ? {} : { assumed: where.assumed };
      if (isNull(tree)) return { ...place, ...assumed, value: null };
      if (tree.kind !== 'map') return plain(shape.read(tree, where, reading), { ...place, ...assumed });
      const basis = readBasis(tree, where, reading, ['value']);
      const entry = tree.entries.get('value');
      if (entry === undefined) {
        return reading.problem(
          tree,
          where.field,
          'A value is needed here, not a map of fields.',
          'Write the bare value, or {value: …, assumed: why}.',
        );
      }
      if (isNull(entry.tree)) return { ...place, ...basis, value: null };
      return plain(shape.read(entry.tree, { field: where.field }, reading), { ...place, ...basis });
    },
    schema: (definitions) => annotated(shape.schema(definitions), {}, definitions),
  };
}

/** A stated number, which may also be known only within bounds: `{min: 100, max: 200}`. */
export function statedNumber(shape: Shape<number>): Shape<Stated<number | Interval>> {
  const exact = stated(shape);
  return {
    read(tree, where, reading) {
      if (tree.kind !== 'map' || tree.entries.has('value')) return exact.read(tree, where, reading);
      const basis = readBasis(tree, where, reading, ['value', ...Object.keys(boundShapes(shape))]);
      const value = readInterval(tree, shape, where, reading);
      return value === undefined ? undefined : { line: tree.line, column: tree.column, ...basis, value };
    },
    schema: (definitions) =>
      annotated(
        shape.schema(definitions),
        {
          min: shape.schema(definitions),
          max: shape.schema(definitions),
          minExclusive: flag.schema(definitions),
          maxExclusive: flag.schema(definitions),
        },
        definitions,
      ),
  };
}

function boundShapes(shape: Shape<number>): Record<keyof Interval, Shape<number> | Shape<boolean>> {
  return { min: shape, max: shape, minExclusive: flag, maxExclusive: flag };
}

/** The interval a map describes, after checking that it leaves room for a value. */
export function readInterval(
  tree: MapTree,
  shape: Shape<number>,
  where: Where,
  reading: Reading,
): Interval | undefined {
  const interval: Record<string, number | boolean> = {};
  for (const [key, part] of Object.entries(boundShapes(shape))) {
    const entry = tree.entries.get(key);
    const value = entry && part.read(entry.tree, { field: inside(where.field, key) }, reading);
    if (value !== undefined) interval[key] = value;
  }
  const { min, max, minExclusive = false, maxExclusive = false } = interval as Interval;
  if (min === undefined && max === undefined) {
    return reading.problem(
      tree,
      where.field,
      'A number or its bounds are needed here.',
      'For example 12, {min: 10, max: 14} or null.',
    );
  }
  if (min !== undefined && max !== undefined && (min > max || (min === max && (minExclusive || maxExclusive)))) {
    return reading.problem(
      tree,
      where.field,
      `No number lies between ${min} and ${max} as written.`,
      'Put the smaller bound under min.',
    );
  }
  return interval as Interval;
}

/** Reads assumed, source, grade, note and until beside a value; reports any other field outside `also`. */
export function readBasis(tree: MapTree, where: Where, reading: Reading, also: readonly string[]): Basis {
  const names = Object.keys(basisShapes) as (keyof Basis)[];
  const basis: Record<string, string> = {};
  for (const [key, { line, column, tree: part }] of tree.entries) {
    const field = inside(where.field, key);
    const name = names.find((one) => one === key);
    if (name === undefined) {
      if (!also.includes(key))
        reading.problem(
          { line, column },
          field,
          `A value has no field '${key}'.`,
          fieldHint(key) ?? suggestion(key, [...also, ...names]),
        );
      continue;
    }
    if (key === 'assumed' && part.kind === 'scalar' && typeof part.value === 'boolean') {
      reading.problem(part, field, 'An assumption needs its reason.', 'Write assumed: and why, in a few words.');
      continue;
    }
    const value = basisShapes[name].read(part, { field }, reading);
    if (value !== undefined) basis[name] = value;
  }
  if (where.assumed !== undefined && basis.assumed === undefined && basis.source === undefined)
    basis.assumed = where.assumed;
  return basis as Basis;
}

export function isNull(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}

function plain<Value>(value: Value | undefined, about: Place & Basis): Stated<Value> | undefined {
  return value === undefined ? undefined : { ...about, value };
}

/** The schema of a stated value: plain, null, or with what it rests on. */
export function annotated(base: JsonSchema, bounds: JsonSchema, definitions: Map<string, JsonSchema>): JsonSchema {
  const bounded = Object.keys(bounds).length > 0;
  return {
    anyOf: [
      base,
      { type: 'null', description: 'Known to be unknown: it is asked for, and never filled in.' },
      {
        type: 'object',
        additionalProperties: false,
        properties: { value: { anyOf: [base, { type: 'null' }] }, ...bounds, ...basisSchema(definitions) },
        ...(bounded
          ? { anyOf: [{ required: ['value'] }, { required: ['min'] }, { required: ['max'] }] }
          : { required: ['value'] }),
      },
    ],
  };
}
