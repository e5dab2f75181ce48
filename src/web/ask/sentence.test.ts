import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSentence, type Sentence, type SentenceNames } from './sentence.ts';

const nothing: Sentence = { what: null, many: null, where: null, use: null, by: null, parent: null, on: null };
const names: SentenceNames = {
  catalog: new Map([['h200', 'nvidia-h200-sxm'], ['h20', 'nvidia-h20'], ['mi300x', 'amd-mi300x'], ['gb300 nvl72', 'rack']]),
  places: new Map([['kenya', 'K'], ['nairobi', 'K'], ['dubai', 'D'], ['singapore', 'S'], ['guinea', 'G'], ['equatorial guinea', 'E']]),
  uses: ['model-training', 'inference'],
};
const read = (text: string): Sentence => readSentence(text, names, '2026-11-23', nothing);

test('the question of a first-time visitor fills every field that it answers', () => {
  assert.deepEqual(read('can I put 10,000 H200s in Nairobi, run by a company with a parent in Dubai, this December?'), {
    what: 'nvidia-h200-sxm', many: 10_000, where: 'K', use: null, by: null, parent: 'D', on: '2026-12-01',
  });
});

test('who runs it and who is above are told apart, and so are counts and names with digits', () => {
  const found = read('72 GB300 NVL72 for model training in Kenya, operated by a firm from Singapore, its parent is in Dubai, 2027-03-01');
  assert.deepEqual(found, { what: 'rack', many: 72, where: 'K', use: 'model-training', by: 'S', parent: 'D', on: '2027-03-01' });
  assert.equal(read('MI300X in Kenya').many, null);
});

test('in Spanish too', () => {
  const found = read('¿Puedo poner 500 H20 en Nairobi, operado por una empresa con matriz en Dubai, en marzo?');
  assert.deepEqual(found, { what: 'nvidia-h20', many: 500, where: 'K', use: null, by: null, parent: 'D', on: '2027-03-01' });
});

test('the longer name of two is meant, and what is not said stays as it was', () => {
  assert.equal(read('to Equatorial Guinea').where, 'E');
  assert.equal(readSentence('to Guinea', names, '2026-11-23', { ...nothing, many: 7 }).many, 7);
  assert.deepEqual(read(''), nothing);
});
