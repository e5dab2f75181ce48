// The catalog as it stands in the project: complete, sourced, honest about what is not known.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot, readLawTexts, readTexts } from '../cli/lawFiles.ts';
import { readCorpus } from '../corpus/corpus.ts';
import type { FactValue, Interval } from '../engine/fact.ts';
import { parseCatalog } from './catalog.ts';
import type { CatalogEntry } from './catalogEntry.ts';
import { packageVocabulary } from './vocabulary.ts';

const files = readTexts('catalog', ['.yaml']);
const catalog = parseCatalog(files, packageVocabulary(readCorpus(readLawTexts(), [])));

function valueOf(entry: CatalogEntry | undefined, fact: string): FactValue | undefined {
  return entry?.facts[`item.${fact}`]?.value;
}

/** The least and the most a figure can be. */
function bounds(value: FactValue | undefined): [number, number] {
  if (typeof value === 'number') return [value, value];
  const { min = 0, max = Infinity } = (value ?? {}) as Interval;
  return [min, max];
}

/** The best of rate times bits: the law's formula once more, so that a slip of the pen in the catalog shows. */
function bestRate(entry: CatalogEntry): [number, number] {
  const products = Object.entries(entry.facts).flatMap(([name, { value }]) => {
    const bits = /^item\.denseTeraOperations(\d+)Bit$/.exec(name)?.[1];
    return bits === undefined ? [] : [bounds(value).map((bound) => bound * Number(bits))];
  });
  return [Math.max(0, ...products.map(([least]) => least!)), Math.max(0, ...products.map(([, most]) => most!))];
}

const circuits = catalog.entries.filter(({ kind }) => kind === 'ic');

test('holds what packages are made of', () => {
  const count = (...kinds: string[]) => catalog.entries.filter(({ kind }) => kinds.includes(kind)).length;
  assert.ok(circuits.length >= 100, `${circuits.length} circuits`);
  assert.ok(count('board', 'computer', 'server', 'rack') >= 60);
  assert.ok(count('model-weights') >= 25);
  assert.ok(count('network', 'storage', 'software', 'cloud-service') >= 45);
});

test('short names mean the main variant, however they are written', () => {
  const meant = {
    a100: 'nvidia-a100-80gb-sxm', a800: 'nvidia-a800-80gb-sxm', h100: 'nvidia-h100-sxm', h800: 'nvidia-h800-sxm',
    h200: 'nvidia-h200-sxm', h20: 'nvidia-h20', b200: 'nvidia-b200', b300: 'nvidia-b300', gb200: 'nvidia-gb200',
    gb300: 'nvidia-gb300', 'gb200-nvl72': 'nvidia-gb200-nvl72', 'gb300-nvl72': 'nvidia-gb300-nvl72', l4: 'nvidia-l4',
    'rtx-4090': 'nvidia-rtx-4090', mi300x: 'amd-mi300x', mi325x: 'amd-mi325x', 'gaudi-3': 'intel-gaudi-3',
    'dgx-h100': 'nvidia-dgx-h100', 'wse-3': 'cerebras-wse-3', 'H100 SXM': 'nvidia-h100-sxm',
    rtx_4090: 'nvidia-rtx-4090',
    '900-2G193-0000-000': 'nvidia-l4-board',
  };
  for (const [name, id] of Object.entries(meant)) assert.equal(catalog.find(name)?.id, id, name);
});

test('a name that means nothing brings the nearest ones', () => {
  assert.deepEqual(catalog.lookUp('trainium'), { suggestions: ['aws-trainium-1', 'aws-trainium-2', 'aws-trainium-3'] });
  assert.deepEqual(catalog.lookUp('H201'), { suggestions: ['nvidia-h200-sxm'] });
  assert.deepEqual(catalog.lookUp('a quite different thing'), { suggestions: [] });
});

test('every source is used, and Epoch AI is credited', () => {
  const sources = files.find(({ path }) => path.endsWith('/sources.yaml'))!;
  const ids = [...sources.text.matchAll(/^([a-z0-9-]+):$/gm)].map(([, id]) => id!);
  const rest = files.filter((file) => file !== sources).map(({ text }) => text).join('\n');
  assert.deepEqual(ids.filter((id) => !rest.includes(`source: ${id}`)), []);
  const notice = readFileSync(join(projectRoot, 'catalog', 'NOTICE.md'), 'utf8');
  for (const id of ids.filter((one) => one.startsWith('epoch-'))) assert.ok(notice.includes(id), id);
});

test('every circuit says for whom it is made and how fast it is, or why it does not say', () => {
  for (const entry of circuits.filter(({ id }) => !id.startsWith('amd-part-'))) {
    assert.equal(typeof valueOf(entry, 'designedForDataCenter'), 'boolean', entry.id);
    const known = bestRate(entry)[0] > 0 || valueOf(entry, 'totalProcessingPerformance') !== undefined;
    assert.ok(known || entry.notes.length > 0, entry.id);
  }
});

test('what a maker prints for a board lies near the rates of its circuit', () => {
  for (const entry of catalog.entries) {
    const stated = valueOf(entry, 'totalProcessingPerformance');
    const [least, most] = bestRate(entry);
    if (stated === undefined || most === 0) continue;
    const [low, high] = bounds(stated);
    const near = low <= most * 1.03 && high >= least * 0.97;
    assert.ok(near, `${entry.id}: ${low} to ${high}, rates give ${least} to ${most}`);
  }
});

test('a system has the figures of its circuit, the count, and its own over them', () => {
  const rack = catalog.find('dgx-gb300');
  assert.equal(valueOf(rack, 'circuitCount'), 72);
  assert.equal(valueOf(rack, 'kind'), 'rack');
  assert.deepEqual(valueOf(rack, 'totalDramBandwidthGigabytesPerSecond'), 8000);
  assert.equal(rack?.facts['item.totalDramBandwidthGigabytesPerSecond']?.origin.entry, 'nvidia-gb300');
  assert.equal(valueOf(catalog.find('dgx-station-gb300'), 'designedForDataCenter'), false);
  assert.equal(valueOf(catalog.find('gb300'), 'designedForDataCenter'), true);
});

test('what nobody has published stays unknown', () => {
  for (const [name, fact] of [
    ['mi308x', 'denseTeraOperations8Bit'], ['mi308x', 'totalProcessingPerformance'],
    ['maia-200', 'denseTeraOperations8Bit'],
    ['trainium1', 'applicableDieAreaSquareMillimetres'], ['gaudi-3', 'applicableDieAreaSquareMillimetres'],
    ['mi300x', 'applicableDieAreaSquareMillimetres'], ['gpt-4o', 'trainingOperations'],
  ] as const) assert.equal(valueOf(catalog.find(name), fact), undefined, `${name} ${fact}`);
});

test('what is known within bounds, or in conflict, is an interval', () => {
  assert.deepEqual(valueOf(catalog.find('wse-3'), 'denseTeraOperations16Bit'), { min: 860 });
  assert.deepEqual(valueOf(catalog.find('gaudi-3'), 'denseTeraOperations16Bit'), { min: 1678, max: 1835 });
  assert.deepEqual(valueOf(catalog.find('trainium1'), 'denseTeraOperations8Bit'), { min: 380, max: 420 });
  assert.deepEqual(valueOf(catalog.find('gpt-4.5'), 'trainingOperations'), { min: 2.1e26, max: 3.8e26 });
  const conflicting = catalog.find('hgx-a100-40gb-board');
  assert.deepEqual(valueOf(conflicting, 'totalProcessingPerformance'), { min: 3822, max: 4992 });
  const bound = catalog.facts('wse-3')?.['item.denseTeraOperations16Bit'];
  assert.match(bound?.origin.note ?? '', /^Uncertain\. A bound/);
});

test('known errors of public trackers are not carried over', () => {
  const best = (name: string) => Math.round(bestRate(catalog.find(name)!)[0]);
  assert.equal(best('h20'), 2368);
  assert.equal(best('mi355x'), 60_398);
  assert.equal(best('mi350x'), 55_365);
  assert.equal(best('gb300'), 60_000);
  assert.equal(best('mtia-300'), 9600);
  assert.equal(best('rtx-4090'), 5285);
  assert.equal(valueOf(catalog.find('ascend-910'), 'applicableDieAreaSquareMillimetres'), 624);
});
