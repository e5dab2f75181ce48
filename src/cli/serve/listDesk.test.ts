import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { InputError } from '../../corpus/diagnostic.ts';
import { openHeldLists } from '../listsHeld.ts';
import { versionPaths } from '../listsStore.ts';
import { listsHere, offeredList } from './listDesk.ts';

const home = mkdtempSync(join(tmpdir(), 'portolan-desk-test-'));
const kept = process.env.PORTOLAN_LISTS;
process.env.PORTOLAN_LISTS = home;
after(() => {
  rmSync(home, { recursive: true, force: true });
  if (kept === undefined) delete process.env.PORTOLAN_LISTS;
  else process.env.PORTOLAN_LISTS = kept;
});

/** A list of the United Nations with so many made-up parties. */
function offerOf(count: number): { feed: string; files: { name: string; bytes: Uint8Array }[] } {
  const parties = Array.from({ length: count }, (_, index) =>
    `<ENTITY><DATAID>${index}</DATAID><FIRST_NAME>Acme ${index}</FIRST_NAME></ENTITY>`);
  const text = `<CONSOLIDATED_LIST dateGenerated="2026-10-01T00:00:00Z"><ENTITIES>${parties.join('')}</ENTITIES></CONSOLIDATED_LIST>`;
  return { feed: 'un-consolidated', files: [{ name: '../un.xml', bytes: gzipSync(text) }] };
}

test('what is offered is read, judged, held and compared with; what was damaged goes nowhere', async () => {
  const offered = await offeredList(offerOf(2000), undefined);
  assert.deepEqual([offered.reasons, offered.about.counts], [[], { 'un-consolidated': 2000 }]);
  listsHere.hold(offered, '2026-10-02T00:00:00.000Z');
  assert.deepEqual(listsHere.inForce().get('un-consolidated'), { version: offered.about.id, checked: '2026-10-02T00:00:00.000Z' });
  const { entries } = openHeldLists({ today: '2026-10-02' });
  assert.equal(entries.filter(({ list }) => list === 'un-consolidated').length, 2000);
  assert.deepEqual(listsHere.read('un-consolidated', offered.about.id), { about: offered.about, entries: offered.entries });
  const fewer = await offeredList(offerOf(100), offered.about);
  assert.match(fewer.reasons.join(' '), /Of 2000 entries on un-consolidated, 100 are left/);
  assert.match(listsHere.judge(fewer.about, offered.about).join(' '), /100 are left/);
  await assert.rejects(offeredList({ ...offerOf(1), feed: 'nobodys' }, undefined), InputError);
  writeFileSync(versionPaths(join(home, 'un-consolidated', offered.about.id)).entries, gzipSync('{}\n'));
  assert.throws(() => listsHere.read('un-consolidated', offered.about.id), /damaged or changed/);
});
