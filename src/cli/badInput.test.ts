// What people and machines get wrong, through the command itself: a clear line each, exit code 2, and no half answer.
import assert from 'node:assert/strict';
import { closeSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { type Ran, runCaught } from './badInput.fuzz.ts';
import { projectRoot } from './lawFiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-bad-'));
after(() => rmSync(folder, { recursive: true }));
const day = ['--on', '2026-11-23'];

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Refused: code 2, nothing on standard output, and every line says where and what, never how the program is built. */
function assertRefused({ code, stdout, stderr }: Ran, line: RegExp, of: string): void {
  assert.equal(code, 2, `${of}: ${stderr}${stdout.slice(0, 200)}`);
  assert.equal(stdout, '', of);
  for (const one of stderr.trimEnd().split('\n')) assert.match(one, line, of);
  assertPlain(stderr);
}

function assertPlain(stderr: string): void {
  assert.doesNotMatch(stderr, /\n\s+at |node:internal|TypeError|RangeError|undefined is|\[object |fault in Portolan/);
}

const placed = /^\S.*:\d+:\d+: \S.{5,}/;
const item = (fields: string): string => `title: T\nlayers:\n  hardware:\n    - ${fields.replaceAll('\n', '\n      ')}\n`;
const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);
const bomb = `title: T\na: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, index) =>
  `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefghi'[index]}`).join(',')}]`).join('\n')}\n`;
const owners = 'title: T\nparties:\n  - {id: a, ultimateParent: b}\n  - {id: b, ultimateParent: a}\n';

const packages: Record<string, string | Uint8Array> = {
  'broken yaml': 'title: "T\nlayers: [', 'tab': 'title: T\nlayers:\n\thardware: []\n', 'empty': '', 'only a comment': '# nothing\n',
  'a list': '- a\n- b\n', 'a word': 'package', 'two documents': 'title: T\n---\ntitle: U\n', 'unknown field': 'title: T\nfrobnicate: 1\n',
  'misspelt field': 'titel: T\n', 'wrong type': 'title: T\nsites: 3\n', 'quantity in words': item('id: a\nquantity: many'),
  'quantity with unit': item('id: a\nquantity: 4 racks'), 'negative quantity': item('id: a\nquantity: -1'),
  'absurd quantity': item('id: a\nquantity: 1e30'), 'quantity without end': item('id: a\nquantity: .inf'),
  'not a number': item('id: a\nquantity: .nan'),
  'impossible date': 'title: T\non: 2026-02-30\n', 'date in words': 'title: T\non: soon\n',
  'dangling catalog': item('id: a\ncatalog: no-such-chip'),
  'dangling supplier': item('id: a\nsupplier: nobody'), 'duplicate id': item('id: a') + '    - id: a\n',
  'duplicate key': 'title: T\ntitle: U\n',
  'duplicate key of json': '{"title": "T",\n "title": "U"}', 'owners in a circle': owners,
  'deep lists': `title: ${nested('[', ']', 5000)}\n`,
  'deep maps': nested('{"a":', '}', 5000), 'deep blocks': Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'bomb of aliases': bomb, 'alias of itself': 'title: T\nsites: &s [*s]\n', 'unknown alias': 'title: *nowhere\n',
  'prototype': '{"title": "T", "__proto__": {"title": "U"}}', 'constructor': 'title: T\nconstructor: {prototype: {x: 1}}\n',
  'tag': 'title: !!js/function "x"\n', 'not utf-8': new Uint8Array([0x74, 0x69, 0x74, 0x6c, 0x65, 0x3a, 0x20, 0xff, 0xfe, 0x0a]),
  'utf-16': Buffer.from('\ufefftitle: T\n', 'utf16le'),
  'binary': Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 31) % 256)),
  'nul': 'title: T\u0000\n', 'broken json': '{"title" "T"}', 'half of json': '{"title": "T", "layers": {"hardware": [{"id": "a"',
};

for (const [name, content] of Object.entries(packages)) {
  test(`a package file is refused with its place: ${name}`, async () => {
    const path = file(content.toString().startsWith('{') ? 'package.json' : 'package.yaml', content);
    for (const command of ['check', 'explain']) {
      assertRefused(await runCaught(command, path, ...(command === 'explain' ? ['a'] : []), ...day), placed, name);
    }
  });
}

test('a day of its own on which the law held here cannot answer is refused with its place', async () => {
  for (const own of ['1900-01-01', '9999-01-01']) {
    const path = file('package.yaml', `title: T\non: ${own}\n`);
    for (const command of ['check', 'calendar']) assertRefused(await runCaught(command, path), /package\.yaml:2:5: on: /, own);
  }
});

test('a file of 100 MB, a folder, a missing file and a file that is no file are each told apart', async () => {
  const path = join(folder, 'large.yaml');
  const descriptor = openSync(path, 'w');
  ftruncateSync(descriptor, 100 * 1024 * 1024);
  closeSync(descriptor);
  const begun = performance.now();
  for (const [input, words] of [[path, /larger than/], [folder, /folder/], [join(folder, 'none'), /no such file/],
    ['', /no such file/]] as const) {
    const ran = await runCaught('check', input, ...day);
    assertRefused(ran, placed, input);
    assert.match(ran.stderr, words);
  }
  assert.ok(performance.now() - begun < 20_000);
  // Cases stream: one value of any length is refused without being kept.
  const ran = await runCaught('decide', '--cases', path, ...day);
  assert.equal(ran.code, 2);
  assert.match(ran.stdout, /longer than|no JSON|needed here|not closed/);
  assertPlain(ran.stderr);
});

test('a package that is torn anywhere is answered whole or refused, never a fault', { timeout: 240_000 }, async () => {
  const text = readFileSync(join(projectRoot, 'examples/small-allied-market.yaml'), 'utf8');
  const scrap = fc.constantFrom('', '-', ': ', '"', '{', ']', '&a ', '*a', '\t', '\u0000', '9e99', 'null', '!!x ', '__proto__: 1\n',
    '|', '\ud83d\ude00', '%');
  const torn = fc.record({ at: fc.nat(text.length), cut: fc.integer({ min: 0, max: 40 }), put: scrap, keep: fc.boolean() });
  await fc.assert(fc.asyncProperty(torn, async ({ at, cut, put, keep }) => {
    const ran = await runCaught('check', file('torn.yaml', text.slice(0, at) + put + (keep ? text.slice(at + cut) : '')), ...day);
    if (ran.code === 2) assertRefused(ran, placed, put);
    else {
      assert.ok(ran.code === 0 || ran.code === 1, ran.stderr);
      assert.equal(ran.stderr, '');
      assert.match(ran.stdout, /\nGrades\n/);
    }
  }), { numRuns: 30, endOnFailure: true, seed: 20261123 });
});

const words: string[][] = [
  ['destination'], ['=KE'], ['destination='], ['destination=XX'], ['destination=kenya'], ['destination=KE', 'destination=RW'],
    ['destnation=KE'],
  ['item.tpp=-5'], ['item.tpp=NaN'], ['item.tpp=Infinity'], ['item.tpp=1e999'], ['item.tpp=4 TPP'], ['item.tpp=5..3'], ['item.tpp=>='],
  ['item.tpp=0x10'], ['item.designedForDataCenter=perhaps'], ['item=no-such-chip'], ['__proto__=1'], ['constructor=1'], ['toString=1'],
  ['item.__proto__=1'], ['item.tpp.unit=TPP'], ['quantity=-1'], ['filedOn=2026-02-30'], ['filedOn=soon'], ['own.A>B=150'], ['own.A=50'],
    ['destination=KE\u0000'],
];

for (const facts of words) {
  test(`facts are refused by name: ${JSON.stringify(facts)}`, async () => {
    assertRefused(await runCaught('decide', ...facts, ...day), /^.+: \S.{5,}/, facts.join(' '));
  });
}

test('facts of any kind are answered or refused, never a fault', { timeout: 240_000 }, async () => {
  const name = fc.oneof(fc.constantFrom('destination', 'item', 'item.tpp', 'item.eccn', 'quantity', 'endUse', 'filedOn', 'operator',
    'activity',
    'endUser.headquarters', 'item.performanceDensity', 'item.designedForDataCenter', 'own.A>B', 'reading'), fc.string({ maxLength: 8 }));
  const value = fc.oneof(fc.constantFrom('KE', 'h200', '4800', '>=1.6', '<4', '1..2', 'true', 'null', 'unknown', '2026-01-01', ''),
    fc.string({ maxLength: 8 }));
  const fact = fc.tuple(name, value).map(([left, right]) => `${left}=${right}`).filter((one) => !one.startsWith('-'));
  await fc.assert(fc.asyncProperty(fc.array(fact, { minLength: 1, maxLength: 4 }), async (facts) => {
    const ran = await runCaught('decide', ...facts, '--format', 'ndjson', ...day);
    assertPlain(ran.stderr);
    if (ran.code === 2) assert.equal(ran.stdout, '');
    else assert.equal(typeof (JSON.parse(ran.stdout) as { outcome: string }).outcome, 'string');
    assert.ok([0, 1, 2].includes(ran.code), facts.join(' '));
  }), { numRuns: 30, endOnFailure: true, seed: 20261123 });
});

interface Row { line?: number; column?: number; error?: { message: string } }

const good = '{"id": "good", "facts": {"destination": "KE", "item": "h200"}}';
/** Cases, and how many of them must be refused. */
const cases: Record<string, [text: string, refused: number, answered: number]> = {
  'a list that is cut': [`[${good}, {"id": "cut", "fac`, 2, 1], 'a list without end': [`[${good}`, 1, 1],
  'broken line': [`${good}\n{"id": }\n${good}`, 1, 2],
  'twice the same name': [`[{"id": 1, "facts": {"destination": "KE", "destination": "CN"}}, ${good}]`, 1, 1],
  'no object': ['[1, "x", null, [2]]', 4, 0],
  'misspelt field': ['[{"id": "a", "fatcs": {}}]', 1, 0], 'no facts': ['[{"id": "a"}]', 1, 0],
  'facts as a list': ['[{"facts": ["destination=KE"]}]', 1, 0],
  'unknown fact': ['[{"facts": {"destnation": "KE"}}]', 1, 0],
  'wrong type': ['[{"facts": {"destination": 7}}, {"facts": {"quantity": "many"}}]', 2, 0],
  'values that are maps or lists': ['[{"facts": {"destination": {"is": "KE"}}}, {"facts": {"destination": ["KE"]}}]', 2, 0],
  'impossible dates': ['[{"on": "2026-02-30", "facts": {}}, {"knownOn": "x", "facts": {}}, {"asOf": 5, "facts": {}}]', 3, 0],
  'view and set': ['[{"view": "both", "facts": {}}, {"assume": "everything", "facts": {}}]', 2, 0],
  'negative': ['[{"facts": {"quantity": -5}}]', 1, 0],
  'prototype': ['[{"facts": {"__proto__": {"destination": "KE"}}}, {"__proto__": {"facts": {}}}]', 2, 0],
  'deep': [`[{"facts": ${nested('{"a":', '}', 5000).replace('"a":}', '"a":1}')}}]`, 1, 0],
  'interval upside down': ['[{"facts": {"item.tpp": {"min": 5, "max": 2}}}]', 1, 0],
};

for (const [name, [text, refused, answered]] of Object.entries(cases)) {
  test(`cases that cannot be used are each answered with their error: ${name}`, async () => {
    const { code, stdout, stderr } = await runCaught('decide', '--cases', file('cases.json', text), ...day);
    assertPlain(stderr);
    const rows = stdout.trim().split('\n').map((line) => JSON.parse(line) as Row);
    assert.equal(code, 2, stdout);
    assert.deepEqual([rows.filter(({ error }) => error !== undefined).length, rows.filter(({ error }) => error === undefined).length],
      [refused, answered], stdout.slice(0, 2000));
    for (const { line, column, error } of rows.filter((row) => row.error !== undefined)) {
      assert.ok(line! >= 1 && column! >= 1 && error!.message.length > 10, JSON.stringify(error));
    }
    assert.match(stderr, new RegExp(`${refused} of ${refused + answered} cases could not be used`));
  });
}

test('cases that are no text, and texts torn anywhere, come to a whole line for each case', { timeout: 240_000 }, async () => {
  const ran = await runCaught('decide', '--cases', file('latin.json', new Uint8Array([0x5b, 0xe9, 0x5d])), ...day);
  assertRefused(ran, placed, 'not utf-8');
  const text = `[\n${Array.from({ length: 3 }, () => good).join(',\n')}\n]`;
  const torn = fc.record({ at: fc.nat(text.length), cut: fc.integer({ min: 0, max: 9 }), put: fc.constantFrom('', '{', '}', '[', ']',
    '"', ',', '\n', '\\', '1', '\u0000') });
  await fc.assert(fc.asyncProperty(torn, async ({ at, cut, put }) => {
    const { code, stdout, stderr } = await runCaught('decide',
      '--cases', file('torn.json', text.slice(0, at) + put + text.slice(at + cut)), ...day);
    assertPlain(stderr);
    const rows = stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as { outcome?: string; error?: object });
    for (const { outcome, error } of rows) assert.equal(outcome === undefined, error !== undefined);
    assert.equal(code === 2, rows.some(({ error }) => error !== undefined));
  }), { numRuns: 30, endOnFailure: true, seed: 20261123 });
});

test('a bracket left open is blamed on the bracket', async () => {
  const { code, stderr } = await runCaught('check', file('bracket.yaml', 'title: [x\nlayers: {}\n'));
  assert.equal(code, 2);
  assert.match(stderr, /opened with a bracket above is not closed before this line/);
});
