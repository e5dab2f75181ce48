import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { projectRoot } from './lawFiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-finance-'));
after(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['src/cli/main.ts', 'finance', 'examples/lower-income-inference-region.yaml', ...args],
    { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 27 });
}

test('instruments stand side by side with premium, cost and what would change them, one recommended', () => {
  const [xlsx, svg] = [join(folder, 's.xlsx'), join(folder, 'c.svg')];
  const { status, stdout, stderr } = run('finance.buyerCategory=SOV', '--assume', 'ordinary', '--on', '2026-11-23',
    '--rate', 'commercial=9.5', '--rate', 'commercial-guaranteed=5.75', '--rate', 'reference=5.1', '--rate', 'development=6.8',
    '--schedule', xlsx, '--chart', svg);
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /minimum premium \d+\.\d{5} % of principal/);
  assert.match(stdout, /Recommended\n {2}\S/);
  assert.match(stdout, /finance\.unitedStatesContentShare 0\.85 → 0\.86/);
  assert.equal(stdout.split('\n').find((line) => line.length > 80), undefined);
  const sheet = strFromU8(unzipSync(readFileSync(xlsx))['xl/worksheets/sheet1.xml']!);
  assert.match(sheet, /<c r="A2" t="inlineStr"><is><t xml:space="preserve">bank-guarantee<\/t>/);
  assert.doesNotMatch(sheet, /<f>/);
  assert.match(readFileSync(svg, 'utf8'), /^<svg /);
});

test('what cannot be read ends with 2 and says what to write', () => {
  for (const [args, words] of [
    [['finance.buyrCategory=SOV'], /Did you mean 'finance\.buyerCategory'/], [['finance.buyerCategory=AAA'], /One of: SOV\+, SOV/],
    [['--rate', 'prime=5'], /There is no rate 'prime'/], [['--rate', 'commercial=5%'], /'5%' is no number/],
    [['--schedule', join(folder, 's.ods')], /neither \.csv nor \.xlsx/], [['destination=XX'], /There is no country 'XX'/],
  ] as const) {
    const { status, stderr } = run(...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, words);
  }
});

test('JSON has the figures as numbers, without rates the costs are left open', () => {
  const answer = JSON.parse(run('finance.buyerCategory=SOV', '--assume', 'ordinary', '--on', '2026-11-23', '--format', 'json').stdout) as {
    format: string; structures: { instrument: { id: string }; premium?: number; missing: string[] }[];
  };
  assert.equal(answer.format, 'portolan-finance/1');
  const guarantee = answer.structures.find(({ instrument }) => instrument.id === 'bank-guarantee')!;
  assert.equal(typeof guarantee.premium, 'number');
  assert.deepEqual(guarantee.missing, ['rate commercial-guaranteed']);
});
