import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { projectRoot } from '../lawFiles.ts';

function drawn(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['src/cli/main.ts', 'programme', 'workflow', ...args], { cwd: projectRoot, encoding: 'utf8' });
}

it('draws the diagram that the documentation shows', () => {
  const page = readFileSync(join(projectRoot, 'docs/workflow.md'), 'utf8');
  const shown = /^```mermaid\n([^]*?)^```$/m.exec(page)?.[1];
  assert.equal(shown, drawn('--format', 'mermaid').stdout);
});

it('draws it in words and as a picture', () => {
  assert.match(drawn().stdout, /^Consultation \(consultation\), primary/m);
  assert.match(drawn('--format', 'svg').stdout, /^<svg [^]*Designated and under review again[^]*<\/svg>\n$/);
});

it('takes what an office sets, and refuses what a source attests', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-'));
  const file = join(folder, 'own.yaml');
  writeFileSync(file, 'clocks: {review: 45}\nwithout: [revoked]\n');
  assert.match(drawn('--settings', file).stdout, /clock: Review, 45 working days/);
  assert.doesNotMatch(drawn('--settings', file).stdout, /revoked/);
  writeFileSync(file, 'without: [designated]\n');
  const { status, stderr } = drawn('--settings', file);
  assert.equal(status, 2);
  assert.match(stderr, /own\.yaml:1:1: without: A source attests 'designated': /);
  rmSync(folder, { recursive: true });
});
