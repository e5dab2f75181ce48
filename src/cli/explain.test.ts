// The proofs as a reader sees them. When law or examples change on purpose, write them anew with
// `PORTOLAN_GOLDEN=write npm test src/cli/explain` and read the difference against the law before keeping it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { determine } from '../determination/determine.ts';
import type { Proof } from '../determination/proof.ts';
import { addressesOf } from '../determination/proofAddress.ts';
import { proveLeg } from '../determination/proveLeg.ts';
import { proveTest } from '../determination/proveTest.ts';
import { projectRoot } from './lawFiles.ts';
import { openPackage, openWorkbench } from './workbench.ts';

const day = ['--on', '2026-11-23'];
const samples = [
  ['gulf-sovereign-cluster', 'gb300-racks'], ['lower-income-inference-region', 'h200-servers'], ['small-allied-market', 'servers'],
] as const;

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['src/cli/main.ts', 'explain', ...args], { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 27 });
}

function assertGolden(name: string, text: string): void {
  const file = join(projectRoot, 'src/cli/golden', name);
  const settled = text.replaceAll(/corpus [0-9a-f]{12}/g, 'corpus ∙∙∙∙∙∙∙∙∙∙∙∙');
  if (process.env.PORTOLAN_GOLDEN === 'write') writeFileSync(file, settled);
  assert.equal(settled, readFileSync(file, 'utf8'));
}

for (const [sample, item] of samples) {
  test(`${sample}: the proof of the accelerators reads as a memo, and every leg in plain words`, () => {
    const file = `examples/${sample}.yaml`;
    const memo = run(file, item, ...day);
    assert.equal(memo.stderr, '');
    assert.equal(memo.status, 0);
    assert.equal(memo.stdout.split('\n').find((line) => line.length > 80), undefined);
    assertGolden(`proof-${sample}.txt`, `${memo.stdout}\n${run(file, '--plain', ...day).stdout}`);
  });
}

function everyProof(): { proof: Proof; file: string }[] {
  const workbench = openWorkbench();
  const options = { on: '2026-11-23', horizonDays: 0 };
  return globSync('examples/*.yaml', { cwd: projectRoot }).sort().flatMap((file) => {
    const { package: found } = openPackage(join(projectRoot, file), workbench);
    const determination = determine(workbench.engine, found, workbench.catalog, options);
    return [
      ...determination.legs.map((leg) => proveLeg(workbench.engine, leg, ['enforced', 'codified'], determination, options)),
      ...determination.tests.map((one) => proveTest(workbench.engine, one, found, determination, options)),
    ].map((proof) => ({ proof, file }));
  });
}

const proofs = everyProof();
const isProof = new Ajv2020({ strict: true, allowUnionTypes: true })
  .compile(JSON.parse(readFileSync(join(projectRoot, 'schema/proof.schema.json'), 'utf8')) as object);

test('the published schema holds of every proof, and of nothing that is cut or added to', () => {
  for (const { proof, file } of proofs) {
    assert.ok(isProof(JSON.parse(JSON.stringify(proof))), `${file} ${proof.finding}: ${JSON.stringify(isProof.errors?.slice(0, 3))}`);
  }
  const { proof } = proofs[0]!;
  for (const key of Object.keys(proof)) assert.ok(!isProof({ ...proof, [key]: undefined }), key);
  assert.ok(!isProof({ ...proof, more: 1 }));
});

test('every fact that a clause reads is in the proof, with an origin; every rule at work has its wording', () => {
  for (const { proof } of proofs) {
    for (const view of proof.views) {
      const named = new Set(view.facts.map(({ name }) => name));
      for (const { clause } of addressesOf({ ...proof, views: [view] }).values()) {
        for (const fact of clause?.facts ?? []) assert.ok(named.has(fact), `${proof.finding}: ${fact}`);
      }
      for (const { rule } of view.steps) assert.ok(view.wordings[rule] !== undefined, rule);
      for (const fact of view.facts) assert.equal(fact.origin.kind === 'concluded', fact.conclusion !== undefined, fact.name);
    }
  }
});

test('an answer without licence accounts for every requirement in force', () => {
  const clear = proofs.flatMap(({ proof }) => proof.views).filter(({ outcome }) => outcome === 'no-licence-required');
  assert.ok(clear.length > 0);
  for (const view of clear) {
    const accounted = view.notMet.flatMap(({ rules }) => rules).length + view.openEitherWay.length
      + view.steps.filter(({ role }) => role === 'carved-out').length;
    assert.ok(accounted >= 60, `${accounted} rules`);
  }
});

test('the steps of a proof make its outcome', () => {
  for (const { proof, file } of proofs.filter((one) => one.proof.kind === 'leg')) {
    for (const { outcome, steps, id } of proof.views) {
      const about = `${file} ${proof.finding} ${id}: ${outcome}`;
      const holding = (role: string): number => steps.filter((step) => step.role === role && step.truth === 'true').length;
      const required = outcome === 'exception-available' || outcome === 'authorised' || outcome === 'licence-required';
      if (required) assert.ok(holding('requires') > 0, about);
      if (outcome === 'no-licence-required' || outcome === 'not-subject') assert.equal(holding('requires'), 0, about);
      assert.equal(holding('covers') > 0, outcome === 'exception-available' || outcome === 'authorised', about);
      assert.equal(holding('prohibits') > 0, outcome === 'barred', about);
    }
  }
});

test('a step can be cited, whole or by the end of its name, and one that does not exist is refused kindly', () => {
  const [file, leg] = ['examples/gulf-sovereign-cluster.yaml', 'gb300-racks@abu-dhabi'];
  const whole = run(file, `${leg}#enforced/item.eccn`, ...day);
  assert.equal(whole.status, 0);
  assert.equal(run(file, `${leg}#item.eccn`, '--view', 'enforced', ...day).stdout, whole.stdout);
  const json = JSON.parse(run(file, `${leg}#item.eccn`, '--view', 'enforced', '--format', 'json', ...day).stdout) as { address: string }[];
  assert.deepEqual(json.map(({ address }) => address), [`${leg}#enforced/item.eccn`]);
  const wrong = run(file, `${leg}#item.ecn`, ...day);
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /Did you mean 'item\.eccn'/);
});

test('what is open is told as open, in the memo and in plain words', () => {
  const plain = run('examples/half-finished.yaml', 'accelerators@johor', '--plain', ...day).stdout;
  assert.match(plain.replaceAll('\n', ' '), /cannot be said yet.*What may call for a licence:.*To be answered first:/);
  assert.doesNotMatch(plain.replaceAll('\n', ' '), /What calls for a licence/);
  const memo = run('examples/half-finished.yaml', 'accelerators@johor', '--view', 'enforced', ...day).stdout;
  assert.match(memo, /May be required: [^]*Waits for/);
});
