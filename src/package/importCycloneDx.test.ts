import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { InputError } from '../corpus/diagnostic.ts';
import { addToPackage } from './append.ts';
import { importCycloneDx } from './importCycloneDx.ts';
import { readPackage } from './reader.ts';

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof InputError, String(error));
    return error.message;
  }
  return '';
}

const bill = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: [
    {
      type: 'device',
      name: 'Server X',
      supplier: { name: 'Maker Inc.' },
      description: 'Eight GPUs.',
      properties: [
        { name: 'cdx:device:quantity', value: '12' },
        { name: 'portolan:figures.totalProcessingPerformance', value: '15832' },
      ],
      components: [
        { type: 'firmware', name: 'boot' },
        { type: 'device', name: 'Card', manufacturer: { name: 'Maker Inc.' } },
      ],
    },
    { type: 'machine-learning-model', name: 'llm', version: '3', publisher: 'Labs' },
    { type: 'data', name: 'corpus' },
    {
      type: 'application',
      name: 'guard',
      properties: [
        { name: 'portolan:layer', value: 'security' },
        { name: 'portolan:protects', value: 'llm-3' },
      ],
    },
    { type: 'constructor', name: 'odd' },
  ],
  services: [{ name: 'tutor', provider: { name: 'Labs' } }],
});

test('a bill of materials becomes items and suppliers; its parts are listed, not lost', () => {
  const { addition, skipped } = importCycloneDx(bill, {
    path: 'bom.json',
    catalogIdOf: (name) => (name === 'Server X' ? 'server-x' : undefined),
  });
  assert.deepEqual(addition, {
    parties: [
      { id: 'maker-inc', name: 'Maker Inc.', roles: ['supplier'] },
      { id: 'labs', name: 'Labs', roles: ['supplier'] },
    ],
    layers: {
      hardware: [
        {
          id: 'server-x',
          name: 'Server X',
          supplier: 'maker-inc',
          catalog: 'server-x',
          note: 'Eight GPUs.',
          quantity: 12,
          figures: { totalProcessingPerformance: 15832 },
        },
        { id: 'card', name: 'Card', supplier: 'maker-inc' },
      ],
      models: [{ id: 'llm-3', name: 'llm 3', part: 'model', kind: 'model-weights', supplier: 'labs' }],
      data: [{ id: 'corpus', name: 'corpus', part: 'dataset', kind: 'data' }],
      security: [{ id: 'guard', name: 'guard', kind: 'software', protects: ['llm-3'] }],
      applications: [{ id: 'tutor', name: 'tutor', kind: 'service', delivery: 'service', supplier: 'labs' }],
    },
  });
  assert.deepEqual(skipped, [
    { name: 'boot', type: 'firmware' },
    { name: 'odd', type: 'constructor' },
  ]);
  const { document } = readPackage('title: T\n', { path: 'p.yaml' });
  assert.equal(
    readPackage(addToPackage(document, addition).text, { path: 'p.yaml' }).package.layers?.hardware?.length,
    2,
  );
});

test('what is no bill of materials is refused', () => {
  assert.match(
    messageOf(() => importCycloneDx('{}', { path: 'bom.json' })),
    /^bom\.json:1:1: This is not a CycloneDX bill/,
  );
  assert.match(
    messageOf(() => importCycloneDx('{"bomFormat": "CycloneDX", "specVersion": "2.0"}', { path: 'bom.json' })),
    /^bom\.json:1:43: CycloneDX 2\.0 is not read\./,
  );
  assert.match(
    messageOf(() => importCycloneDx('{"bomFormat": ', { path: 'bom.json' })),
    /^bom\.json:1:/,
  );
  assert.match(
    messageOf(() => importCycloneDx('<bom/>', { path: 'bom.xml' })),
    /This is not a CycloneDX bill/,
  );
});

test('whatever the bill, the answer is an addition or an InputError', () => {
  const bills = fc
    .json()
    .map((json) => `{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": ${json}, "services": [${json}]}`);
  fc.assert(
    fc.property(bills, (text) => {
      assert.ok(messageOf(() => importCycloneDx(text, { path: 'bom.json' })).length >= 0);
    }),
    { numRuns: 300 },
  );
});

// The project's own examples of CycloneDX, where they have been fetched; the bill above stands for them elsewhere.
const published = '../shared/data/bom/cyclonedx-examples';

test('published bills are read, and what they give makes a package', () => {
  const files = existsSync(published) ? globSync(`${published}/**/*.json`) : [];
  const texts = [bill, ...files.map((file) => readFileSync(file, 'utf8'))];
  for (const [index, text] of texts.entries()) {
    const file = files[index - 1] ?? 'bill';
    const { addition, skipped } = importCycloneDx(text, { path: file });
    const items = Object.values(addition.layers ?? {}).flat();
    assert.equal(items.length + skipped.length, componentCount(JSON.parse(text)), file);
    if (file.includes('machine-learning')) assert.equal(addition.layers?.models?.length, 1, file);
    const { document } = readPackage('title: T\n', { path: 'p.yaml' });
    const { package: found } = readPackage(addToPackage(document, addition).text, { path: 'p.yaml' });
    const { hardware = [], data = [], models = [], security = [], applications = [] } = found.layers ?? {};
    const count = [hardware, data, models, security, applications].flat().length;
    assert.equal(count, items.length, file);
  }
});

/** Every component, however deep, and every service of a bill. */
function componentCount(bill: { components?: object[]; services?: object[] }): number {
  const inner = (bill.components ?? []).reduce(
    (sum, component) => sum + 1 + componentCount({ ...component, services: [] }),
    0,
  );
  return inner + (bill.services?.length ?? 0);
}
