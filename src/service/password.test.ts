import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOfPassword, refuseEasyPassword } from './password.ts';
import { Problem } from './problem.ts';

const ann = { name: 'Annabel Lee', email: 'kingdom.sea@portolan.example' };

test('a password known from breaches is refused, whatever the case of its letters', () => {
  for (const known of ['1234567890qwerty', 'QWERTYuiop123', 'unbelievable', 'passwordpassword']) {
    assert.match(faultOfPassword(known, undefined) ?? '', /known from breaches/, known);
  }
  assert.throws(() => refuseEasyPassword('1234567890qwerty', ann), (error) => error instanceof Problem && error.status === 422
    && error.faults?.[0]?.at === 'password');
});

test('name, address and the name of the service make no password', () => {
  for (const easy of ['portolan-2026', 'Annabel.Lee.77', 'kingdom-annabel', 'xxPortolanKingdomxx']) {
    assert.match(faultOfPassword(easy, ann) ?? '', /Without your name/, easy);
  }
  assert.equal(faultOfPassword('annabel walks by water', ann), undefined);
});

test('any composition will do: long words, spaces, no digits, any script', () => {
  for (const good of ['seven green bottles', 'aaaaaaaaaaaaaaaaaaaaaaab', '         x          ', 'двенадцать зелёных',
    '🌊🌊🌊🌊🌊🌊', 'a'.repeat(200)]) {
    assert.equal(faultOfPassword(good, ann), undefined, good);
  }
});
