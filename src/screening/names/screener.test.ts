import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ListEntry, partyNamed } from '../entry.ts';
import { entryOf, type Found } from '../lists/build.ts';
import { readDateSpan } from '../lists/dates.ts';
import { explain } from './explain.ts';
import { Screener } from './screener.ts';

const listed = (id: string, name: string, more: Partial<Found> = {}): ListEntry =>
  entryOf({ list: 'a-list', id, name, at: { file: 'list.csv', line: 1 }, ...more });
const alias = (name: string, strength: 'strong' | 'weak' = 'strong') => ({ name, strength });
const born = (text: string) => [readDateSpan(text, 'day-first')];

const screener = new Screener([
  listed('1', 'PETROV, Ivan', {
    kind: 'person', birthDates: born('1961-03-04'), aliases: [alias('THE BAKER', 'weak'), alias('Iwan Petrow')],
  }),
  listed('2', 'PETROV, Ivan', { kind: 'person', birthDates: born('1985') }),
  listed('3', 'ZENITH BEARINGS LLC', {
    kind: 'organisation', countries: [{ link: 'registration', text: 'Zedland', code: 'XZ' }],
    identifiers: [{ kind: 'lei', value: '529900T8BM49AURSDO55' }],
  }),
  listed('4', 'Zenith Bearings Trading House', { kind: 'organisation' }),
  listed('5', 'BAKER', { kind: 'organisation' }),
]);
const found = (...asked: Parameters<Screener['screen']>): string[] => screener.screen(...asked).map(({ entry }) => entry.id);

test('a date of birth decides between people of one name', () => {
  const subject = partyNamed('Ivan Petrov', { kind: 'person', birthDates: born('4 March 1961') });
  const [first, second] = screener.screen(subject);
  assert.deepEqual([first!.entry.id, second!.entry.id], ['1', '2']);
  assert.deepEqual(first!.evidence, [{ about: 'birth date', verdict: 'agrees', subject: '4 March 1961', listed: '1961-03-04', factor: 1 }]);
  assert.equal(second!.evidence[0]!.verdict, 'differs');
  assert.ok(second!.score < first!.score);
});

test('without it both stand, in an order that is always the same', () => {
  assert.deepEqual(found(partyNamed('Ivan Petrov')), ['1', '2']);
  const [first, second] = screener.screen(partyNamed('Ivan Petrov'));
  assert.equal(first!.score, second!.score);
});

test('every name of an entry has a result of its own', () => {
  const [first] = screener.screen(partyNamed('Ivan Petrov'));
  assert.deepEqual(first!.names.map(({ listedName, standing }) => [listedName.written, standing]),
    [['PETROV, Ivan', 'primary'], ['Iwan Petrow', 'strong']]);
});

test('a weak alias counts less unless something beside it agrees', () => {
  const alone = screener.screen(partyNamed('The Baker')).find(({ entry }) => entry.id === '1')!;
  const supported = screener.screen(partyNamed('The Baker', { birthDates: born('1961') })).find(({ entry }) => entry.id === '1')!;
  assert.ok(alone.score < supported.score);
  assert.equal(alone.names[0]!.standing, 'weak');
});

test('an identifier finds an entry under another name', () => {
  const subject = partyNamed('Quite Another Ltd', { identifiers: [{ kind: 'lei', value: '5299 00T8 BM49 AURS DO55' }] });
  const [match] = screener.screen(subject);
  assert.deepEqual([match!.entry.id, match!.score, match!.names], ['3', 1, []]);
});

test('the explanation names what belongs together and what is left over', () => {
  const [best] = screener.screen(partyNamed('Zenit House Bearings'), 0.6);
  const [result] = best!.names;
  assert.deepEqual(explain(result!.subjectName, result!.listedName, result!),
    ['zenit ~ zenith (another spelling, 0.97)', 'house', 'bearings', 'only listed: trading', 'words in another order']);
});

test('a higher threshold finds no more than a lower one', () => {
  const [many, few] = [found(partyNamed('Zenith Bearings'), 0.3), found(partyNamed('Zenith Bearings'), 0.9)];
  assert.ok(few.every((id) => many.includes(id)) && few.length < many.length, `${few.join()} of ${many.join()}`);
});
