import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partyNamed } from '../entry.ts';
import { readDateSpan } from '../lists/dates.ts';
import { compareDates, evidenceOf } from './evidence.ts';

test('dates agree where they overlap, are near where a slip explains them, and differ beyond', () => {
  const cases: [string, string, string | undefined][] = [
    ['1961-03-04', '1961', 'agrees'], ['1961-03-04', '1960 to 1962', 'agrees'], ['1961-03-04', '1961-04-03', 'near'],
    ['1969-07-16', '1969-06-16', 'near'], ['1961-03-04', '1971-03-04', 'near'], ['1961', '1962', 'near'],
    ['1961', 'circa 1963', 'near'], ['1961', '1965', 'differs'], ['1961', 'unknown', undefined],
  ];
  for (const [left, right, expected] of cases) {
    const [one, other] = [readDateSpan(left, 'day-first'), readDateSpan(right, 'day-first')];
    assert.equal(compareDates(one, other), expected, `${left} and ${right}`);
    assert.equal(compareDates(other, one), expected, `${right} and ${left}`);
  }
});

test('silence on either side says nothing', () => {
  assert.deepEqual(evidenceOf(partyNamed('A'), partyNamed('B', { birthDates: [{ text: '1961' }] })), []);
});

test('a country in common agrees, another differs', () => {
  const at = (code: string) => partyNamed('A', { countries: [{ link: 'registration', text: code, code }] });
  assert.deepEqual(evidenceOf(at('XZ'), at('XZ')).map(({ verdict }) => verdict), ['agrees']);
  assert.deepEqual(evidenceOf(at('XZ'), at('XY')).map(({ verdict }) => verdict), ['differs']);
});

test('an address in common agrees however it is written, another says nothing', () => {
  const at = (text: string) => partyNamed('A', { addresses: [{ text }] });
  const [evidence] = evidenceOf(at('14 Harbour Street, Zedtown'), at('Harbour Street 14, 9000 ZEDTOWN, Zedland'));
  assert.equal(evidence?.about, 'address');
  assert.deepEqual(evidenceOf(at('14 Harbour Street, Zedtown'), at('2 Mill Lane, Zedtown')), []);
});

test('a person is hardly a ship', () => {
  const [evidence] = evidenceOf(partyNamed('A', { kind: 'person' }), partyNamed('A', { kind: 'vessel' }));
  assert.equal(evidence?.verdict, 'differs');
});
