// The commands as their users meet them: exit codes, the shape of answers, the words of complaints.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import type { DecisionReport } from './decisionReport.ts';
import { decisionText } from './decisionText.ts';
import { projectRoot } from './lawFiles.ts';

interface Ran { status: number | null; stdout: string; stderr: string }

function decide(args: readonly string[], input = ''): Ran {
  return spawnSync(process.execPath, ['src/cli/main.ts', 'decide', ...args], {
    cwd: projectRoot, encoding: 'utf8', input, maxBuffer: 2 ** 26,
  });
}

type Report = Record<string, unknown> & { conclusions: Record<string, unknown> };
const day = ['--on', '2026-11-23'];

test('one question is answered as one object, with conclusions under their short names too', () => {
  const { status, stdout, stderr } = decide(['item=h200', 'destination=KE', 'item.isInformedBy=x', ...day]);
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /There is no fact 'item.isInformedBy'/);
  const ran = decide(['item=h200', 'destination=CN', '--assume', 'ordinary', '--format', 'json', ...day]);
  const found = JSON.parse(ran.stdout) as Report;
  assert.equal(ran.status, 1);
  for (const key of ['outcome', 'licenceRequired', 'eccn', 'grounds', 'exceptions', 'reviewPolicy', 'needs', 'restsOn',
    'duties', 'readings', 'assumed', 'conclusions', 'grade', 'view', 'on', 'knownOn', 'corpus']) assert.ok(key in found, key);
  assert.equal(found.on, '2026-11-23');
  assert.equal(found.eccn, '3A090.a');
  assert.equal(found.conclusions.controlLevel, 'a');
  assert.equal(found.conclusions.meets3A090a1, true);
  assert.equal(found.conclusions['item.controlLevel'], 'a');
});

test('an interval decides where it can, and an explicit unknown is never assumed away', () => {
  const facts = ['destination=CN', 'item.kind=ic', 'item.designedForDataCenter=true', 'item.tpp=3360'];
  const args = ['--assume', 'ordinary', '--format', 'json', ...day];
  const bounded = JSON.parse(decide([...facts, 'item.performanceDensity=>=1.6', ...args]).stdout) as Report;
  assert.equal(bounded.conclusions['item.meets3A090b'] !== false, true);
  const open = JSON.parse(decide(['destination=CN', 'item.tpp=null', 'item.kind=ic', ...args]).stdout) as Report;
  assert.equal(open.conclusions['item.meets3A090a1'], null);
});

test('text is the default, plain and without control characters', () => {
  const { stdout } = decide(['item=h100', 'destination=CN', '--assume', 'ordinary', ...day]);
  assert.match(stdout, /^[a-z-]+: .*\n {2}On 2026-11-23, enforced view; ECCN 3A090\.a/);
  assert.equal(stdout.includes('\u001b'), false);
});

test('each assumption is printed once, and a search that was cut short says so', () => {
  const { stdout } = decide(['item=h100', 'destination=CN', '--assume', 'ordinary', ...day]);
  const assumed = stdout.match(/^ {4}\S+ = .*$/gm) ?? [];
  assert.ok(assumed.length > 0);
  assert.equal(new Set(assumed).size, assumed.length);
  assert.doesNotMatch(stdout, /Assumed \S+ =/);
  const ran = decide(['item=h200', 'destination=KE', '--assume', 'ordinary', '--format', 'json', ...day]);
  const found = JSON.parse(ran.stdout) as DecisionReport;
  const need = { fact: 'destination', class: 'determining', question: 'Where to?' } as const;
  assert.match(decisionText({ ...found, bounded: true, needs: [need] }), /The search was bounded: some of these may turn out not/);
  assert.doesNotMatch(decisionText({ ...found, bounded: false, needs: [need] }), /bounded/);
});

test('what cannot be used is said in a line, without a stack, with exit code 2', () => {
  const complaints: [string[], RegExp][] = [
    [['item=h2000', 'destination=KE', ...day], /catalog has no entry "h2000".*Did you mean/],
    [['item.tpp=many', ...day], /A number in TPP is needed/],
    [['item=nvidia-h100', 'destination=KE', ...day], /Did you mean nvidia-h100-sxm, /],
    [['item.tpp=1e999', ...day], /item\.tpp: 1e999 is larger than any figure/],
    [['item=h200', 'quantity=0', ...day], /quantity: Of nothing, nothing is delivered/],
    [['destination=KE', '--on', '1800'], /command line:1:1: --on: There is no date '1800'/],
    [['destination', ...day], /written name=value/],
    [['destination=KE', 'destination=RW', ...day], /stated twice/],
    [['own.A>B=50', 'A.list=entity', ...day], /There is no list 'entity'/],
    [['destination=KE', '--on', '2026-02-30'], /There is no date '2026-02-30'/],
    [['--cases', 'no-such-file.json'], /no-such-file\.json:1:1: There is no such file/],
    [['--cases', 'law'], /This is a folder/],
    [['--cases', 'x.json', 'destination=KE'], /either in --cases or on the command line/],
    [[], /No facts are given/],
  ];
  for (const [args, message] of complaints) {
    const { status, stderr, stdout } = decide(args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /\n {4}at /);
    assert.equal(stdout, '');
  }
});

test('cases are answered in order, bad ones with their error, from a list or one a line', () => {
  const good = { id: 'a', asOf: '2026-11-23', facts: { item: 'h200', destination: 'CN' } };
  const cases = [good, { id: 'b', facts: { destnation: 'CN' } }, { id: 3, veiw: 'enforced', facts: {} }, [1],
    { id: 'c', on: '2026-13-01', facts: {} }, { ...good, id: 'd', on: '2022-01-01', asOf: undefined }];
  for (const input of [JSON.stringify(cases, null, 1), cases.map((one) => JSON.stringify(one)).join('\n')]) {
    const { status, stdout, stderr } = decide(['--cases', '-', '--assume', 'ordinary', ...day], input);
    assert.equal(status, 2);
    assert.match(stderr, /4 of 6 cases could not be used/);
    const rows = stdout.trim().split('\n').map((line) => JSON.parse(line) as { id: unknown; error?: { message: string } });
    assert.deepEqual(rows.map(({ id }) => id), ['a', 'b', 3, null, 'c', 'd']);
    assert.deepEqual(rows.map(({ error }) => error !== undefined), [false, true, true, true, true, false]);
    assert.match(rows[1]!.error!.message, /Did you mean 'destination'/);
    assert.match(rows[2]!.error!.message, /Did you mean 'view'/);
  }
  const twice = decide(['--cases', '-', ...day], '[\n {"id": "x", "facts": {"destination": "CN",\n "destination": "KE"}}, {"facts": {]\n]');
  const faults = twice.stdout.trim().split('\n')
    .map((line) => JSON.parse(line) as { line: number; column: number; error: { message: string } });
  assert.deepEqual(faults.map(({ line, column }) => [line, column]).slice(0, 2), [[3, 2], [3, 36]]);
  assert.match(faults[0]!.error.message, /'destination' stands here twice/);
  const list = decide(['--cases', '-', '--format', 'json', ...day], JSON.stringify([good]));
  assert.equal((JSON.parse(list.stdout) as unknown[]).length, 1);
});

test('a field of a case that could be meant for the question is refused, and comments are left alone', () => {
  const cases = [{ id: 1, date: '2023-01-01', facts: {} }, { id: 2, zzz: '2023-01-01', facts: {} },
    { id: 3, title: 'T', sourceDisagreement: 'none', factsInferred: ['a'], facts: { item: 'h100' } }];
  const { status, stdout } = decide(['--cases', '-', ...day], JSON.stringify(cases));
  const rows = stdout.trim().split('\n').map((line) => JSON.parse(line) as { error?: { message: string } });
  assert.equal(status, 2);
  assert.match(rows[0]!.error!.message, /no field 'date'\. Did you mean 'on'\?/);
  assert.match(rows[1]!.error!.message, /no field 'zzz'\. Its fields are id, on,/);
  assert.equal(rows[2]!.error, undefined);
});

test('a day before the law held here, or further ahead than it reaches back, is refused', () => {
  for (const [on, message] of [
    ['1900-01-01', /lies before the law held here begins/], ['9999-01-01', /lies further after the last reading/],
    ['2008-01-01', /the law held here says so only from/]] as const) {
    const one = decide(['item=h200', 'destination=KE', '--on', on]);
    assert.deepEqual([one.status, one.stdout], [2, '']);
    assert.match(one.stderr, message);
    const many = decide(['--cases', '-'], JSON.stringify([{ on, facts: { item: 'h200', destination: 'KE' } }]));
    assert.match((JSON.parse(many.stdout) as { error: { message: string } }).error.message, message);
  }
});

test('a file without a case is no clean answer', () => {
  for (const input of ['', '[]', '\n\n']) {
    const { status, stdout, stderr } = decide(['--cases', '-', ...day], input);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /There is no case here/);
  }
});

test('the version names the program and the law it holds', () => {
  const { stdout, status } = spawnSync(process.execPath, ['src/cli/main.ts', '--version'], { cwd: projectRoot, encoding: 'utf8' });
  assert.equal(status, 0);
  assert.match(stdout, /^portolan \d+\.\d+\.\d+, corpus [0-9a-f]{12}\n$/);
});
