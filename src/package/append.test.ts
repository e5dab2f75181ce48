import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { InputError } from '../corpus/diagnostic.ts';
import { type Addition, addToPackage, appendTo } from './append.ts';
import { initialPackage } from './initial.ts';
import { readPackage } from './reader.ts';

test('additions join the lists of a package and disturb nothing', () => {
  const text = `title: T   # kept
layers:
    hardware:
    - id: a   # first
      name: A
    data: []   # none yet
parties:
  # nobody yet
`;
  const document = readPackage('title: T\n', { path: 'p.yaml' }).document;
  const start = { ...document, ...readPackage(text, { path: 'p.yaml' }).document };
  const addition: Addition = {
    layers: { hardware: [{ id: 'b', quantity: 3 }], data: [{ id: 'c' }], models: [{ id: 'd' }] },
    sites: [{ id: 's', name: 'S' }],
    parties: [{ id: 'p', name: 'P' }],
  };
  const after = addToPackage(start, addition);
  assert.deepEqual(parse(after.text), {
    title: 'T',
    layers: {
      hardware: [
        { id: 'a', name: 'A' },
        { id: 'b', quantity: 3 },
      ],
      data: [{ id: 'c' }],
      models: [{ id: 'd' }],
    },
    parties: [{ id: 'p', name: 'P' }],
    sites: [{ id: 's', name: 'S' }],
  });
  for (const kept of ['title: T   # kept', '    - id: a   # first', '# none yet', '  # nobody yet'])
    assert.ok(after.text.includes(kept), after.text);
  assert.equal(readPackage(after.text, { path: 'p.yaml' }).package.parties?.length, 1);
});

test('additions to JSON keep it JSON, and an id that is there twice comes to light on reading', () => {
  const { document } = readPackage('{"title": "T", "parties": [{"id": "a", "name": "A"}]}', { path: 'p.json' });
  const after = addToPackage(document, { parties: [{ id: 'a', name: 'B' }] });
  assert.equal((JSON.parse(after.text) as { parties: unknown[] }).parties.length, 2);
  assert.throws(
    () => readPackage(after.text, { path: 'p.json' }),
    (error: unknown) => error instanceof InputError && /The party 'a' is already on line/.test(error.message),
  );
});

test('the template is a package that can be read, with or without its options', () => {
  for (const options of [{}, { title: 'A "new": one', country: 'KE', on: '2026-11-23', schema: 'x.json' }]) {
    const text = initialPackage(options);
    const { package: found, document } = readPackage(text, { path: 'p.yaml' });
    assert.equal(found.title, options.title ?? 'My package');
    const after = addToPackage(document, { layers: { data: [{ id: 'x' }] }, sites: [{ id: 'y', name: 'Y' }] });
    assert.equal(readPackage(after.text, { path: 'p.yaml' }).package.layers?.data?.length, 1);
    assert.ok(after.text.includes('# part: pipeline, part: labelling'));
  }
});

test('an element joins a list anywhere in the file, found by ids, or begins it', () => {
  const options = { path: 'p.yaml' };
  let { document } = readPackage('title: T\nparties:\n  - id: a   # the first\n    name: A\n  - {id: b, name: B}\n', options);
  document = appendTo(document, ['parties', 'a', 'owners'], [{ party: 'b', percent: 30 }]);
  document = appendTo(document, ['parties', 'a', 'owners'], [{ name: 'C', percent: null }]);
  assert.match(document.text, /- id: a {3}# the first/);
  document = appendTo(document, ['parties', 'b', 'owners'], [{ name: 'D' }]);
  document = appendTo(document, ['consortium', 'members'], [{ party: 'a' }]);
  const { package: found } = readPackage(document.text, options);
  assert.deepEqual(found.parties!.map(({ owners = [] }) => owners.map(({ party, name }) => party ?? name)), [['b', 'C'], ['D']]);
  assert.deepEqual(found.consortium?.members?.map(({ party }) => party), ['a']);
  assert.throws(() => appendTo(document, ['parties', 'z', 'owners'], [{ name: 'E' }]), /There is no 'z'/);
});
