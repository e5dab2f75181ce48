import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countryCodesOf, partyNamed } from './entry.ts';

test('the countries of a party are those of its addresses too, each once', () => {
  const party = partyNamed('Acme', {
    countries: [{ link: 'registration', text: 'Freedonia' }, { link: 'flag', text: 'Xylia', code: 'XY' }],
    addresses: [{ text: 'Harbour 1, Zedland', country: 'XZ' }, { text: 'Harbour 2, Xylia', country: 'XY' }, { text: 'at sea' }],
  });
  assert.deepEqual(countryCodesOf(party), ['XY', 'XZ']);
});

test('a party of whom only the name is known says nothing else', () => {
  const party = partyNamed('Acme', { kind: 'organisation' });
  assert.equal(party.kind, 'organisation');
  assert.deepEqual([party.aliases, party.addresses, party.identifiers], [[], [], []]);
});
