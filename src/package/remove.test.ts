import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../corpus/diagnostic.ts';
import { readPackage } from './reader.ts';
import { removeFrom } from './remove.ts';

const text = `title: A package
layers:
  hardware:
    - id: one          # the first
      quantity: 1
    # between the two
    - id: two
      quantity: 2
sites:
  - {id: here, name: Here, country: KE, operator: us}
parties:
  - id: us
    name: Us
    headquarters: US   # since always
    note: None.
`;

function without(...path: (string | number)[]): string {
  return removeFrom(readPackage(text, { path: 'p.yaml' }).document, path).text;
}

test('an item goes with its lines, and everything else stays as it is', () => {
  assert.equal(without('layers', 'hardware', 'one'), text.replace('    - id: one          # the first\n      quantity: 1\n', ''));
  assert.equal(without('layers', 'hardware', 'two'), text.replace('    - id: two\n      quantity: 2\n', ''));
});

test('a field goes with its line', () => {
  assert.equal(without('parties', 'us', 'headquarters'), text.replace('    headquarters: US   # since always\n', ''));
  assert.equal(without('parties', 'us', 'note'), text.replace('    note: None.\n', ''));
});

test('a field inside braces and the last element of a list go too, and the rest means what it meant', () => {
  const { package: found } = readPackage(without('sites', 'here', 'operator'), { path: 'p.yaml' });
  assert.equal(found.sites?.[0]?.operator, undefined);
  assert.equal(found.sites?.[0]?.name, 'Here');
  assert.deepEqual(readPackage(without('parties', 'us').replace(', operator: us', ''), { path: 'p.yaml' }).package.parties, []);
});

test('what is not there cannot go', () => {
  assert.throws(() => without('layers', 'hardware', 'three'), InputError);
  assert.throws(() => without('sites', 'here', 'owner'), InputError);
});
