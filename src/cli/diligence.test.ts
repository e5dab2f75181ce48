// The diligence files of examples as a reader sees them; written anew with `PORTOLAN_GOLDEN=write npm test src/cli/diligence`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { projectRoot } from './lawFiles.ts';

const day = ['--on', '2026-11-23'];
const folder = mkdtempSync(join(tmpdir(), 'portolan-diligence-'));
after(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['src/cli/main.ts', ...args], { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 27 });
}

function assertGolden(name: string, text: string): void {
  const file = join(projectRoot, 'src/cli/golden', name);
  const settled = text.replaceAll(/corpus (`?)[0-9a-f]{12}/g, 'corpus $1∙∙∙∙∙∙∙∙∙∙∙∙').replaceAll(folder, 'FOLDER');
  if (process.env.PORTOLAN_GOLDEN === 'write') writeFileSync(file, settled);
  assert.equal(settled, readFileSync(file, 'utf8'));
}

function copyOf(name: string): string {
  const file = join(folder, name);
  copyFileSync(join(projectRoot, 'examples/small-allied-market.yaml'), file);
  return file;
}

const flag = ['--concerns', 'knowledge.unresolvedRedFlag', '--flag', '12', '--item', 'servers'];
const resolution = ['--finding', 'no', '--by', 'J. Doe, trade compliance', '--evidence', 'End-user statement of 9 November 2026',
  '--evidence', 'Visit to the site', '--day', '2026-11-10', '--until', '2027-05-10'];

for (const example of ['gulf-sovereign-cluster', 'lower-income-inference-region']) {
  test(`the diligence file of ${example}, on which nothing is recorded yet`, () => {
    const { stdout, stderr } = run('diligence', `examples/${example}.yaml`, ...day);
    assert.equal(stderr, '');
    assert.equal(stdout.split('\n').find((line) => line.length > 80), undefined);
    const [recorded, unrecorded] = stdout.split('\nDiligence that nobody recorded\n');
    assertGolden(`diligence-${example}.txt`, recorded!);
    assert.match(unrecorded!, /It could change an answer\. Why: [\s\S]*Record it on \S+\.\n/);
  });
}

test('a red flag is asked about, resolved and relied on, from the first record to the memo', () => {
  const file = copyOf('flag.yaml');
  const original = readFileSync(file, 'utf8');
  assert.equal(run('diligence', file, ...flag, '--asked', 'End-user statement').status, 0);
  const seen = run('check', file, ...day).stdout;
  assert.match(seen, /Eight-GPU Blackwell servers +! judgement/);
  const open = run('diligence', file, ...day).stdout;
  assert.match(open, /OPEN: Red flag 12\.[\s\S]*RED FLAG UNRESOLVED[\s\S]*WAITING: Can the red flag be explained/);
  assert.equal(run('diligence', file, ...flag, ...resolution).status, 0);
  assert.ok(readFileSync(file, 'utf8').startsWith(original.trimEnd()), 'every character before the records stays');
  const resolved = run('check', file, ...day).stdout;
  assert.match(resolved, /Eight-GPU Blackwell servers +◆ authorised/);
  assert.match(resolved, /- Looked into by J\. Doe, trade compliance, 2026-11-10:/);
  assert.match(resolved, /2027-05-11 +◆ authorised → \? needs facts/);
  const memo = run('diligence', file, ...day, '--format', 'markdown', '--privileged').stdout;
  assertGolden('diligence-memo.md', memo.split('\n## Diligence that nobody recorded\n')[0]!);
});

test('a judgement settles what waits for it until it expires, and is then open again', () => {
  const file = copyOf('judged.yaml');
  run('diligence', file, ...flag);
  const settles = ['--settles', 'ear/732/supplement-3#unresolved', '--by', 'A. Counsel', '--day', '2026-11-20', '--until', '2027-01-31',
    '--grounds', 'The answers of the buyer explain the route.'];
  assert.equal(run('diligence', file, ...settles, '--answer', 'yes').status, 0);
  const judged = run('check', file, ...day).stdout;
  assert.match(judged, /Eight-GPU Blackwell servers +◆ authorised/);
  assert.match(judged, /Judged by A\. Counsel, 2026-11-20, until 2027-01-31/);
  assert.match(judged, /2027-02-01 +◆ authorised → ! judgement/);
  assert.match(judged.replaceAll(/\s+/g, ' '), /the judgement on ear\/732\/supplement-3#unresolved holds only until 2027-01-31/);
  assert.match(run('check', file, '--on', '2027-02-01').stdout, /Eight-GPU Blackwell servers +! judgement/);
  assert.match(run('check', file, '--on', '2026-11-19').stdout, /Eight-GPU Blackwell servers +! judgement/);
});

test('what cannot be recorded is refused, and nothing is written', () => {
  const file = copyOf('refused.yaml');
  const before = readFileSync(file, 'utf8');
  const cases: [string[], RegExp][] = [
    [['--concerns', 'knowledge.ofDivertion', '--asked', 'x'], /no fact 'knowledge\.ofDivertion'\. Did you mean 'knowledge\.ofDiversion'/],
    [[...flag, '--finding', 'no'], /A finding needs 'by'/],
    [['--settles', 'ear/732/supplement-3#unresolved', '--answer', 'yes'], /A judgement needs --by, --grounds\./],
    [['--settles', 'ear/742/4.a#column-1', '--answer', 'yes', '--by', 'C', '--grounds', 'g'],
      /leaves nothing to anybody's judgement/],
    [[...flag, '--flag', '99'], /redFlags: The law's list has no red flag '99'\. Its numbers are 1, 2, .*29\./],
    [[...flag, ...resolution, '--until', '2020-01-01'], /until: The finding would have lapsed before it was made\./],
    [[...flag, '--item', 'servrs'], /There is no item 'servrs'/],
  ];
  for (const [args, told] of cases) {
    const { status, stderr } = run('diligence', file, ...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, told);
  }
  assert.equal(readFileSync(file, 'utf8'), before);
});

test('a test of the programme that is left to judgement can be judged, says so, and waits again when that ends', () => {
  const file = join(folder, 'judged.yaml');
  copyFileSync(join(projectRoot, 'examples/gulf-sovereign-cluster.yaml'), file);
  const rule = 'program/order#support-tools';
  const judge = ['diligence', file, '--settles', rule, '--by', 'A. Counsel', '--grounds', 'The bank wrote.', '--until', '2027-03-01'];
  assert.match(run('diligence', file, ...day).stdout, /WAITING: Which statute [\s\S]*1\s+finding waits: program\/order:support-tools\./);
  assert.equal(run(...judge, '--answer', 'no', '--day', '2026-11-10').status, 0);
  assert.match(run('check', file, ...day).stdout, /! Every request names a tool/, 'a judgement against it changes nothing');
  assert.equal(run(...judge, '--answer', 'yes', '--day', '2026-11-20').status, 0);
  const judged = run('check', file, ...day).stdout.replaceAll(/\s+/g, ' ');
  assert.match(judged, /✓ Every request names a tool .* Judged by A\. Counsel, 2026-11-20, until 2027-03-01/);
  assert.match(run('check', file, '--on', '2026-11-19').stdout, /! Every request names a tool/, 'nobody had judged it yet');
  assert.match(run('explain', file, 'program/order:support-tools', ...day).stdout, /Rests on\s+- Judged by A\. Counsel/);
  const calendar = run('calendar', file, ...day).stdout.replaceAll(/\s+/g, ' ');
  assert.match(calendar, /2027-03-02 test met → for judgement \(program\/order:support-tools\) because the judgement on/);
});
