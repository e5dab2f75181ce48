// The answers of the program as a reader sees them. When law or examples change on purpose, write the pages anew with
// `PORTOLAN_GOLDEN=write npm test src/cli/check` and read the difference before keeping it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { projectRoot } from './lawFiles.ts';

const example = 'examples/gulf-sovereign-cluster.yaml';
const day = ['--on', '2026-11-23'];

interface Ran { status: number | null; stdout: string; stderr: string }

/** Nothing of the environment in which the tests run may reach the page. */
const { NO_COLOR: _no, FORCE_COLOR: _force, COLUMNS: _columns, ...environment } = process.env;

function runIn(extra: Record<string, string>, ...args: string[]): Ran {
  const env = { ...environment, ...extra };
  return spawnSync(process.execPath, ['src/cli/main.ts', ...args], { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 27, env });
}

function run(...args: string[]): Ran {
  return runIn({}, ...args);
}

/** The digest moves with every word of the law; the page must not. */
function settled(text: string): string {
  return text.replaceAll(/corpus [0-9a-f]{12}/g, 'corpus ∙∙∙∙∙∙∙∙∙∙∙∙');
}

function assertGolden(name: string, text: string): void {
  const file = join(projectRoot, 'src/cli/golden', name);
  if (process.env.PORTOLAN_GOLDEN === 'write') writeFileSync(file, settled(text));
  assert.equal(settled(text), readFileSync(file, 'utf8'));
}

test('the answer is one page of plain text at 80 columns', () => {
  const { status, stdout, stderr } = run('check', example, ...day);
  assert.equal(stderr, '');
  assert.equal(status, 1);
  assert.equal(stdout.split('\n').find((line) => line.length > 80), undefined);
  assert.ok(!stdout.includes('\u001b'));
  assertGolden('check.txt', stdout);
});

test('the same page at 120 columns, and in colour where colour is forced, with the same words', () => {
  const wide = runIn({ COLUMNS: '120' }, 'check', example, ...day);
  assert.equal(wide.stdout.split('\n').find((line) => line.length > 120), undefined);
  assert.ok(wide.stdout.split('\n').some((line) => line.length > 80));
  assertGolden('check-120.txt', wide.stdout);
  const coloured = runIn({ COLUMNS: '120', FORCE_COLOR: '1' }, 'check', example, ...day);
  assert.ok(coloured.stdout.includes('\u001b[32m'));
  assert.equal(stripVTControlCharacters(coloured.stdout), wide.stdout);
  assert.equal(coloured.stderr, '');
  assert.equal(runIn({ COLUMNS: '120', NO_COLOR: '1' }, 'check', example, ...day).stdout, wide.stdout);
});

test('a half-finished package is answered briefly: alike legs together, few questions of each person, all when asked', () => {
  const [brief, full] = [[], ['--all']].map((more) => run('check', 'examples/half-finished.yaml', ...day, ...more).stdout);
  assert.ok(brief!.split('\n').length < 220, `${brief!.split('\n').length} lines`);
  assert.match(brief!, /which waits for most \(--all shows each\)/);
  assert.match(brief!, /Ask screening: \d+ questions[^]*… and \d+ questions more \(--all\)/);
  assert.doesNotMatch(brief!, /^Accounts$/m);
  assert.ok(full!.length > brief!.length);
  assert.doesNotMatch(full!, /\(--all/);
});

test('legs that wait for facts are not taken together where something else is sure of them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-check-'));
  const file = join(folder, 'two.yaml');
  writeFileSync(file, `title: Two halls
layers:
  hardware: [{id: racks, name: Racks, kind: server, part: compute, catalog: nvidia-hgx-h200, quantity: 4, origin: US, supplier: amco}]
sites:
  - {id: nairobi, name: Nairobi, country: KE, operator: keco, endUser: keco}
  - {id: tehran, name: Tehran, country: IR, operator: keco, endUser: keco}
parties:
  - {id: amco, name: Blue Mesa Servers, location: US, headquarters: US, ultimateParent: itself}
  - {id: keco, name: Keco Ltd, location: KE, headquarters: KE, ultimateParent: null, facts: {blocked: null}}
`);
  const { stdout } = run('check', file, '--no-screen', '--assume', 'ordinary', ...day);
  rmSync(folder, { recursive: true });
  assert.match(stdout, /racks@nairobi\n[^]*come out as: barred, licence, no licence\n[^]*racks@tehran\n[^]*come out as: barred, licence\n/);
});

test('a proof goes down to the line of the file', () => {
  const { status, stdout, stderr } = run('explain', example, 'frontier-model', ...day);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assertGolden('explain.txt', stdout);
});

interface JsonLeg {
  id: string;
  facts: string[];
  enforced: { view: string; restsOn?: string[]; needs?: string[] };
  codified: { view: string; restsOn?: string[]; needs?: string[] };
}

test('JSON, SARIF and Markdown carry the same legs', () => {
  const json = JSON.parse(run('check', example, ...day, '--format', 'json').stdout) as
    { format: string; legs: JsonLeg[]; facts: Record<string, { fact: string }>; needs: Record<string, object>;
      reliances: Record<string, object> };
  assert.equal(json.format, 'portolan-determination/2');
  // Whatever an id names is there, once, and nothing is there that no id names.
  for (const [ids, shared] of [
    [json.legs.flatMap(({ facts }) => facts), json.facts],
    [json.legs.flatMap(({ enforced, codified }) => [...enforced.needs ?? [], ...codified.needs ?? []]), json.needs],
    [json.legs.flatMap(({ enforced, codified }) => [...enforced.restsOn ?? [], ...codified.restsOn ?? []]), json.reliances],
  ] as const) {
    assert.deepEqual(new Set(ids), new Set(Object.keys(shared)));
    assert.equal(new Set(Object.values(shared).map((one) => JSON.stringify(one))).size, Object.keys(shared).length);
  }
  for (const { facts, enforced, codified } of json.legs) {
    const names = facts.map((id) => json.facts[id]!.fact);
    assert.equal(new Set(names).size, names.length);
    const whole = { ...enforced, ...codified };
    assert.deepEqual(Object.keys(whole).sort(), Object.keys(enforced).sort());
    assert.equal(codified.view, 'codified');
  }
  const sarif = JSON.parse(run('check', example, ...day, '--format', 'sarif').stdout) as {
    version: string;
    runs: { results: { message: { text: string }; locations: { physicalLocation: { region: { startLine: number } } }[] }[] }[];
  };
  assert.equal(sarif.version, '2.1.0');
  const { results } = sarif.runs[0]!;
  assert.ok(results.length >= json.legs.length);
  assert.ok(results.every(({ locations }) => locations[0]!.physicalLocation.region.startLine >= 1));
  const markdown = run('check', example, ...day, '--format', 'markdown').stdout;
  assert.match(markdown, /^# /);
  assert.match(markdown, /\n## Why\n/);
});

test('input that cannot be used ends with one clear line and code 2', () => {
  for (const args of [['check', 'none.yaml'], ['check', example, '--on', '2026-02-30'], ['explain', example, 'fronteir-model']]) {
    const { status, stdout, stderr } = run(...args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
  }
});
