// The changes of the examples as a reader sees them; written anew with `PORTOLAN_GOLDEN=write npm test src/cli/paths`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from './lawFiles.ts';

const day = ['--on', '2026-11-23'];

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['src/cli/main.ts', ...args], { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 27 });
}

function assertGolden(name: string, text: string): void {
  const file = join(projectRoot, 'src/cli/golden', name);
  const settled = text.replaceAll(/corpus [0-9a-f]{12}/g, 'corpus ∙∙∙∙∙∙∙∙∙∙∙∙');
  if (process.env.PORTOLAN_GOLDEN === 'write') writeFileSync(file, settled);
  assert.equal(settled, readFileSync(file, 'utf8'));
}

for (const example of ['gulf-sovereign-cluster', 'small-allied-market', 'lower-income-inference-region']) {
  test(`the changes of ${example}`, () => {
    const { stdout, stderr } = run('paths', `examples/${example}.yaml`, ...day);
    assert.equal(stderr, '');
    assert.equal(stdout.split('\n').find((line) => line.length > 80), undefined);
    assertGolden(`paths-${example}.txt`, stdout);
  });
}

test('every change in JSON says who can make it, and every way which paragraphs make the difference', () => {
  const { stdout, status } = run('paths', 'examples/lower-income-inference-region.yaml', 'h200-servers', ...day, '--json');
  assert.equal(status, 1);
  const report = JSON.parse(stdout) as { format: string; paths: { isFavourable: boolean; sizeTried: number;
    ways: { changes: { fact: string; control: string; change: string; cite?: string }[]; because: { cite: string }[] }[];
    losses: { fact: string; because: unknown[] }[] }[] };
  assert.equal(report.format, 'portolan-paths/1');
  const [yes, no] = report.paths;
  assert.ok(yes!.isFavourable && yes!.losses.length > 0 && yes!.ways.length === 0);
  assert.ok(!no!.isFavourable && no!.ways.length > 0 && no!.sizeTried >= 2);
  for (const { control, change } of no!.ways.flatMap(({ changes }) => changes)) assert.ok(control !== '' && change !== '');
});

test('who asks for a change that is no lever is shown the law on evasion, from the corpus', () => {
  for (const change of ['quantity=100', 'shippedFrom=AE', 'shareHeldByEntityListedPercent=49', 'actualEndUserDisclosed=false']) {
    const { status, stdout } = run('paths', 'examples/gulf-sovereign-cluster.yaml', '--change', change, ...day);
    if (change.startsWith('actual') && status === 2) continue;
    assert.equal(status, 1, change);
    assert.match(stdout, /15 CFR 764\.2/, change);
    assert.match(stdout, /intent to evade/, change);
    assert.doesNotMatch(stdout, /What would make it a yes/, change);
  }
});

test('a lever asked for by hand is answered with the ways that pull it', () => {
  const { stdout } = run('paths', 'examples/lower-income-inference-region.yaml', '--change', 'bisAuthorisation', ...day);
  assert.match(stdout, /Obtain a licence/);
  assert.doesNotMatch(stdout, /Place the site/);
});

test('what cannot be used ends with one line and code 2', () => {
  for (const args of [['none.yaml'], ['examples/half-finished.yaml', 'no-such-leg'],
    ['examples/half-finished.yaml', '--change', 'quantitty=1'], ['examples/half-finished.yaml', '--on', '2026-02-30']]) {
    const { status, stdout, stderr } = run('paths', ...args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
  }
});

test('what only a reform would turn is said with where the reform stands, and left out where nobody wants it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-paths-'));
  const file = join(folder, 'malaysia.yaml');
  writeFileSync(file, `title: A cluster in Malaysia
on: 2026-11-23
layers:
  hardware: [{id: boards, catalog: nvidia-h200-sxm, quantity: 100, origin: US, delivery: sale, figures: {encryptionClassified: true}}]
sites: [{id: johor, name: Johor, country: MY, operator: host, owner: host, endUser: host}]
parties:
  - {id: maker, name: Maker, roles: [exporter], location: US, headquarters: US, ultimateParent: itself, facts: {government: false}}
  - {id: host, name: Host, location: MY, headquarters: MY, ultimateParent: itself, facts: {government: false}}
`);
  const asked = ['paths', file, '--assume', 'ordinary'];
  const said = run(...asked).stdout.replaceAll(/\s+/g, ' ');
  assert.match(said, /If Draft licence requirement for Malaysia and Thailand \(never issued\) were law: boards@johor\./);
  assert.doesNotMatch(run(...asked, '--no-reforms').stdout, /were law/);
  rmSync(folder, { recursive: true });
});
