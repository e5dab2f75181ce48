import assert from 'node:assert/strict';
import { test } from 'node:test';
import { once } from './once.ts';

test('what is made of an object is made once, even where nothing comes of it', () => {
  let count = 0;
  const made = once((of: { name: string }): string | undefined => {
    count++;
    return of.name === '' ? undefined : of.name.toUpperCase();
  });
  const [named, nameless] = [{ name: 'nairobi' }, { name: '' }];
  assert.deepEqual([made(named), made(named), made({ ...named })], ['NAIROBI', 'NAIROBI', 'NAIROBI']);
  assert.deepEqual([made(nameless), made(nameless)], [undefined, undefined]);
  assert.equal(count, 3);
});

test('a fault is not kept: the next asking tries again', () => {
  let isReady = false;
  const made = once((of: object) => {
    if (!isReady) throw new Error('not yet');
    return Object.keys(of).length;
  });
  const asked = { a: 1 };
  assert.throws(() => made(asked), /not yet/);
  isReady = true;
  assert.equal(made(asked), 1);
});
