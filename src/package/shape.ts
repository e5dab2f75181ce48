import { Reading, suggestion } from './reading.ts';
import { type MapTree, type Place, type ScalarTree, type Tree, describeTree } from './tree.ts';

export type JsonSchema = { [keyword: string]: unknown };

/** Where in the file a shape is being read: the field's path, and what its surroundings say of every value within. */
export interface Where {
  field: string;
  /** Why the whole party, site or item is assumed, if it is. */
  assumed?: string;
}

/**
 * What one kind of value looks like: the same description reads it from a file and writes its JSON Schema, so that an
 * editor and the reader cannot disagree.
 */
export interface Shape<Value> {
  /** The value, or undefined after reporting what is wrong with it. */
  read(tree: Tree, where: Where, reading: Reading): Value | undefined;
  /** Its JSON Schema; named shapes add themselves to `definitions` and return a reference. */
  schema(definitions: Map<string, JsonSchema>): JsonSchema;
  /** Whether a name with nothing below it (`sites:`) is the same as no such field. */
  mayBeEmpty?: true;
}

export interface Field<Value> {
  shape: Shape<Value>;
  description: string;
  required: boolean;
}

export type Fields<Value> = { [Name in keyof Value]-?: Field<Value[Name]> };

export function required<Value>(shape: Shape<Value>, description: string): Field<Value> {
  return { shape, description, required: true };
}

/** May be left out. The type keeps `undefined` out of the value: an omitted field is absent, not undefined. */
export function optional<Value>(shape: Shape<Value>, description: string): Field<Value> {
  return { shape, description, required: false };
}

/** A map of known fields. Unknown ones are reported with the nearest known name; missing ones by name. */
export function object<Value extends object>(
  name: string,
  description: string,
  fields: Fields<Value>,
): Shape<Value & Place> {
  const list = Object.entries(fields) as [string, Field<unknown>][];
  const names = list.map(([field]) => field);
  return {
    read(tree, where, reading) {
      if (tree.kind !== 'map') {
        const message = `${name} is a map of fields, not ${describeTree(tree)}.`;
        return reading.problem(tree, where.field, message, `Fields: ${names.join(', ')}.`);
      }
      for (const [key, at] of tree.entries) {
        if (names.includes(key)) continue;
        const hint = fieldHint(key) ?? suggestion(key, names);
        reading.problem(at, inside(where.field, key), `${name} has no field '${key}'.`, hint);
      }
      // Fields that could not be read are missing from the value, but then the file as a whole is refused.
      return readFields(name, list, tree, where, reading) as Value & Place;
    },
    mayBeEmpty: true,
    schema: (definitions) => objectSchema(name, description, list, definitions),
  };
}

function readFields(
  name: string,
  fields: readonly [string, Field<unknown>][],
  tree: MapTree,
  where: Where,
  reading: Reading,
): Place & { [field: string]: unknown } {
  const assumed = assumption(tree) ?? where.assumed;
  const value: Place & { [field: string]: unknown } = { line: tree.line, column: tree.column };
  for (const [key, field] of fields) {
    const entry = tree.entries.get(key);
    const here: Where = { field: inside(where.field, key), ...(assumed === undefined ? {} : { assumed }) };
    if (entry !== undefined && !(field.shape.mayBeEmpty === true && isEmpty(entry.tree))) {
      const part = field.shape.read(entry.tree, here, reading);
      if (part !== undefined) value[key] = part;
    } else if (field.required) {
      reading.problem(tree, here.field, `${name} needs '${key}'.`, field.description);
    }
  }
  return value;
}

function objectSchema(
  name: string,
  description: string,
  fields: readonly [string, Field<unknown>][],
  definitions: Map<string, JsonSchema>,
): JsonSchema {
  const needed = fields.filter(([, field]) => field.required).map(([key]) => key);
  return named(definitions, name.replace(/^(A|An|The) /, '').replaceAll(' ', '-'), () => ({
    type: 'object',
    description,
    additionalProperties: false,
    properties: Object.fromEntries(
      fields.map(([key, { shape, description: text }]) => [key, described(orEmpty(shape, definitions), text)]),
    ),
    ...(needed.length > 0 ? { required: needed } : {}),
  }));
}

/** A list; elements that carry an id are named by it in messages, others by their position. */
export function list<Value>(shape: Shape<Value>, { atLeast = 0 }: { atLeast?: number } = {}): Shape<Value[]> {
  return {
    read(tree, where, reading) {
      if (tree.kind !== 'list') {
        return reading.problem(
          tree,
          where.field,
          `A list is needed here, not ${describeTree(tree)}.`,
          'Begin each element with "- ".',
        );
      }
      if (tree.items.length < atLeast) reading.problem(tree, where.field, `At least ${atLeast} is needed here.`);
      return tree.items.flatMap((item, index) => {
        const value = shape.read(item, { ...where, field: `${where.field}[${labelOf(item) ?? index}]` }, reading);
        return value === undefined ? [] : [value];
      });
    },
    mayBeEmpty: true,
    schema: (definitions) => ({
      type: 'array',
      items: shape.schema(definitions),
      ...(atLeast > 0 ? { minItems: atLeast } : {}),
    }),
  };
}

/** One of several forms, told apart by how the value is written. */
export function either<Scalar, Other>(scalar: Shape<Scalar>, other: Shape<Other>): Shape<Scalar | Other> {
  return {
    read: (tree, where, reading) => (tree.kind === 'scalar' ? scalar : other).read(tree, where, reading),
    schema: (definitions) => ({ anyOf: [scalar.schema(definitions), other.schema(definitions)] }),
  };
}

/** A scalar of some kind, with one check that also says what is wrong and what to do. */
export function scalar<Value>(
  check: (tree: ScalarTree, where: Where, reading: Reading) => Value | undefined,
  schema: JsonSchema,
): Shape<Value> {
  return {
    read(tree, where, reading) {
      if (tree.kind === 'scalar') return check(tree, where, reading);
      return reading.problem(tree, where.field, `A single value is needed here, not ${describeTree(tree)}.`);
    },
    schema: () => schema,
  };
}

function orEmpty(shape: Shape<unknown>, definitions: Map<string, JsonSchema>): JsonSchema {
  const schema = shape.schema(definitions);
  return shape.mayBeEmpty === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function isEmpty(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}

/** Puts a schema under a name, once, and refers to it. */
export function named(definitions: Map<string, JsonSchema>, name: string, make: () => JsonSchema): JsonSchema {
  if (!definitions.has(name)) {
    definitions.set(name, {});
    definitions.set(name, make());
  }
  return { $ref: `#/$defs/${name}` };
}

export function described(schema: JsonSchema, description: string): JsonSchema {
  return { description, ...schema, ...('$ref' in schema ? { description } : {}) };
}

export function inside(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`;
}

function labelOf(tree: Tree): string | undefined {
  const id = tree.kind === 'map' ? tree.entries.get('id')?.tree : undefined;
  return id?.kind === 'scalar' && typeof id.value === 'string' ? id.value : undefined;
}

/** The reason in an `assumed:` beside other fields: it then speaks for all of them. */
function assumption(tree: Tree): string | undefined {
  const assumed = tree.kind === 'map' ? tree.entries.get('assumed')?.tree : undefined;
  return assumed?.kind === 'scalar' && typeof assumed.value === 'string' ? assumed.value : undefined;
}

/** What usually lies behind a field that cannot exist. */
export function fieldHint(key: string): string | undefined {
  if (/[^\w-]/.test(key)) return 'A comma inside braces begins a new field: put text with commas in quotes.';
  return /^units?$/i.test(key) ? 'The unit is part of each name; convert the figure to it.' : undefined;
}
