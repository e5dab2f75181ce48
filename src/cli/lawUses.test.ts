import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import type { ProvisionUse } from '../determination/used.ts';
import { projectRoot } from './lawFiles.ts';

const example = 'examples/gulf-sovereign-cluster.yaml';

function run(...args: string[]) {
  const words = ['src/cli/main.ts', 'law', 'uses', ...args, '--package', example, '--on', '2026-11-23'];
  return spawnSync(process.execPath, words, { cwd: projectRoot, encoding: 'utf8' });
}

test('every provision at work is listed with the findings on which it bears, and what it does there', () => {
  const { provisions } = JSON.parse(run('--format', 'json').stdout) as { provisions: ProvisionUse[] };
  const of = (id: string): ProvisionUse['uses'] => provisions.find(({ provision }) => provision === id)?.uses ?? [];
  const racks = of('ear/742/6.a.6.iii').find(({ finding, view }) => finding === 'gb300-racks@abu-dhabi' && view === 'codified');
  assert.deepEqual(racks, { finding: 'gb300-racks@abu-dhabi', kind: 'leg', view: 'codified', roles: ['carved-out'] });
  assert.ok(of('ear/774/3A090').some(({ roles }) => roles.includes('defines')));
  assert.ok(provisions.every(({ uses }) => uses.length > 0));
  assert.deepEqual(provisions.map(({ provision }) => provision), provisions.map(({ provision }) => provision).toSorted());
});

test('one provision is asked about by its name, and one that bears on nothing says so', () => {
  const { stdout } = run('ear/742/6.a.6');
  assert.match(stdout, /^1 provision on which findings stand; law of 2026-11-23\n\near\/742\/6\.a\.6 \(wording of [\d-]+\)/);
  assert.match(run('760').stderr, /There is no provision '760'/);
  assert.equal(run('760').status, 2);
});
