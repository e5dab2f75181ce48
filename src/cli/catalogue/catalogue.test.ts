import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { it } from 'node:test';
import { layerNames } from '../../package/model.ts';
import { projectRoot } from '../lawFiles.ts';

const [offers, needed] = ['examples/catalogue/offers.yaml', 'examples/catalogue/need.yaml'];

function portolan(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['src/cli/main.ts', ...args], { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 26 });
}

it('finds compositions, says no more of them than is so, and shows what hangs on the parties', () => {
  const { status, stdout } = portolan('compose', offers, '--need', needed);
  assert.equal(status, 1);
  assert.match(stdout, /for which no bar is found on the stated facts/);
  assert.match(stdout.replaceAll(/\s+/g, ' '), /That is no licence and no clearance/);
  assert.match(stdout, /about Blue Mesa Servers, Inc\.:/);
  for (const layer of layerNames) assert.equal(stdout.split(`  ${layer}: `).length > 4, true, layer);
});

it('shows a member its own prices alone', () => {
  const { stdout } = portolan('compose', offers, '--need', needed, '--member', 'tessellate');
  assert.match(stdout, /soc of tessellate, \$700,000/);
  assert.deepEqual([...new Set(stdout.match(/of (?!tessellate)\w+, \$[\d,]+/g))], []);
  assert.doesNotMatch(stdout, /^\d+\. \$/m);
});

it('shows the catalogue with the conditions of each package', () => {
  const { stdout } = portolan('catalogue', 'examples/catalogue/catalogue.yaml', '--need', needed);
  assert.match(stdout, /hrazdan\): not open to this need/);
  assert.match(stdout, /condition: The consortium reports/);
  assert.match(stdout, /that clears\s+nobody/);
});

it('refuses in a line what cannot be used', () => {
  const wrong = portolan('compose', needed, '--need', needed);
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /need\.yaml:\d+:\d+: title: There is no field 'title' here/);
});
