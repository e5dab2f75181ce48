import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import { formatDiagnostics, limits, readPackage, readPackageBytes } from './reader.ts';
import type { FactShape, PackageVocabulary } from './reading.ts';

const shapes: FactShape[] = [
  { name: 'item.totalProcessingPerformance', type: 'number', minimum: 0, unit: 'TPP' },
  { name: 'item.kind', type: 'text', values: ['server', 'board'], open: true },
  { name: 'item.level', type: 'text', values: ['a', 'b', 'none'] },
  { name: 'item.published', type: 'boolean' },
  { name: 'item.eccnConcluded', type: 'text', concluded: true },
  { name: 'party.headquarters', type: 'country' },
  { name: 'party.listed', type: 'boolean' },
  { name: 'party.appliedOn', type: 'date' },
  { name: 'destination', type: 'country' },
];
const vocabulary: PackageVocabulary = {
  facts: new Map([...shapes.map((shape): [string, FactShape] => [shape.name, shape]), ['item.tpp', shapes[0]!]]),
  countries: { AM: 'Armenia', KE: 'Kenya', US: 'United States', GB: 'United Kingdom' },
};

function problemsOf(text: string, options: Partial<Parameters<typeof readPackage>[1]> = {}): Diagnostic[] {
  try {
    readPackage(text, { path: 'p.yaml', vocabulary, ...options });
    return [];
  } catch (error) {
    assert.ok(error instanceof InputError, String(error));
    return error.diagnostics;
  }
}

/** The one problem of a text, as it is printed. */
function problemOf(text: string): string {
  const problems = problemsOf(text);
  assert.equal(problems.length, 1, formatDiagnostics(problems));
  return formatDiagnostics(problems).split('\n')[0]!;
}

function item(fields: string): string {
  return `title: T\nlayers:\n  hardware:\n    - id: x\n${fields
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n')}\n`;
}

test('a value may be plain, bounded, unknown, assumed or sourced', () => {
  const { package: found } = readPackage(
    item(
      [
        'quantity: 12',
        'usContentShare: {min: 0.5, max: 0.6, assumed: a guess}',
        'origin: null',
        'figures: {tpp: {value: 4800, source: sheet, grade: primary}}',
      ].join('\n'),
    ),
    { path: 'p.yaml', vocabulary },
  );
  const [line] = found.layers!.hardware!;
  assert.deepEqual(line!.quantity, { line: 5, column: 17, value: 12 });
  assert.deepEqual(line!.usContentShare?.value, { min: 0.5, max: 0.6 });
  assert.equal(line!.usContentShare?.assumed, 'a guess');
  assert.equal(line!.origin?.value, null);
  assert.deepEqual(line!.figures?.['item.totalProcessingPerformance'], {
    line: 8,
    column: 22,
    value: 4800,
    source: 'sheet',
    grade: 'primary',
  });
});

test('an assumption about a whole party speaks for every value that gives no source', () => {
  const { package: found } = readPackage(
    'title: T\nparties:\n  - id: a\n    name: A\n    assumed: invented\n    location: US\n' +
      '    headquarters: {value: KE, source: register}\n',
    { path: 'p.yaml', vocabulary },
  );
  const [party] = found.parties!;
  assert.equal(party!.location?.assumed, 'invented');
  assert.equal(party!.headquarters?.assumed, undefined);
});

test('each mistake gets one exact message', () => {
  const cases = parse(readFileSync('src/package/mistakes.yaml', 'utf8')) as { text: string; says: string }[];
  assert.ok(cases.length > 30);
  for (const { text, says } of cases) assert.equal(problemOf(text), says);
});

test('broken YAML is refused with its place', () => {
  for (const text of [
    'title: "T\n',
    'a: b: c\n',
    'a:\n\t- b\n',
    'title: T\n---\ntitle: U\n',
    'a: *b\n',
    'a: [1, 2\n',
    '{"a": }}',
    'a: @x\n',
  ]) {
    const [first] = problemsOf(text);
    assert.ok(first !== undefined && first.line >= 1 && first.message.length > 0, text);
  }
});

test('all problems come in one pass, in the order of the file', () => {
  const problems = problemsOf(
    'titel: x\ntitle: T\nparties: [{id: a, name: A, headquarters: 4}]\nsites: [{id: s, name: S, owner: b}]\n',
  );
  assert.deepEqual(
    problems.map(({ line }) => line),
    [1, 3, 4],
  );
});

test('ultimate parents in a circle and an owner of itself are refused, companies that hold each other are not', () => {
  const text = (percent: number): string => `title: T
parties:
  - {id: a, name: A, owners: [{party: b, percent: ${percent}}]}
  - {id: b, name: B, owners: [{party: c, percent: 60}]}
  - {id: c, name: C, owners: [{party: a, percent: 100}]}
`;
  assert.deepEqual(problemsOf(text(60)), []);
  assert.match(problemOf(text(101)), /100/);
  assert.match(problemOf('title: T\nparties: [{id: a, name: A, ultimateParent: {party: b}}, '
    + '{id: b, name: B, ultimateParent: {party: a}}]\n'),
    /Ultimate parents run in a circle: b → a → b\./);
  assert.match(problemOf('title: T\nparties: [{id: a, name: A, owners: [{party: a, percent: 60}]}]\n'), /a is said to own itself/);
  assert.match(problemOf('title: T\nparties: [{id: a, name: A, ultimateParent: {party: a}}]\n'), /circle: a → a\./);
});

test('owners hold no more than the whole, and no more units go to sites than there are', () => {
  assert.match(
    problemOf(
      'title: T\nparties: [{id: a, name: A, owners: [{name: x, percent: 60}, {name: y, percent: {min: 41}}]}]\n',
    ),
    /The owners hold 101 percent together/,
  );
  assert.match(
    problemOf(
      item('quantity: 5\nsites: [{site: s, quantity: 3}, {site: t, quantity: 3}]') +
        'sites: [{id: s, name: S}, {id: t, name: T}]\n',
    ),
    /6 units go to sites, but there are only 5\./,
  );
});

test('a screening names the list on which it found something', () => {
  const screening = (rest: string): string =>
    `title: T\nparties:\n  - id: a\n    name: A\n    screening: {on: 2026-11-20, lists: [listed], ${rest}}\n`;
  assert.deepEqual(problemsOf(screening('outcome: match, matches: [listed]')), []);
  assert.match(problemOf(screening('outcome: match')), /but on which list\?/);
  assert.match(problemOf(screening('outcome: no-match, matches: [listed]')), /and yet there are matches/);
  assert.match(
    problemOf(
      'title: T\nparties: [{id: a, name: A, screening: {on: 2026-11-20, lists: [listd], outcome: no-match}}]\n',
    ),
    /Did you mean 'listed'\?/,
  );
});

test('catalog entries are looked up when a catalog is given', () => {
  assert.deepEqual(problemsOf(item('catalog: h200')), []);
  assert.match(
    formatDiagnostics(problemsOf(item('catalog: h201'), { catalogNames: ['h200', 'b200'] })),
    /The catalog has no entry 'h201'\. Did you mean 'h200'\?\n1 problem\. Nothing was determined\.\n$/,
  );
});

test('large, deep and multiplying texts end quickly in one message', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'
      .split('')
      .map(
        (name, index) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefgh'[index]}`).join(',')}]`,
      ),
  ].join('\n');
  const cases: [string, RegExp][] = [
    ['x'.repeat(limits.bytes + 1), /larger than 8 MB/],
    ['['.repeat(50_000), /nested more than 64 levels/],
    ['- '.repeat(50_000), /nested more than 64 levels/],
    [Array.from({ length: 2_000 }, (_, index) => `${' '.repeat(index)}a:`).join('\n'), /nested more than 64 levels/],
    [`title: T\n${bomb}\n`, /more than 300,000 values/],
    ['a: &a [*a]\n', /nested more than 64 levels/],
  ];
  for (const [text, expected] of cases) {
    const start = performance.now();
    assert.match(formatDiagnostics(problemsOf(text)), expected);
    assert.ok(performance.now() - start < 5_000, `${text.slice(0, 20)} took too long`);
  }
});

test('a flood of problems is cut short', () => {
  const problems = problemsOf(
    `title: T\n${Array.from({ length: 500 }, (_, index) => `field${index}: 1`).join('\n')}\n`,
  );
  assert.equal(problems.length, 101);
  assert.equal(problems.at(-1)!.message, '400 more problems follow.');
});

test('bytes that are not UTF-8 are refused with their place', () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('title: T\non: "é'), 0xff, 0x22]);
  assert.throws(
    () => readPackageBytes(bytes, { path: 'p.yaml' }),
    (error: unknown) =>
      error instanceof InputError &&
      formatDiagnostics(error.diagnostics).startsWith('p.yaml:2:7: The file is not UTF-8 text.'),
  );
  const truncated = new TextEncoder().encode('title: é').subarray(0, 8);
  assert.throws(() => readPackageBytes(truncated, { path: 'p.yaml' }), InputError);
});

test('a byte order mark, Windows line ends and JSON with tabs are read', () => {
  for (const text of [
    '\ufefftitle: T\n',
    'title: T\r\nsites: []\r\n',
    '{\n\t"title": "T",\n\t"sites": [\n\t\t{"id": "a", "name": "A"}\n\t]\n}\n',
  ]) {
    assert.equal(readPackage(text, { path: 'p.json', vocabulary }).package.title, 'T');
  }
});

test('whatever the text, the reader answers with a package or an InputError', () => {
  const words = fc.constantFrom(
    'title',
    'T',
    'layers',
    'hardware',
    'id',
    'value',
    'assumed',
    'null',
    '{',
    '}',
    '[',
    ']',
    ':',
    ': ',
    '- ',
    '\n',
    '\n  ',
    '\n    ',
    ',',
    '&a',
    '*a',
    '!!map',
    '|',
    '>',
    '"',
    "'",
    '#',
    '%YAML 1.1',
    '---',
    '__proto__',
    '<<',
    '1e999',
    '0x1F',
    '~',
    '?',
    '\t',
    '\u0000',
    '\ud800',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 60 }).map((parts) => parts.join('')),
    fc.json(),
  );
  fc.assert(
    fc.property(texts, (text) => {
      for (const problem of problemsOf(text)) {
        assert.ok(problem.line >= 1 && problem.column >= 1 && problem.message !== '');
      }
    }),
    { numRuns: 1_000 },
  );
});

test('whatever the bytes, the reader answers with a package or an InputError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        readPackageBytes(bytes, { path: 'p.yaml' });
      } catch (error) {
        assert.ok(error instanceof InputError, String(error));
      }
    }),
    { numRuns: 500 },
  );
});
