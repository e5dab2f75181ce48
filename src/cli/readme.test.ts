import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from './lawFiles.ts';

const dots = '…';

/** The text between fences that begins with a line. */
function blockIn(page: string, first: string): string[] {
  const block = page.split('```').find((part) => part.trimStart().startsWith(first));
  assert.ok(block !== undefined, `no block begins with “${first}”`);
  return block.trim().split('\n');
}

test('the first page shows what is printed, line by line, with dots where it is shortened', () => {
  const { stdout } = spawnSync(process.execPath,
    [join(projectRoot, 'src/cli/main.ts'), 'check', 'examples/lower-income-inference-region.yaml', '--on', '2026-11-23'],
    { cwd: projectRoot, encoding: 'utf8' });
  // Each edit of the law has another digest.
  const plain = (line: string): string => line.replace(/corpus [0-9a-f]{12}/, 'corpus').trimEnd();
  const printed = stdout.split('\n').map(plain);
  let from = 0;
  for (const line of blockIn(readFileSync(join(projectRoot, 'README.md'), 'utf8'), 'Lower-income inference region').map(plain)) {
    if (line.trim() === dots) continue;
    const place = printed.indexOf(line, from);
    assert.notEqual(place, -1, `not printed after line ${from}: ${line}`);
    from = place + 1;
  }
});
