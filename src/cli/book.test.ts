// The book of an example as a reader sees it; written anew with `PORTOLAN_GOLDEN=write npm test src/cli/book`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { projectRoot } from './lawFiles.ts';

const example = 'examples/small-allied-market.yaml';
const day = ['--on', '2026-11-23'];
const folder = mkdtempSync(join(tmpdir(), 'portolan-book-'));
after(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['src/cli/main.ts', ...args], { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 27 });
}

function assertGolden(name: string, text: string): void {
  const file = join(projectRoot, 'src/cli/golden', name);
  const settled = text.replaceAll(/corpus [0-9a-f]{12}/g, 'corpus ∙∙∙∙∙∙∙∙∙∙∙∙').replaceAll(folder, 'FOLDER');
  if (process.env.PORTOLAN_GOLDEN === 'write') writeFileSync(file, settled);
  assert.equal(settled, readFileSync(file, 'utf8'));
}

function changed(name: string, from: string, to: string): string {
  const text = readFileSync(join(projectRoot, example), 'utf8');
  assert.ok(text.includes(from));
  const file = join(folder, name);
  writeFileSync(file, text.replace(from, to));
  return file;
}

test('the book says what a licence covers, what is drawn and what is left', () => {
  const { status, stdout, stderr } = run('book', example, ...day);
  assert.deepEqual([status, stderr], [0, '']);
  assert.equal(stdout.split('\n').find((line) => line.length > 80), undefined);
  assertGolden('book-small-allied-market.txt', stdout);
});

test('an outgrown licence covers nothing of what outgrows it, and says by how much', () => {
  const file = changed('outgrown.yaml', 'quantity: {value: 768, source: "6,144', 'quantity: {value: 700, source: "6,144');
  const { status, stdout } = run('book', file, ...day);
  assert.equal(status, 1);
  assert.match(stdout, /servers@hrazdan: not covered \(more units are wanted than are left\)/);
  assert.match(stdout, /left 700\. Outgrown: the package wants 68 units\s+more than is left\./);
  assert.match(run('check', file, ...day).stdout, /Eight-GPU Blackwell servers +● licence/);
});

test('a licence that is issued only later, and one that names others, do not count', () => {
  const later = changed('later.yaml', 'issued: {value: 2025-11-20', 'issued: {value: 2026-11-24');
  const shown = run('book', later, ...day).stdout;
  assert.match(shown, /not yet issued, from 2026-11-24/);
  assert.match(shown, /not covered \(it is issued only later\)/);
  assert.match(run('check', later, ...day).stdout, /2026-11-24 +● licence → ◆ authorised/);
  const others = changed('others.yaml', 'sites: [hrazdan]\n    quantity', 'sites: [hrazdan]\n    parties: [bluemesa]\n    quantity');
  assert.match(run('book', others, ...day).stdout, /not covered \(it does not name\s+everyone/);
});

test('a book beside the package is read with it, and a fault in it has its place', () => {
  const book = join(folder, 'book.yaml');
  writeFileSync(book, `authorisations:
  - {kind: licence, authority: BIS, number: D1, items: [storage], issued: 2026-01-01, expires: 2029-12-31, quantity: 10, quantityUsed: 0,
     reports: [{what: Delivery verification to BIS., due: 2026-10-01}]}
`);
  const { status, stdout } = run('book', example, '--book', book, ...day);
  assert.equal(status, 1);
  assert.match(stdout, /2\. BIS licence D1: in force[\s\S]*storage@hrazdan: not needed[\s\S]*OVERDUE since 2026-10-01/);
  writeFileSync(book, 'authorisations:\n  - {kind: licence, items: [servrs]}\n');
  const wrong = run('book', example, '--book', book, ...day);
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /book\.yaml:2:\d+: .*There is no item 'servrs'\. Did you mean 'servers'\?/);
  assert.match(run('book', example, '--book', join(folder, 'none.yaml')).stderr, /none\.yaml:1:1: There is no such file\./);
});

test('the book as JSON', () => {
  const { format, holdings } = JSON.parse(run('book', example, ...day, '--format', 'json').stdout) as
    { format: string; holdings: { standing: string; drawdown: { of: string; left: number }[] }[] };
  assert.equal(format, 'portolan-book/1');
  const drawn = { of: 'units', granted: 768, used: 0, draws: [{ leg: 'servers@hrazdan', amount: 768 }], left: 0 };
  assert.deepEqual([holdings[0]!.standing, holdings[0]!.drawdown[0]], ['in force', drawn]);
});
