// What the reader of the catalog refuses, and in which words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../corpus/diagnostic.ts';
import { parseCatalog } from './catalog.ts';
import type { FactShape, PackageVocabulary } from './reading.ts';

const shapes: FactShape[] = [
  { name: 'item.kind', type: 'text', values: ['ic', 'server'] },
  { name: 'item.vendorEccn', type: 'text' },
  { name: 'item.modelOrigin', type: 'country' },
  { name: 'item.meetsSomething', type: 'boolean', concluded: true },
  ...['item', 'circuit1'].flatMap((prefix): FactShape[] => [
    { name: `${prefix}.designedForDataCenter`, type: 'boolean' },
    { name: `${prefix}.applicableDieAreaSquareMillimetres`, type: 'number', unit: 'mm2' },
    { name: `${prefix}.denseTeraOperations8Bit`, type: 'number', unit: 'TOPS' },
    { name: `${prefix}.denseTeraOperations16Bit`, type: 'number', unit: 'TOPS' },
    { name: `${prefix}.totalProcessingPerformance`, type: 'number', unit: 'TPP' },
  ]),
];
const vocabulary: PackageVocabulary = {
  facts: new Map([...shapes.map((shape): [string, FactShape] => [shape.name, shape]),
    ['item.dieAreaMm2', shapes.find(({ name }) => name === 'item.applicableDieAreaSquareMillimetres')!]]),
  countries: { US: 'United States' },
};
const sources = { path: 'catalog/sources.yaml', text: 'sheet: {title: A data sheet, grade: secondary}\n' };

function read(text: string) {
  return parseCatalog([{ path: 'catalog/chips/x.yaml', text }, sources], vocabulary);
}

const chip = '- id: some-chip\n  name: Some chip\n  kind: ic\n';

function complaintsOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return assert.fail('Nothing was refused.');
}

/** What is refused, a chip with one more line that says it, and words of the complaint. */
const badLines: [string, string, string][] = [
  ['a misspelt figure', 'aplicableDieAreaSquareMillimetres: {value: 800, source: sheet}',
    "catalog/chips/x.yaml:4:3: aplicableDieAreaSquareMillimetres: The law knows no figure "
      + "'aplicableDieAreaSquareMillimetres'. Did you mean 'applicableDieAreaSquareMillimetres'?"],
  ['another name of a figure', 'dieAreaMm2: {value: 800, source: sheet}',
    "4:3: dieAreaMm2: 'dieAreaMm2' is another name. Write 'applicableDieAreaSquareMillimetres'."],
  ['a unit', 'applicableDieAreaSquareMillimetres: {value: 814 mm2, source: sheet}',
    "4:47: applicableDieAreaSquareMillimetres.value: A bare number in mm2 is needed here, not '814 mm2'. Write 814"],
  ['an absurd number', 'applicableDieAreaSquareMillimetres: {value: 81400000, source: sheet}',
    '81400000 in mm2 cannot be right. Look at the digits and the unit.'],
  ['a negative number', 'applicableDieAreaSquareMillimetres: {value: -1, source: sheet}',
    '-1 in mm2 cannot be right.'],
  ['a figure without source', 'designedForDataCenter: true',
    '4:26: designedForDataCenter: Every figure needs its source. Write {value: …, source: …}.'],
  ['a source that is nowhere', 'designedForDataCenter: {value: true, source: shet}',
    "There is no source 'shet' in sources.yaml. Did you mean 'sheet'?"],
  ['an unknown grade', 'designedForDataCenter: {value: true, source: sheet, grade: primry}',
    "'primry' is not one of primary, secondary, inferred, not-found. Did you mean 'primary'?"],
  ['no truth value', 'designedForDataCenter: {value: maybe, source: sheet}', "'true' or 'false' is needed here."],
  ['no country', 'modelOrigin: {value: UK, source: sheet}', "There is no country 'UK'. Use the two-letter code."],
  ['bounds the wrong way round', 'applicableDieAreaSquareMillimetres: {min: 9, max: 3, source: sheet}',
    'The least, 9, is not below the most, 3.'],
  ['a sparse format', 'denseRates: [{format: FP8 sparse, bits: 8, teraOperationsPerSecond: 3958, source: sheet}]',
    'Rates that count sparsity are refused. Enter the dense rate; where none is public, enter none.'],
  ['a sparse rate', 'denseRates: [{format: FP8, bits: 8, sparseTeraOperationsPerSecond: 3958, source: sheet}]',
    'Rates that count sparsity are refused.'],
  ['a bit length unknown to the law', 'denseRates: [{format: MX9, bits: 9, teraOperationsPerSecond: 1, source: sheet}]',
    'The law counts no rate of 9 bits.'],
  ['a typed-in total', 'totalProcessingPerformance: {value: 4800, source: sheet}',
    "The law concludes 'totalProcessingPerformance'; it is not typed in. Enter 'denseRates'"],
  ['a conclusion', 'meetsSomething: {value: true, source: sheet}', "The law concludes 'meetsSomething'"],
  ['a date that is none', 'released: spring 2024',
    "'spring 2024' is no date. Write 2026, 2026-11 or 2026-11-23."],
  ['a field twice', 'kind: ic', 'Broken YAML: Map keys must be unique'],
];

const box = (contents: string) => `- {id: box, name: Box, kind: server, contains: [${contents}]}`;
const badTexts: [string, string, string][] = [
  ['an unknown kind', chip.replace('kind: ic', 'kind: sever'),
    "3:9: kind: 'sever' is not one of ic, server. Did you mean 'server'?"],
  ['a name taken', `${chip}${chip.replace('some-chip', 'other-chip')}`,
    "4:7: id: 'some-chip' already means 'some-chip'. Give each its own names."],
  ['an id that is no id', chip.replace('some-chip', 'Some Chip!'), "'Some Chip!' is no plain id. Write some-chip."],
  ['a circuit that is nowhere', chip + box('{chip: some-chop, count: 8, source: sheet}'),
    "There is no entry 'some-chop'. Did you mean 'some-chip'?"],
  ['half a circuit', chip + box('{chip: some-chip, count: 0.5, source: sheet}'),
    'A whole number of circuits is needed here.'],
  ['two kinds of circuit', chip + box('{chip: some-chip, count: 1}, {chip: some-chip, count: 2}'),
    'One kind of circuit to an entry. Name the others in the package.'],
  ['a map of entries', 'some-chip: {name: Some chip}',
    'A list of entries is needed here. Begin each with `- id:`.'],
  ['broken YAML', '- {id: x', 'catalog/chips/x.yaml:1:9: Broken YAML'],
];

const refusals = [
  ...badLines.map(([what, line, words]) => [what, `${chip}  ${line}`, words] as const),
  ...badTexts,
];
for (const [what, text, words] of refusals) {
  test(`refuses ${what}`, () => {
    const complaints = complaintsOf(text);
    assert.ok(complaints.includes(words), complaints);
  });
}

test('reports everything at once', () => {
  const lines = complaintsOf(`${chip}  a: {}\n  designedForDataCenter: 1\n  released: x`).split('\n');
  assert.equal(lines.length, 3);
});

test('of several formats of one length the fastest counts, with its own source and grade', () => {
  const rates = '  denseRates:\n    - {format: FP8, bits: 8, teraOperationsPerSecond: 100, source: sheet}\n'
    + '    - {format: INT8, bits: 8, teraOperationsPerSecond: {min: 150, max: 200}, source: sheet, grade: inferred,\n'
    + '       uncertain: true}\n'
    + '    - {format: BF16, bits: 16, teraOperationsPerSecond: 50, source: sheet}\n';
  const facts = read(chip + rates).facts('Some chip')!;
  assert.deepEqual(facts['item.denseTeraOperations8Bit'], {
    value: { min: 150, max: 200 },
    origin: { kind: 'catalog', entry: 'some-chip', source: 'sheet', grade: 'inferred', note: 'Uncertain.' },
  });
  assert.equal(facts['item.denseTeraOperations16Bit']?.value, 50);
});

test('a system takes facts of its circuit only, not its name or classification', () => {
  const own = '  designedForDataCenter: {value: true, source: sheet}\n  vendorEccn: {value: X, source: sheet}\n'
    + '  statedTotalProcessingPerformance: {value: 100, source: sheet}\n';
  const system = box('{chip: some-chip, count: 8, source: sheet}');
  const facts = read(`${system}\n${chip}${own}`).facts('box')!;
  assert.deepEqual(Object.keys(facts).toSorted(), [
    'item.circuitCount', 'item.designedForDataCenter', 'item.kind', 'item.name', 'item.totalProcessingPerformance',
  ]);
  assert.equal(facts['item.name']?.value, 'Box');
});
