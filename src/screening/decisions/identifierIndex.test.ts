import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Identifier, partyNamed } from '../entry.ts';
import { entryOf } from '../lists/build.ts';
import { IdentifierIndex } from './identifierIndex.ts';

const entry = entryOf({
  list: 'a', id: '1', name: 'Acme', at: { file: 'f', line: 1 },
  identifiers: [
    { kind: 'lei', value: '2534 00WS S48Y WMBU A688' }, { kind: 'registration', value: '1027-700', country: 'XX' },
    { kind: 'phone', value: '+1 23456789' }, { kind: 'tax', value: '12', country: 'XX' }, { kind: 'passport', value: 'AB12345' },
  ],
});
const index = new IdentifierIndex([entry]);
const finds = (...identifiers: Identifier[]): number => index.find(partyNamed('Somebody', { identifiers })).length;

const cases: [string, Identifier, number][] = [
  ['one that is worldwide, however it is written', { kind: 'lei', value: '253400wss48ywmbua688' }, 1],
  ['one of the same issuer', { kind: 'registration', value: '1027700', country: 'XX' }, 1],
  ['one of another issuer', { kind: 'registration', value: '1027700', country: 'YY' }, 0],
  ['one whose issuer is not known here', { kind: 'registration', value: '1027700' }, 0],
  ['one whose issuer is not known there', { kind: 'passport', value: 'AB12345', country: 'XX' }, 0],
  ['one that many share', { kind: 'phone', value: '+123456789' }, 0],
  ['one too short to tell', { kind: 'tax', value: '12', country: 'XX' }, 0],
  ['the same figures of another kind', { kind: 'tax', value: '1027700', country: 'XX' }, 0],
];
for (const [what, identifier, count] of cases) {
  test(`a sign is the same, or not: ${what}`, () => assert.equal(finds(identifier), count));
}

test('an entry is found once, however many signs it shares', () => {
  assert.equal(finds({ kind: 'lei', value: '253400WSS48YWMBUA688' }, { kind: 'registration', value: '1027700', country: 'XX' }), 1);
});
