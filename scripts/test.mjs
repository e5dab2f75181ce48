// Type check and tests in one pass, with one count at the end: `N passed, N failed`.
// Runs on the project's Node. Arguments narrow the run to files whose path contains one of them.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { root } from './install.mjs';

// Nothing that is kept on this machine may reach an answer.
const nowhere = path.join(os.tmpdir(), 'portolan-nothing-kept');
process.env.PORTOLAN_LISTS ??= path.join(nowhere, 'lists');
process.env.PORTOLAN_LAW ??= 'own';
process.env.PORTOLAN_LEDGER ??= path.join(nowhere, 'ledger.ndjson');

const testLimitMilliseconds = 300_000;
const tally = { passed: 0, failed: 0 };
const rooms = new Map();
const output = new Map();
const fileMilliseconds = new Map();

const wanted = process.argv.slice(2).map((argument) => argument.replaceAll(path.sep, '/').replace(/^\.\//, ''));
const files = fs.globSync('src/**/*.test.ts', { cwd: root })
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.replaceAll(path.sep, '/').includes(part)))
  .sort();

try {
  await checkTypes();
  if (files.length > 0) await runTests();
  else complain('no tests', `No file src/**/*.test.ts matches ${wanted.join(', ') || 'at all'}.`);
} catch (error) {
  complain('the test run itself', error.stack);
}
process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
process.exit(tally.failed === 0 && tally.passed > 0 ? 0 : 1);

async function checkTypes() {
  const begun = performance.now();
  // The pages know a browser, which no other room may.
  const projects = ['tsconfig.json', path.join('src', 'web', 'tsconfig.json')].filter((file) => fs.existsSync(path.join(root, file)));
  const reports = (await Promise.all(projects.map(typeReport))).filter((report) => report !== undefined);
  const report = reports.length === 0 ? undefined : reports.join('\n');
  if (report === undefined) tally.passed += 1;
  else complain('types', report);
  line('types', report === undefined ? 1 : 0, report === undefined ? 0 : 1, performance.now() - begun);
}

function typeReport(project) {
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, '--noEmit', '--pretty', 'false', '-p', project], { cwd: root, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => resolve(error ? `${stdout}${stderr}`.trim() || error.message : undefined));
  });
}

async function runTests() {
  const begun = performance.now();
  const stream = run({
    files: files.map((file) => path.join(root, file)),
    cwd: root,
    // Many wait for a browser, a server or a child half of their time: one more than the cores keeps these busy.
    concurrency: os.availableParallelism() + 1,
    timeout: testLimitMilliseconds,
  });
  for await (const event of stream) take(event);
  for (const [room, { passed, failed }] of rooms) line(room, passed, failed);
  process.stdout.write(`${files.length} files, ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
  slowest(Number(process.env.PORTOLAN_SLOWEST ?? 8));
}

/** Says where the time of a run goes, so that what slows it down is seen before it is a nuisance. */
function slowest(count) {
  const files = [...fileMilliseconds].sort(([, one], [, other]) => other - one).slice(0, count);
  for (const [file, milliseconds] of files) process.stdout.write(`  ${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${file}\n`);
}

function take({ type, data }) {
  if (type === 'test:summary' && data.file !== undefined) fileMilliseconds.set(relative(data.file), data.duration_ms);
  if (type === 'test:stdout' || type === 'test:stderr') remember(data);
  // What went wrong after the last test of a file ended is only told this way.
  else if (type === 'test:diagnostic' && /^Error|^Warning/.test(data.message)) remember(data);
  else if (type === 'test:pass') takePass(data);
  else if (type === 'test:fail') takeFailure(data);
}

function takePass(data) {
  const isSuite = data.details?.type === 'suite';
  // The runner reports a file that held no test as one that passed.
  if (isFile(data)) return settle(data, 'it holds no test; a test file must assert something');
  // A test left out proves nothing, so it does not count as passed.
  if (data.skip !== undefined || data.todo !== undefined) return settle(data, 'it is skipped; mend it or remove it');
  if (!isSuite) settle(data);
}

function takeFailure(data) {
  const error = data.details?.error;
  // Whoever contains the failure fails with it; only the failure itself is counted.
  if (error?.failureType === 'subtestsFailed') return;
  settle(data, isFile(data) ? explainFile(data) : explain(error));
}

function settle(data, failure) {
  const room = roomOf(data.file);
  const counts = rooms.get(room) ?? { passed: 0, failed: 0 };
  rooms.set(room, counts);
  if (failure === undefined) {
    counts.passed += 1;
    tally.passed += 1;
    return;
  }
  counts.failed += 1;
  const place = isFile(data) ? relative(data.file) : `${relative(data.file)}:${data.line} ${data.name}`;
  complain(place, failure);
}

function explainFile({ file, details }) {
  const exit = details?.error?.exitCode ?? details?.error?.signal;
  return `${output.get(file) ?? ''}\nThe file as a whole failed (exit ${exit ?? 'unknown'}).`.trim();
}

function explain(error) {
  const cause = error?.cause ?? error;
  const text = cause instanceof Error ? cause.stack ?? cause.message : inspect(cause, { depth: 6 });
  return text.split('\n').filter((row) => !/^\s+at .*(node:|node_modules)/.test(row)).join('\n')
    .replaceAll(`file://${root}/`, '').replaceAll(`${root}/`, '');
}

function complain(what, why) {
  tally.failed += 1;
  process.stdout.write(`\n✗ ${what}\n${String(why).replace(/^/gm, '  ')}\n\n`);
}

function line(room, passed, failed, milliseconds) {
  const time = milliseconds === undefined ? '' : `  ${(milliseconds / 1000).toFixed(1)} s`;
  process.stdout.write(`${failed === 0 ? '✓' : '✗'} ${room.padEnd(14)} ${String(passed).padStart(6)}`
    + `${failed === 0 ? '' : `, failing: ${failed}`}${time}\n`);
}

function remember({ file, message }) {
  output.set(file, `${output.get(file) ?? ''}${message}`.slice(-4_000));
}

function isFile(data) {
  return data.nesting === 0 && data.file !== undefined && path.resolve(root, data.name) === data.file;
}

function roomOf(file) {
  const parts = relative(file).split('/');
  return parts.length > 2 ? parts[1] : parts.at(-1);
}

function relative(file) {
  return file === undefined ? 'unknown file' : path.relative(root, file).replaceAll(path.sep, '/');
}
