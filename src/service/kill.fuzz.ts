// The long run of kill.test.ts: `node src/service/kill.fuzz.ts 1000`, half of it over each store, or all over one: `… 1000 server`.
// Each fifty have a store of its own and is looked at when they are over.
import type { Store } from '../store/store.ts';
import { storeKinds, testStores } from '../store/testing/stores.ts';
import { killWhileWorking } from './testing/kill/killing.ts';

const mostAtOnce = 50;
const kills = Number(process.argv[2] ?? 1000);
const wanted = storeKinds.filter((kind) => (process.argv[3] ?? kind) === kind);
const killsEach = Math.ceil(kills / wanted.length);
const stores = testStores();
try {
  for (const kind of wanted) {
    for (let left = killsEach; left > 0; left -= mostAtOnce) await killed(kind, Math.min(left, mostAtOnce));
  }
} finally {
  await stores.stop();
}

async function killed(kind: Store['kind'], times: number): Promise<void> {
  const began = performance.now();
  const { acknowledged, faults } = await killWhileWorking(await stores.newPlace(kind), times, Math.random);
  const seconds = Math.round((performance.now() - began) / 1000);
  const told = Object.entries(acknowledged).map(([work, count]) => `${count} ${work}`).join(', ');
  process.stdout.write(`${kind}: ${times} kills in ${seconds} s; acknowledged: ${told}; ${faults.length} faults\n`);
  for (const fault of faults) process.stdout.write(`  ${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
}
