// The page of an example as a reader sees it; written anew with `PORTOLAN_GOLDEN=write npm test src/cli/programme`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from './lawFiles.ts';

const day = ['--on', '2026-11-23'];

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['src/cli/main.ts', ...args], { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 27 });
}

test('the page says what is open and for judgement, what a reviewer asks, and never a score', () => {
  const { status, stdout, stderr } = run('programme', 'examples/half-finished.yaml', ...day);
  assert.deepEqual([status, stderr], [1, '']);
  assert.equal(stdout.split('\n').find((line) => line.length > 80), undefined);
  const settled = stdout.replaceAll(/corpus [0-9a-f]{12}/g, 'corpus ∙∙∙∙∙∙∙∙∙∙∙∙').replaceAll(/after\s+\d{4}-\d\d-\d\d/g, 'after ∙');
  const file = join(projectRoot, 'src/cli/golden', 'programme-half-finished.txt');
  if (process.env.PORTOLAN_GOLDEN === 'write') writeFileSync(file, settled);
  assert.equal(settled, readFileSync(file, 'utf8'));
});

test('JSON and Markdown hold all sixty-four requirements', () => {
  const json = JSON.parse(run('programme', 'examples/small-allied-market.yaml', ...day, '--format', 'json').stdout) as {
    format: string; requirements: { id: string; status: string; how: string }[];
  };
  assert.equal(json.format, 'portolan-programme/1');
  assert.equal(json.requirements.length, 64);
  const markdown = run('programme', 'examples/small-allied-market.yaml', ...day, '--format', 'markdown').stdout;
  for (const { id } of json.requirements) assert.ok(markdown.includes(id), id);
  assert.match(markdown, /## What changed between calls/);
});

test('bad input ends with 2 and says what to do', () => {
  const { status, stdout, stderr } = run('programme', 'no-such-file.yaml');
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /no-such-file\.yaml/);
  assert.doesNotMatch(stderr, /at .*\.ts:\d/);
});
