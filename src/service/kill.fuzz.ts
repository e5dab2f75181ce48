// The long run of kill.test.ts: `node src/service/kill.fuzz.ts 1000`, half of it over each store, or all over one: `… 1000 server`.
import { storeKinds, testStores } from '../store/testing/stores.ts';
import { killWhileSaving } from './testing/killing.ts';

const kills = Number(process.argv[2] ?? 1000);
const wanted = storeKinds.filter((kind) => (process.argv[3] ?? kind) === kind);
const killsEach = Math.ceil(kills / wanted.length);
const stores = testStores();
try {
  for (const kind of wanted) {
    const began = performance.now();
    const { acknowledged, faults } = await killWhileSaving(await stores.newPlace(kind), killsEach, Math.random);
    const seconds = Math.round((performance.now() - began) / 1000);
    const count = `${killsEach} kills, ${acknowledged} saves acknowledged, ${faults.length} faults`;
    process.stdout.write(`${kind}: ${count}, ${seconds} s\n`);
    for (const fault of faults) process.stdout.write(`  ${fault}\n`);
    if (faults.length > 0) process.exitCode = 1;
  }
} finally {
  await stores.stop();
}
