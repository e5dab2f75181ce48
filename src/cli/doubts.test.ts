import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { type Doubt, doubtKinds, doubtsOf } from '../determination/doubts.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { loadCorpus } from './corpusCache.ts';
import { loadCoverageFiles } from './lawCoverage.ts';
import { projectRoot } from './lawFiles.ts';

const on = '2026-11-23';
const engine = new LawEngine(loadCorpus());

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const words = ['src/cli/main.ts', 'law', 'doubts', ...args];
  return spawnSync(process.execPath, words, { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 27 });
}

function doubtsIn(...args: string[]): Doubt[] {
  return (JSON.parse(run(...args, '--format', 'json').stdout) as { doubts: Doubt[] }).doubts;
}

test('every doubt of a wording in force is in the register, with what would settle it', () => {
  const register = doubtsOf(engine, { on });
  const { versions } = engine.program({ on, view: 'enforced' }).view;
  for (const { provision, doubts } of versions) {
    for (const { question } of doubts) {
      assert.ok(register.some((one) => one.kind === 'sources' && one.of === provision && one.question === question), question);
    }
  }
  for (const { settles, question } of register) assert.ok(settles !== '' && question !== '');
  assert.ok(register.every(({ kind, grade }) => kind !== 'grade' && kind !== 'table' || grade !== 'primary'));
});

test('a reading is in doubt until a rule settles it', () => {
  const open = (day: string): string[] => doubtsOf(engine, { on: day })
    .filter(({ kind }) => kind === 'reading').flatMap(({ facts }) => facts);
  assert.ok(open(on).includes('reading.affiliatesRuleBack'));
  assert.ok(!open('2026-06-01').includes('reading.affiliatesRuleBack'));
});

test('the whole register reads on a page and holds the known gaps; one kind can be asked for', () => {
  const { status, stdout } = run('--on', on);
  assert.equal(status, 0);
  assert.equal(stdout.split('\n').find((line) => line.length > 80), undefined);
  const gaps = doubtsIn('--on', on, '--kind', 'gap');
  assert.deepEqual(gaps.map(({ question }) => question), loadCoverageFiles().gaps.map(({ gap }) => gap));
});

test('of a package only doubts are shown on which a finding rests, each with its findings', () => {
  const doubts = doubtsIn('--package', 'examples/gulf-sovereign-cluster.yaml', '--on', on);
  assert.ok(doubts.length > 20);
  assert.ok(doubts.every(({ findings, kind }) => findings.length > 0 && doubtKinds.includes(kind)));
  const model = doubts.filter(({ findings }) => findings.some((name) => name.startsWith('frontier-model@abu-dhabi')));
  assert.ok(model.some(({ kind }) => kind === 'grade' || kind === 'sources'));
  const announced = doubts.filter(({ of }) => of === 'ear/742/6.a.13');
  for (const { findings } of announced) assert.ok(findings.every((name) => name.startsWith('frontier-model@')), findings.join());
});

test('what cannot be used is said in one line', () => {
  for (const args of [['--package', 'none.yaml'], ['--on', '2026-02-30'], ['--corpus', 'nowhere']]) {
    const { status, stdout, stderr } = run(...args);
    assert.deepEqual([status, stdout, stderr.trimEnd().split('\n').length], [2, '', 1], args.join(' '));
  }
});
