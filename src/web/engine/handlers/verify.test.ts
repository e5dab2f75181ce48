// A receipt of the command line is verified in the page, with what screening found.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { projectRoot } from '../../../cli/lawFiles.ts';
import { openTestBench, serveSiteData } from '../../testing/bench.ts';
import { verifyReceipt } from './verify.ts';

const home = mkdtempSync(join(tmpdir(), 'portolan-page-verify-'));
after(() => rmSync(home, { recursive: true, force: true }));

test('a receipt with findings of screening is made again to the byte, and one that was changed is not', async () => {
  const [file, receipt] = ['package.yaml', 'receipt.json'].map((name) => join(home, name)) as [string, string];
  const example = readFileSync(join(projectRoot, 'examples/half-finished.yaml'), 'utf8');
  writeFileSync(file, example.replace('Straits Data Halls Sdn Bhd', 'Sugon Information Industry'));
  const check = [join(projectRoot, 'src/cli/main.ts'), 'check', file, '--on', '2026-11-23', '--receipt', receipt];
  const own = { PORTOLAN_LISTS: join(home, 'lists'), PORTOLAN_LEDGER: join(home, 'ledger') };
  spawnSync(process.execPath, check, { env: { ...process.env, ...own } });
  serveSiteData();
  const bench = openTestBench();
  const text = readFileSync(receipt, 'utf8');
  assert.match(text, /"state":"open"/);
  const verified = await verifyReceipt(bench, { text, name: 'receipt.json' });
  assert.deepEqual(verified.checks.filter(({ holds }) => !holds), []);
  assert.equal(verified.holds, true);
  const changed = await verifyReceipt(bench, { text: text.replace('"state":"open"', '"state":"dismissed"'), name: 'receipt.json' });
  assert.deepEqual(changed.checks.filter(({ holds }) => !holds).map(({ name }) => name), ['seal', 'replay']);
});
