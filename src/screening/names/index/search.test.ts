import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Name, nameOf } from '../name.ts';
import { scoreNames } from '../score.ts';
import { indexNames } from './nameIndex.ts';
import { NameSearch } from './search.ts';

const given = ['Ahmed', 'Muhammad', 'Mohamed', 'Ali', 'A.', 'Sergei', 'Sergey',
  'Olaf', 'Abd', 'al', 'Jong', 'Un', 'Bill', 'William', 'أحمد'];
const family = ['Hassan', 'Hasan', 'Lavrov', 'Lawrow', 'Scholz', 'Schloz', 'Kim', 'Gates', 'Karimov', 'Al-Rawi', 'Putin', 'Поттер', '金'];
const firm = ['Bank', 'Gazprom', 'Gazprombank', 'Trading', 'Limited', 'LLC', 'OOO', 'Technologies', 'Tech',
  'of', 'GTL', 'Almaz', 'Antey', 'Co'];
const part = fc.constantFrom(...given, ...family, ...firm);
const kind = fc.constantFrom('person' as const, 'organisation' as const, 'unknown' as const);
const name = fc.tuple(fc.array(part, { minLength: 1, maxLength: 6 }), kind, fc.constantFrom(' ', '-', ''))
  .map(([parts, of, between]) => nameOf(parts.join(between), of));

test('the index finds exactly the names that scoring every name finds, at any threshold', () => {
  fc.assert(fc.property(fc.array(name, { minLength: 1, maxLength: 60 }), name, fc.double({ min: 0.3, max: 0.99, noNaN: true }),
    (names, query, threshold) => {
      assert.deepEqual(found(new NameSearch(indexNames(names), (at) => names[at]!), query, threshold), exhaustive(names, query, threshold));
    }),
  { numRuns: 300 });
});

test('a search leaves nothing behind that changes the next one', () => {
  const lists = fc.array(name, { minLength: 1, maxLength: 30 });
  fc.assert(fc.property(lists, fc.array(name, { minLength: 2, maxLength: 6 }), (names, queries) => {
    const search = new NameSearch(indexNames(names), (at) => names[at]!);
    for (const query of queries) assert.deepEqual(found(search, query, 0.6), exhaustive(names, query, 0.6));
  }), { numRuns: 100 });
});

test('a name without a letter finds nothing', () => {
  const names = [nameOf('Acme', 'organisation'), nameOf('—', 'unknown')];
  const search = new NameSearch(indexNames(names), (at) => names[at]!);
  assert.deepEqual(search.search(nameOf('…', 'unknown'), 0.1), []);
});

function found(search: NameSearch, query: Name, threshold: number): number[] {
  return search.search(query, threshold).map((hit) => hit.name).sort((left, right) => left - right);
}

function exhaustive(names: readonly Name[], query: Name, threshold: number): number[] {
  return names.flatMap((each, at) => (scoreNames(query, each).score >= threshold ? [at] : []));
}
