// The questions of the examples as a reader sees them; written anew with `PORTOLAN_GOLDEN=write npm test src/cli/ask`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { projectRoot } from './lawFiles.ts';

const day = ['--on', '2026-11-23'];
const folder = mkdtempSync(join(tmpdir(), 'portolan-ask-'));
after(() => rmSync(folder, { recursive: true }));

function run(args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['src/cli/main.ts', ...args], { cwd: projectRoot, encoding: 'utf8', input, maxBuffer: 2 ** 27 });
}

function assertGolden(name: string, text: string): void {
  const file = join(projectRoot, 'src/cli/golden', name);
  const settled = text.replaceAll(/corpus [0-9a-f]{12}/g, 'corpus ∙∙∙∙∙∙∙∙∙∙∙∙');
  if (process.env.PORTOLAN_GOLDEN === 'write') writeFileSync(file, settled);
  assert.equal(settled, readFileSync(file, 'utf8'));
}

function copyOf(example: string): string {
  const file = join(folder, `${example}-${readdirSync(folder).length}.yaml`);
  copyFileSync(join(projectRoot, 'examples', `${example}.yaml`), file);
  return file;
}

for (const example of ['gulf-sovereign-cluster', 'small-allied-market', 'lower-income-inference-region']) {
  test(`the questions of ${example}`, () => {
    const { status, stdout, stderr } = run(['ask', `examples/${example}.yaml`, ...day]);
    assert.equal(stderr, '');
    assert.equal(status, 1);
    assert.equal(stdout.split('\n').find((line) => line.length > 80), undefined);
    assertGolden(`ask-${example}.txt`, stdout);
  });
}

test('JSON says of every question where its answer belongs, why it matters and what waits for it', () => {
  const { stdout } = run(['ask', 'examples/small-allied-market.yaml', ...day, '--json']);
  const report = JSON.parse(stdout) as { format: string; bounded: boolean;
    determining: { path?: unknown[]; first?: string; reason: string; findings: string[]; proven: boolean }[];
    diligence: { class: string }[] };
  assert.equal(report.format, 'portolan-questions/1');
  assert.equal(report.bounded, false);
  assert.ok(report.determining.length > 0);
  for (const { path, first, reason, findings, proven } of report.determining) {
    assert.ok(path !== undefined || first !== undefined);
    assert.ok(reason !== '' && findings.length > 0 && proven);
  }
  assert.ok(report.diligence.length > 0 && report.diligence.every((question) => question.class === 'diligence'));
});

test('an interview writes each answer into the file and leaves everything else as it is', () => {
  const file = copyOf('gulf-sovereign-cluster');
  chmodSync(file, 0o640);
  const before = readFileSync(file, 'utf8');
  const { stdout, stderr } = run(['ask', file, ...day, '--interview'], 'sometime\n2026-06-15\ndone\n');
  assert.equal(stderr, '');
  assert.match(stdout, /There is no date "sometime"/);
  assert.match(stdout, /1 answered and written into .*\. 0 that decide are left/);
  assert.equal(readFileSync(file, 'utf8'), before.replace('filedOn: null ', 'filedOn: 2026-06-15 '));
  assert.equal(statSync(file).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.new')), []);
});

test('who plays a part is asked before anything about them, and a party that is new is added', () => {
  const file = copyOf('half-finished');
  const { stdout } = run(['ask', file, ...day, '--interview'], 'Palm Cloud Sdn Bhd\ndone\n');
  assert.match(stdout, /^ {2}1\. Who is it: /m);
  assert.match(readFileSync(file, 'utf8'), /id: palm-cloud-sdn-bhd/);
  assert.equal(run(['check', file, ...day]).status, 1);
});

test('what cannot be used ends with one line and code 2, and the file stays as it is', () => {
  for (const args of [['ask', 'none.yaml'], ['ask', 'examples/half-finished.yaml', '--on', '2026-02-30']]) {
    const { status, stdout, stderr } = run(args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
  }
});
