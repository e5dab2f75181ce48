// The test run itself is tried on a small project: what fails there must be counted and told.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

const root = path.join(import.meta.dirname, '..', '..');
const head = "import assert from 'node:assert/strict';\nimport { test, describe } from 'node:test';\n";

function runProject(files: Record<string, string>): { lastLine: string; output: string; exitCode: number | null } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portolan-runner-'));
  try {
    fs.cpSync(path.join(root, 'scripts'), path.join(folder, 'scripts'), { recursive: true });
    for (const name of ['tsconfig.json', 'package.json']) {
      fs.copyFileSync(path.join(root, name), path.join(folder, name));
    }
    fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    fs.mkdirSync(path.join(folder, 'src'));
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, 'src', name), text);
    // The inner run would otherwise report to the outer one instead of counting for itself.
    const { NODE_TEST_CONTEXT: _outer, ...env } = process.env;
    const command = [path.join(folder, 'scripts', 'test.mjs')];
    const { stdout, status } = spawnSync(process.execPath, command, { encoding: 'utf8', env });
    return { lastLine: stdout.trimEnd().split('\n').at(-1) ?? '', output: stdout, exitCode: status };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

test('a run in which all is well counts its tests and the type check', () => {
  const good = `${head}describe('d', () => {\n  test('a', () => assert.ok(1));\n});\ntest('b', () => assert.ok(1));\n`;
  const { lastLine, exitCode } = runProject({ 'good.test.ts': good });
  assert.equal(lastLine, '3 passed, 0 failed');
  assert.equal(exitCode, 0);
});

test('every kind of failure is counted and told', () => {
  const { lastLine, output, exitCode } = runProject({
    'types.ts': "export const wrong: number = 'text';\n",
    'assertion.test.ts': `${head}describe('d', () => {\n  test('inner', () => assert.equal(1, 2));\n});\n`,
    'suite.test.ts': `${head}describe('broken suite', () => {\n  assert.ok(false, 'no suite');\n});\n`,
    'skipped.test.ts': `${head}test('left out', { skip: true }, () => assert.ok(true));\n`,
    'crash.test.ts': `${head}assert.ok(false, 'crash at load');\ntest('never', () => assert.ok(describe));\n`,
    'exit.test.ts': `${head}test('a', () => assert.ok(describe));\nprocess.exitCode = 3;\n`,
    'empty.test.ts': 'export {};\n',
  });
  const told = [
    /types.ts\(1,14\)/, /inner/, /no suite/, /left out\n +it is skipped/, /crash at load/, /exit 3/, /no test/,
  ];
  for (const words of told) assert.match(output, words);
  assert.equal(lastLine, '1 passed, 7 failed');
  assert.equal(exitCode, 1);
});

test('a run without tests has failed', () => {
  const { lastLine, exitCode } = runProject({ 'a.ts': 'export const a = 1;\n' });
  assert.equal(lastLine, '1 passed, 1 failed');
  assert.equal(exitCode, 1);
});
