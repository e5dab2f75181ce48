import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPackage } from '../../../package/reader.ts';
import { edited, type Edit } from '../../engine/handlers/edit.ts';
import { editFor, freeId, partyRemoval, siteRemoval } from './edits.ts';

const text = `title: A package
layers:
  hardware:
    - {id: one, quantity: 1, supplier: us, sites: [here]}
    - {id: two, quantity: 2, supplier: them, sites: [here, there]}
sites:
  - {id: here, name: Here, country: KE, operator: us, owner: them}
  - {id: there, name: There, country: RW, operator: them}
parties:
  - {id: us, name: Us}
  - {id: them, name: Them, ultimateParent: {party: us}}
`;

function after(edits: readonly Edit[]): ReturnType<typeof readPackage>['package'] {
  const { document } = readPackage(text, { path: 'p.yaml' });
  return readPackage(edits.reduce(edited, document).text, { path: 'p.yaml' }).package;
}

const before = readPackage(text, { path: 'p.yaml' }).package;

test('a site goes out of the items that name it, and what is left can be read', () => {
  const found = after(siteRemoval(before, 'here'));
  assert.deepEqual(found.sites?.map(({ id }) => id), ['there']);
  assert.deepEqual(found.layers?.hardware?.map(({ sites }) => sites), [undefined, ['there']]);
});

test('a party leaves its parts open, not unsaid', () => {
  const found = after(partyRemoval(before, 'us'));
  assert.deepEqual(found.parties?.map(({ id }) => id), ['them']);
  assert.equal(found.sites?.[0]?.operator?.value, null);
  assert.equal(found.sites?.[0]?.owner?.value, 'them');
  assert.equal(found.layers?.hardware?.[0]?.supplier?.value, null);
  assert.equal(found.parties?.[0]?.ultimateParent?.value, null);
});

test('what is cleared is taken out, what was never there is left alone, and ids are free', () => {
  assert.deepEqual(editFor(['title'], 'New', true), [{ kind: 'write', path: ['title'], value: 'New' }]);
  assert.deepEqual(editFor(['on'], undefined, true), [{ kind: 'remove', path: ['on'] }]);
  assert.deepEqual(editFor(['on'], undefined, false), []);
  assert.equal(freeId('São Tomé', []), 'sao-tome');
  assert.equal(freeId('One', ['one', 'one-2']), 'one-3');
});
