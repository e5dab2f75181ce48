import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const strict = '--disallow-code-generation-from-strings';

test('nothing turns text into code, so that the engine runs under a strict content-security policy', () => {
  const decided = spawnSync(process.execPath, [strict, main, 'decide', 'item=b300', 'destination=CN', '--on', '2026-07-23',
    '--assume', 'ordinary', '--format', 'json'], { encoding: 'utf8' });
  assert.equal(decided.stderr, '');
  assert.equal(JSON.parse(decided.stdout).outcome, 'licence-required');
  const evaluated = spawnSync(process.execPath, [strict, '-p', 'new Function("return 1")()'], { encoding: 'utf8' });
  assert.match(evaluated.stderr, /EvalError/);
});
