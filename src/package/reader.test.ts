import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
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
  return `title: T\nlayers:\n  hardware:\n    - id: x\n${fields.split('\n').map((line) => `      ${line}`).join('\n')}\n`;
}

test('a value may be plain, bounded, unknown, assumed or sourced', () => {
  const { package: found } = readPackage(item([
    'quantity: 12', 'usContentShare: {min: 0.5, max: 0.6, assumed: a guess}', 'origin: null',
    'figures: {tpp: {value: 4800, source: sheet, grade: primary}}',
  ].join('\n')), { path: 'p.yaml', vocabulary });
  const [line] = found.layers!.hardware!;
  assert.deepEqual(line!.quantity, { line: 5, column: 17, value: 12 });
  assert.deepEqual(line!.usContentShare?.value, { min: 0.5, max: 0.6 });
  assert.equal(line!.usContentShare?.assumed, 'a guess');
  assert.equal(line!.origin?.value, null);
  assert.deepEqual(line!.figures?.['item.totalProcessingPerformance'],
    { line: 8, column: 22, value: 4800, source: 'sheet', grade: 'primary' });
});

test('an assumption about a whole party speaks for every value that gives no source', () => {
  const { package: found } = readPackage(
    'title: T\nparties:\n  - id: a\n    name: A\n    assumed: invented\n    location: US\n    headquarters: {value: KE, source: register}\n',
    { path: 'p.yaml', vocabulary });
  const [party] = found.parties!;
  assert.equal(party!.location?.assumed, 'invented');
  assert.equal(party!.headquarters?.assumed, undefined);
});

test('each mistake gets one exact message', () => {
  const cases: [string, string][] = [
    ['titel: x\ntitle: T\n', "p.yaml:1:1: titel: The package has no field 'titel'. Did you mean 'title'?"],
    ['title: T\non: 2026-02-30\n', 'p.yaml:2:5: on: There is no day 2026-02-30.'],
    ['title: T\non: 30 May 2026\n', "p.yaml:2:5: on: A date is needed here, not the text '30 May 2026'. Write it as 2026-11-23."],
    ['title:\n', 'p.yaml:1:7: title: The text is missing.'],
    ['sites: []\n', "p.yaml:1:1: title: The package needs 'title'. What the package is called."],
    ['title: T\ntitle: U\n', "p.yaml:2:1: 'title' stands here twice; first on line 1. Keep one of the two."],
    [item('quantity: -3'), 'p.yaml:5:17: layers.hardware[x].quantity: -3 is less than 1, the least this can be.'],
    [item('quantity: 1.5'), 'p.yaml:5:17: layers.hardware[x].quantity: 1.5 is not a whole number.'],
    [item('quantity: 9e12'), 'p.yaml:5:17: layers.hardware[x].quantity: 9000000000000 is more than 1000000000, the most this can be. Check the unit.'],
    [item('quantity: .inf'), 'p.yaml:5:17: layers.hardware[x].quantity: The number is not finite. Write null where it is not known.'],
    [item('quantity: 1,400'), "p.yaml:5:17: layers.hardware[x].quantity: A number is needed here, not the text '1,400'. Write 1400, without quotes or separators."],
    [item('usContentShare: 55%'), "p.yaml:5:23: layers.hardware[x].usContentShare: A number is needed here, not the text '55%'. Write 0.55: shares run from 0 to 1."],
    [item('supplier: y'), "p.yaml:5:17: layers.hardware[x].supplier: There is no party 'y'."],
    [item('figures: {tpp: 4 TPP}'), "p.yaml:5:22: layers.hardware[x].figures.tpp: A number is needed here, not the text '4 TPP'. Write the bare number of TPP."],
    [item('figures: {tpq: 4}'), "p.yaml:5:17: layers.hardware[x].figures.tpq: The vocabulary has no fact 'tpq'. Did you mean 'tpp'?"],
    [item('figures: {item.tpp: 4}'), "p.yaml:5:17: layers.hardware[x].figures.item.tpp: The vocabulary has no fact 'item.tpp'. Leave out the beginning: 'tpp'."],
    [item('figures: {tpp: 4, totalProcessingPerformance: 5}'), "p.yaml:5:25: layers.hardware[x].figures.totalProcessingPerformance: 'totalProcessingPerformance' is another name for 'item.totalProcessingPerformance', which is already here."],
    [item('figures: {eccnConcluded: a}'), "p.yaml:5:17: layers.hardware[x].figures.eccnConcluded: 'eccnConcluded' is concluded from the law and cannot be stated. Delete it."],
    [item('figures: {level: nine}'), "p.yaml:5:24: layers.hardware[x].figures.level: One of a, b, none is needed here, not the text 'nine'."],
    [item('figures: {published: yes}'), "p.yaml:5:28: layers.hardware[x].figures.published: true or false is needed here, not the text 'yes'. Write null where it is not known."],
    [item('figures: {tpp: {value: 4, unit: TFLOPS}}'), "p.yaml:5:33: layers.hardware[x].figures.tpp.unit: A value has no field 'unit'. The unit is part of each name; convert the figure to it."],
    [item('figures: {tpp: {value: 4, assumed: true}}'), 'p.yaml:5:42: layers.hardware[x].figures.tpp.assumed: An assumption needs its reason. Write assumed: and why, in a few words.'],
    [item('figures: {tpp: {min: 9, max: 3}}'), 'p.yaml:5:22: layers.hardware[x].figures.tpp: No number lies between 9 and 3 as written. Put the smaller bound under min.'],
    [item('note: {value: a, assumed: b, c}'), "p.yaml:5:13: layers.hardware[x].note: A single value is needed here, not a map of fields."],
    [item('value: {amount: 5, currency: dollars}'), "p.yaml:5:36: layers.hardware[x].value.currency: A currency's three-letter code is needed here, not the text 'dollars'. For example USD."],
    [item('origin: Kenya'), "p.yaml:5:15: layers.hardware[x].origin: A country's two-letter code is needed here, not the text 'Kenya'. Write KE."],
    [item('origin: ZZ'), "p.yaml:5:15: layers.hardware[x].origin: A country's two-letter code is needed here, not the text 'ZZ'. Codes are those of ISO 3166-1, such as KE for Kenya."],
    [item('quantity: {value: 3, assumed: two racks, spines included}'), "p.yaml:5:48: layers.hardware[x].quantity.spines included: A value has no field 'spines included'. A comma inside braces begins a new field: put text with commas in quotes."],
    ['title: "a\\u202eb"\n', 'p.yaml:1:8: title: The text holds a control character. Delete it and type the text again.'],
    ['title: T\n__proto__: {a: 1}\n', "p.yaml:2:1: '__proto__' cannot be the name of a field. Delete it."],
    ['title: T\nfacts: {constructor.x: 1}\n', "p.yaml:2:9: facts.constructor.x: 'constructor.x' is not the name of a fact."],
    ['', 'p.yaml:1:1: The file is empty. Start one with `portolan init`.'],
    ['- a\n- b\n', 'p.yaml:1:1: The package is a map of fields, not a list. Fields: title, description, on, dates, targets, consortium, business, support, layers, sites, parties, authorisations, facts.'],
    ['title: T\nsites: !secret [a]\n', 'p.yaml:2:8: Tags such as !!set or !name are not read. Delete the tag.'],
    ['%YAML 1.1\n---\ntitle: T\n', 'p.yaml:1:1: Only YAML 1.2 is read. Delete the line that begins with %YAML.'],
    ['title: T\nsites: [{id: a, name: A}, {id: a, name: B}]\n', "p.yaml:2:32: sites[a].id: The site 'a' is already on line 2. Give each its own id."],
  ];
  for (const [text, expected] of cases) assert.equal(problemOf(text), expected);
});

test('broken YAML is refused with its place', () => {
  for (const text of ['title: "T\n', 'a: b: c\n', 'a:\n\t- b\n', 'title: T\n---\ntitle: U\n', 'a: *b\n', 'a: [1, 2\n', '{"a": }}', 'a: @x\n']) {
    const [first] = problemsOf(text);
    assert.ok(first !== undefined && first.line >= 1 && first.message.length > 0, text);
  }
});

test('all problems come in one pass, in the order of the file', () => {
  const problems = problemsOf('titel: x\ntitle: T\nparties: [{id: a, name: A, headquarters: 4}]\nsites: [{id: s, name: S, owner: b}]\n');
  assert.deepEqual(problems.map(({ line }) => line), [1, 3, 4]);
});

test('ownership that runs in a circle is refused, small cross-holdings are not', () => {
  const text = (percent: number): string => `title: T
parties:
  - {id: a, name: A, ultimateParent: {party: b}}
  - {id: b, name: B, owners: [{party: c, percent: ${percent}}]}
  - {id: c, name: C, owners: [{party: a, percent: 100}]}
`;
  assert.deepEqual(problemsOf(text(50)), []);
  assert.match(problemOf(text(51)), /Ownership runs in a circle: (a → b → c → a|b → c → a → b|c → a → b → c)\./);
  assert.match(problemOf('title: T\nparties: [{id: a, name: A, ultimateParent: {party: a}}]\n'), /circle: a → a\./);
});

test('owners hold no more than the whole, and no more units go to sites than there are', () => {
  assert.match(problemOf('title: T\nparties: [{id: a, name: A, owners: [{name: x, percent: 60}, {name: y, percent: {min: 41}}]}]\n'),
    /The owners hold 101 percent together/);
  assert.match(problemOf(`${item('quantity: 5\nsites: [{site: s, quantity: 3}, {site: t, quantity: 3}]')}sites: [{id: s, name: S}, {id: t, name: T}]\n`),
    /6 units go to sites, but there are only 5\./);
});

test('a screening names the list on which it found something', () => {
  const screening = (rest: string): string => `title: T\nparties:\n  - id: a\n    name: A\n    screening: {on: 2026-11-20, lists: [listed], ${rest}}\n`;
  assert.deepEqual(problemsOf(screening('outcome: match, matches: [listed]')), []);
  assert.match(problemOf(screening('outcome: match')), /but on which list\?/);
  assert.match(problemOf(screening('outcome: no-match, matches: [listed]')), /and yet there are matches/);
  assert.match(problemOf('title: T\nparties: [{id: a, name: A, screening: {on: 2026-11-20, lists: [listd], outcome: no-match}}]\n'), /Did you mean 'listed'\?/);
});

test('catalog entries are looked up when a catalog is given', () => {
  assert.deepEqual(problemsOf(item('catalog: h200')), []);
  assert.match(formatDiagnostics(problemsOf(item('catalog: h201'), { catalogNames: ['h200', 'b200'] })),
    /The catalog has no entry 'h201'\. Did you mean 'h200'\?\n1 problem\. Nothing was determined\.\n$/);
});

test('large, deep and multiplying texts end quickly in one message', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]', ...'bcdefghi'.split('').map((name, index) =>
    `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefgh'[index]}`).join(',')}]`)].join('\n');
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
  const problems = problemsOf(`title: T\n${Array.from({ length: 500 }, (_, index) => `field${index}: 1`).join('\n')}\n`);
  assert.equal(problems.length, 101);
  assert.equal(problems.at(-1)!.message, '400 more problems follow.');
});

test('bytes that are not UTF-8 are refused with their place', () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('title: T\non: "é'), 0xff, 0x22]);
  assert.throws(() => readPackageBytes(bytes, { path: 'p.yaml' }), (error: unknown) => error instanceof InputError
    && formatDiagnostics(error.diagnostics).startsWith('p.yaml:2:7: The file is not UTF-8 text.'));
  const truncated = new TextEncoder().encode('title: é').subarray(0, 8);
  assert.throws(() => readPackageBytes(truncated, { path: 'p.yaml' }), InputError);
});

test('a byte order mark, Windows line ends and JSON with tabs are read', () => {
  for (const text of ['\ufefftitle: T\n', 'title: T\r\nsites: []\r\n', '{\n\t"title": "T",\n\t"sites": [\n\t\t{"id": "a", "name": "A"}\n\t]\n}\n']) {
    assert.equal(readPackage(text, { path: 'p.json', vocabulary }).package.title, 'T');
  }
});

test('whatever the text, the reader answers with a package or an InputError', () => {
  const words = fc.constantFrom('title', 'T', 'layers', 'hardware', 'id', 'value', 'assumed', 'null', '{', '}', '[', ']', ':', ': ', '- ', '\n', '\n  ',
    '\n    ', ',', '&a', '*a', '!!map', '|', '>', '"', "'", '#', '%YAML 1.1', '---', '__proto__', '<<', '1e999', '0x1F', '~', '?', '\t', '\u0000', '\ud800');
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.array(words, { maxLength: 60 }).map((parts) => parts.join('')), fc.json());
  fc.assert(fc.property(texts, (text) => {
    for (const problem of problemsOf(text)) {
      assert.ok(problem.line >= 1 && problem.column >= 1 && problem.message !== '');
    }
  }), { numRuns: 1_000 });
});

test('whatever the bytes, the reader answers with a package or an InputError', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    try {
      readPackageBytes(bytes, { path: 'p.yaml' });
    } catch (error) {
      assert.ok(error instanceof InputError, String(error));
    }
  }), { numRuns: 500 });
});
