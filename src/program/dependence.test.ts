import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPackage } from '../package/reader.ts';
import { type Dependence, dependenceOf, sides, tiers } from './dependence.ts';
import { dependencePicture } from './dependencePicture.ts';
import { readSwap, swapped } from './dependenceSwap.ts';

const places = { home: new Set(['US']), concern: new Set(['CN']) };
const text = `title: "A & B"
layers:
  hardware:
    - {id: racks, supplier: u, origin: TW, usContentShare: {min: 0.3, max: 0.5}, value: {amount: 75, currency: USD}}
    - {id: switches, supplier: j, origin: US, usContentShare: 0.6, value: {amount: 25, currency: USD}}
  models: [{id: model, figures: {modelOrigin: CN}}]
parties:
  - {id: u, name: U, headquarters: US, ultimateParent: {party: j}}
  - {id: j, name: J, headquarters: JP, ultimateParent: itself}
`;
const found = readPackage(text, { path: 'p.yaml' }).package;
const split = ({ layers }: Dependence, layer: string, tier: (typeof tiers)[number]): number[] =>
  sides.map((side) => layers.find((one) => one.layer === layer)!.tiers[tier][side]);

test('value comes from where each tier says, and what nobody stated is unknown', () => {
  const dependence = dependenceOf(found, places);
  assert.deepEqual(split(dependence, 'hardware', 'supplier'), [0.75, 0.25, 0, 0]);
  assert.deepEqual(split(dependence, 'hardware', 'parent'), [0, 1, 0, 0]);
  assert.deepEqual(split(dependence, 'hardware', 'origin'), [0.25, 0.75, 0, 0]);
  // 0.3 of the racks and 0.6 of the switches are sure; the range and what a U.S. item takes from elsewhere are not.
  assert.deepEqual(split(dependence, 'hardware', 'content'), [0.375, 0.375, 0, 0.25]);
  assert.deepEqual(split(dependence, 'models', 'origin'), [0, 0, 1, 0]);
  assert.deepEqual(split(dependence, 'models', 'supplier'), [0, 0, 0, 1]);
  assert.deepEqual(dependence.layers.map(({ basis }) => basis), ['value', 'items']);
});

test('every split is whole, however it comes about', () => {
  for (const { tiers: own } of dependenceOf(found, places).items) {
    for (const tier of tiers) assert.ok(Math.abs(sides.reduce((sum, side) => sum + own[tier].split[side], 0) - 1) < 1e-9);
  }
});

test('a swap changes the item and forgets what was said of the old one', () => {
  const swap = readSwap('racks=origin:CN', found, { CN: 'China' });
  const after = dependenceOf(swapped(found, swap), places);
  assert.deepEqual(split(after, 'hardware', 'origin'), [0.25, 0, 0.75, 0]);
  assert.deepEqual(split(after, 'hardware', 'content'), [0.15, 0, 0, 0.85]);
  const sold = dependenceOf(swapped(found, { item: 'racks', supplier: 'j' }), places);
  assert.deepEqual(split(sold, 'hardware', 'supplier'), [0, 1, 0, 0]);
  assert.deepEqual(split(sold, 'hardware', 'content'), [0.375, 0.375, 0, 0.25]);
});

test('a swap that cannot be made says what can', () => {
  assert.throws(() => readSwap('rack=origin:CN', found, {}), /no item 'rack'. Items: racks, switches, model/);
  assert.throws(() => readSwap('racks=origin:XX', found, {}), /'origin:XX' cannot be swapped in/);
  assert.throws(() => readSwap('racks=share:1.2', found, {}), /cannot be swapped in/);
  assert.throws(() => readSwap('racks=', found, {}), /changes nothing/);
});

test('the picture says in words what it shows, and escapes what it quotes', () => {
  const picture = dependencePicture(dependenceOf(found, places), found.title);
  assert.match(picture, /<title id="title">Where the value comes from: A &amp; B<\/title>/);
  assert.match(picture, /<desc id="description">hardware: who sells it United States 75 %, Partner countries 25 %/);
  assert.equal(picture.match(/<rect x="250"/g)!.length, 8);
  assert.doesNotMatch(picture, /NaN|undefined/);
});
