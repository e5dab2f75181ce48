import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lawAddress, linkedAddress } from './address.ts';

test('a provision, a day and a rule make an address', () => {
  assert.equal(lawAddress('ear/742/4.a'), '/law/ear/742/4.a');
  assert.equal(lawAddress('ear/742/4.a#column-1', '2026-11-23'), '/law/ear/742/4.a?on=2026-11-23#column-1');
});

test('a link between files of the law leads to the page and wording that it names; others lead out of it', () => {
  const file = 'law/ear/740/27/2025-01-13.md';
  assert.equal(linkedAddress('../28/2025-01-13.md', file), '/law/ear/740/28?on=2025-01-13');
  assert.equal(linkedAddress('../../../other/28-cfr-202/2025-04-08.md#holds', file), '/law/other/28-cfr-202?on=2025-04-08#holds');
  assert.equal(linkedAddress('https://example.org/law/x', file), undefined);
  assert.equal(linkedAddress('../../../../docs/ask.md', file), undefined);
});
