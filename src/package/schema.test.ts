import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { parse, parseDocument } from 'yaml';
import { readCorpus } from '../corpus/corpus.ts';
import { InputError } from '../corpus/diagnostic.ts';
import { initialPackage } from './initial.ts';
import { legsOf } from './legs.ts';
import { packageFacts } from './packageFacts.ts';
import { partyFacts } from './partyFacts.ts';
import { readPackage } from './reader.ts';
import { packageSchema } from './schema.ts';
import { packageVocabulary } from './vocabulary.ts';

const law = globSync(['law/vocabulary/*.yaml', 'law/tables/countries.yaml']).map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));
const vocabulary = packageVocabulary(readCorpus(law, []));

const validator = new Ajv2020({ allowUnionTypes: true, strict: true, strictRequired: false });
addFormats.default(validator);
const isValid = validator.compile(packageSchema());
const isValidWithFacts = validator.compile(packageSchema(vocabulary));

const examples = globSync('examples/*.yaml').map((path) => ({ path, text: readFileSync(path, 'utf8') }));

test('the published schema is the one the reader goes by', (t) => {
  assert.doesNotThrow(
    () => t.assert.fileSnapshot(packageSchema(vocabulary), 'schema/package.schema.json'),
    'The format or the vocabulary has changed. Write the schema anew: ' +
      'node --test --test-update-snapshots src/package/schema.test.ts',
  );
});

test('the schema accepts the examples', () => {
  for (const { path, text } of examples) {
    const data: unknown = parse(text);
    assert.ok(isValid(data), `${path}: ${JSON.stringify(isValid.errors?.slice(0, 2))}`);
    assert.ok(isValidWithFacts(data), `${path}: ${JSON.stringify(isValidWithFacts.errors?.slice(0, 2))}`);
  }
});

test('what editors see: the published file takes every example and template, and points at every mistake it can', () => {
  const published = validator.compile(JSON.parse(readFileSync('schema/package.schema.json', 'utf8')) as object);
  for (const { path, text } of examples) assert.ok(published(parse(text)), path);
  assert.ok(published(parse(initialPackage({ title: 'T' }))), JSON.stringify(published.errors));
  const mistakes = parse(readFileSync('src/package/mistakes.yaml', 'utf8')) as { text: string; unseen?: string }[];
  for (const { text, unseen } of mistakes) {
    const document = parseDocument(text, { logLevel: 'silent' });
    if (document.errors.length === 0) assert.equal(published(document.toJS()), unseen !== undefined, text);
  }
});

test('every fact that is made of an example has its place in the vocabulary', () => {
  for (const { path, text } of examples) {
    const { package: found } = readPackage(text, { path, vocabulary });
    const made = [
      packageFacts(found),
      ...partyFacts(found).map(({ facts }) => facts),
      ...legsOf(found).map(({ facts }) => facts),
    ];
    const unknown = new Set(made.flatMap(Object.keys).filter((name) => !vocabulary.facts.has(name)));
    assert.deepEqual([...unknown], [], path);
  }
});

test('every field has a description for editors to show', () => {
  const own = ['value', 'amount', 'min', 'max', 'minExclusive', 'maxExclusive', 'name', 'headquarters'];
  const bare: string[] = [];
  const walk = (schema: unknown, at: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties') {
        for (const [name, field] of Object.entries(value as Record<string, { description?: string }>)) {
          if (field.description === undefined && !('$ref' in field) && !own.includes(name)) bare.push(`${at}.${name}`);
        }
      }
      walk(value, `${at}.${key}`);
    }
  };
  walk(packageSchema(vocabulary), '');
  assert.deepEqual(bare, []);
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One place in an example, chosen by a list of numbers, and what becomes of it. */
function mutate(
  data: Json,
  steps: readonly number[],
  change: (parent: Json[] | { [key: string]: Json }, key: string) => void,
): void {
  let node = data;
  for (const [index, step] of steps.entries()) {
    if (typeof node !== 'object' || node === null) return;
    const keys = Object.keys(node);
    if (keys.length === 0) return;
    const key = keys[step % keys.length]!;
    const child = (node as { [key: string]: Json })[key]!;
    if (index === steps.length - 1 || typeof child !== 'object' || child === null) {
      change(node, key);
      return;
    }
    node = child;
  }
}

const junk: fc.Arbitrary<Json> = fc.constantFrom<Json[]>(
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  '',
  'text',
  'US',
  '2026-02-30',
  '2026-11-23',
  'itself',
  [],
  ['a'],
  {},
  { value: 1 },
  { value: null, assumed: 'x' },
  { min: 2, max: 1 },
  { min: 1 },
  { amount: 1, currency: 'USD' },
  { party: 'a' },
  { name: 'N', headquarters: 'US' },
);

test('whatever becomes of an example, what the reader accepts the schema accepts', () => {
  const path = fc.array(fc.nat(40), { minLength: 1, maxLength: 6 });
  const change = fc.oneof(
    junk.map((value) => (parent: Json[] | { [key: string]: Json }, key: string): void => {
      (parent as { [key: string]: Json })[key] = value;
    }),
    fc
      .constantFrom('x', 'titel', '__proto__', 'assumed', 'value')
      .map((name) => (parent: Json[] | { [key: string]: Json }, key: string): void => {
        if (Array.isArray(parent)) return;
        Object.defineProperty(parent, name, {
          value: parent[key],
          enumerable: true,
          configurable: true,
          writable: true,
        });
        delete parent[key];
      }),
    fc.constant((parent: Json[] | { [key: string]: Json }, key: string): void => {
      if (Array.isArray(parent)) parent.push(parent[Number(key)]!);
      else delete parent[key];
    }),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...examples),
      fc.array(fc.tuple(path, change), { minLength: 1, maxLength: 3 }),
      ({ text }, changes) => {
        const data = parse(text) as Json;
        for (const [steps, alter] of changes) mutate(data, steps, alter);
        let read = true;
        try {
          readPackage(JSON.stringify(data), { path: 'p.json', vocabulary });
        } catch (error) {
          assert.ok(error instanceof InputError, String(error));
          read = false;
        }
        if (read) assert.ok(isValidWithFacts(data), JSON.stringify(isValidWithFacts.errors?.slice(0, 3)));
      },
    ),
    { numRuns: 300 },
  );
});

test('cut and spliced anywhere, an example is read or refused, never more', () => {
  const cut = fc.record({
    example: fc.constantFrom(...examples),
    from: fc.nat(20_000),
    length: fc.nat(40),
    insert: fc.constantFrom('', ' ', '\n', ':', '- ', '"', '{', '&a ', '*searched', '\t', '?', '#', 'é', '\u0000'),
  });
  fc.assert(
    fc.property(cut, ({ example: { text }, from, length, insert }) => {
      const start = from % text.length;
      const changed = text.slice(0, start) + insert + text.slice(start + length);
      try {
        readPackage(changed, { path: 'p.yaml', vocabulary });
      } catch (error) {
        assert.ok(
          error instanceof InputError && error.diagnostics.every(({ line, column }) => line >= 1 && column >= 1),
          String(error),
        );
      }
    }),
    { numRuns: 150 },
  );
});
