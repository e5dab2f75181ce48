import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import { storeKinds, testStores } from '../store/testing/stores.ts';
import { killWhileWorking } from './testing/kill/killing.ts';

const stores = testStores();
after(() => stores.stop());

/** Numbers from 0 to 1 that come the same way every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % (2 ** 31 - 1)) / (2 ** 31 - 1);
}

// The long run is `kill.fuzz.ts`.
const kills = { embedded: 2, server: 3 } as const;

// At once, because both wait most of the time: until the queue believes that a process is dead.
suite('killed while people save, submit, decide, take lists in and wait for jobs', { concurrency: true }, () => {
  for (const kind of storeKinds) {
    test(`${kind}: it loses nothing it acknowledged, holds nothing twice or by half, and its ledger verifies`, async () => {
      const { acknowledged, faults } = await killWhileWorking(await stores.newPlace(kind), kills[kind], seeded(11));
      assert.deepEqual(faults, []);
      for (const [work, times] of Object.entries(acknowledged)) assert.ok(times > 0, `no ${work} were acknowledged`);
    });
  }
});
