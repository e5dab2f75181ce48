import * as fc from 'fast-check';

/** As much of JSON Schema as the document of the API uses. */
export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
}

const longestText = 60;
const mostItems = 3;

/** Values that a schema allows; `known` are strings worth trying where any string will do, such as ids that exist. */
export function valuesOf(schema: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  const below = (inner: Schema): fc.Arbitrary<unknown> => valuesOf(inner, known);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(below));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': return objectsOf(schema, below);
    case 'array': return fc.array(schema.items === undefined ? fc.jsonValue() : below(schema.items), {
      minLength: schema.minItems ?? 0, maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? mostItems, mostItems)),
    });
    case 'string': return textsOf(schema, known);
    case 'integer': return fc.integer({ min: Math.max(schema.minimum ?? -100, -(2 ** 31)),
      max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) });
    case 'number': return fc.double({ noNaN: true, min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 });
    case 'boolean': return fc.boolean();
    case 'null': return fc.constant(null);
    default: return fc.jsonValue();
  }
}

function objectsOf({ properties = {}, required = [], additionalProperties }: Schema,
  below: (schema: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const record = fc.record(Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, below(schema)])),
    { requiredKeys: required });
  if (typeof additionalProperties !== 'object' || Object.keys(properties).length > 0) return record;
  return fc.dictionary(fc.string({ maxLength: 12 }), below(additionalProperties), { maxKeys: mostItems });
}

function textsOf({ format, pattern, minLength = 0, maxLength = longestText }: Schema, known: readonly string[]): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof(fc.uuid(), fc.constantFrom(...known));
  if (format === 'date') return fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  if (format === 'date-time') return fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString());
  if (format === 'email') return fc.emailAddress();
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const texts = fc.string({ unit: 'binary', minLength, maxLength: Math.max(minLength, Math.min(maxLength, longestText)) });
  return minLength <= longestText ? fc.oneof(texts, fc.constantFrom(...known)) : texts;
}
