// The long run of kill.test.ts: `node src/service/kill.fuzz.ts 1000`, half of it over each store.
import { storeKinds, testStores } from '../store/testing/stores.ts';
import { killWhileSaving } from './testing/killing.ts';

const kills = Number(process.argv[2] ?? 1000);
const stores = testStores();
try {
  for (const kind of storeKinds) {
    const began = performance.now();
    const { acknowledged, faults } = await killWhileSaving(await stores.newPlace(kind), Math.ceil(kills / 2), Math.random);
    const seconds = Math.round((performance.now() - began) / 1000);
    const count = `${Math.ceil(kills / 2)} kills, ${acknowledged} saves acknowledged, ${faults.length} faults`;
    process.stdout.write(`${kind}: ${count}, ${seconds} s\n`);
    for (const fault of faults) process.stdout.write(`  ${fault}\n`);
    if (faults.length > 0) process.exitCode = 1;
  }
} finally {
  await stores.stop();
}
