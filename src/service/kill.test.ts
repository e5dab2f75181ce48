import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { storeKinds, testStores } from '../store/testing/stores.ts';
import { killWhileSaving } from './testing/killing.ts';

const stores = testStores();
after(() => stores.stop());

/** Numbers from 0 to 1 that come the same way every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % (2 ** 31 - 1)) / (2 ** 31 - 1);
}

// The long run is `kill.fuzz.ts`.
const kills = { embedded: 2, server: 4 } as const;

for (const kind of storeKinds) {
  test(`${kind}: killed while people save, it loses nothing it acknowledged, and the ledger verifies`, async () => {
    const { acknowledged, faults } = await killWhileSaving(await stores.newPlace(kind), kills[kind], seeded(11));
    assert.deepEqual(faults, []);
    assert.ok(acknowledged > 0);
  });
}
