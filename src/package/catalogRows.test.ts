// Rows worked out by others: figures, totals, densities and paragraphs must agree.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readLawTexts, readTexts } from '../cli/lawFiles.ts';
import { readCorpus } from '../corpus/corpus.ts';
import { conclusionsOf } from '../engine/conclusions.ts';
import type { FactValue, Interval } from '../engine/fact.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { parseCatalog } from './catalog.ts';
import type { StatedFacts } from './statements.ts';
import { packageVocabulary } from './vocabulary.ts';

interface Row {
  name: string;
  tpp: number | null;
  pd: number | null;
  die_area_mm2: number | null;
  memory_bandwidth_gbs: number | null;
  interconnect_gbs: number | null;
  host_io_gbs: number | null;
  node_nm: number | null;
  datacenter_marketed: boolean;
  contains: { name: string; count: number }[] | null;
  /** The paragraph by the day from which it holds. */
  expected: Record<string, string>;
}

// The worked rows, where they have been fetched; the one row below stands for them elsewhere.
const worked = '../shared/law/chips.dev.json';
const standIn: Row = {
  name: 'NVIDIA H20 (HGX, 96GB)', tpp: 2368, pd: 2.9091, die_area_mm2: 814, memory_bandwidth_gbs: 4000,
  interconnect_gbs: 900, host_io_gbs: 128, node_nm: 4, datacenter_marketed: true, contains: null,
  expected: { '2024-06-01': 'none' },
};
const rows = existsSync(worked) ? JSON.parse(readFileSync(worked, 'utf8')) as Row[] : [standIn];

const corpus = readCorpus(readLawTexts(), []);
const catalog = parseCatalog(readTexts('catalog', ['.yaml']), packageVocabulary(corpus));
const engine = new LawEngine(corpus);

function bounds(value: FactValue | undefined): [number, number] {
  if (typeof value === 'number') return [value, value];
  const { min = 0, max = Infinity } = (value ?? {}) as Interval;
  return [min, max];
}

/** Within half a per cent of a bound: figures are rounded on the way through data sheets. */
function holds(value: FactValue | undefined, wanted: number | null, what: string): void {
  if (wanted === null) return;
  const [least, most] = bounds(value);
  const near = value !== undefined && wanted >= least * 0.995 && wanted <= most * 1.005;
  assert.ok(near, `${what} ${wanted}: ${least} to ${most}`);
}

function total(facts: StatedFacts): FactValue | undefined {
  const products = Object.entries(facts).flatMap(([name, { value }]) => {
    const bits = Number(/^item\.denseTeraOperations(\d+)Bit$/.exec(name)?.[1] ?? 0);
    return bits === 0 ? [] : [bounds(value).map((bound) => bound * bits)];
  });
  if (products.length === 0) return undefined;
  return { min: Math.max(...products.map(([least]) => least!)), max: Math.max(...products.map(([, most]) => most!)) };
}

function density(facts: StatedFacts): FactValue | undefined {
  const area = facts['item.applicableDieAreaSquareMillimetres']?.value;
  if (area === undefined || area === 0) return undefined;
  const [[least, most], [smallest, largest]] = [bounds(total(facts)), bounds(area)];
  return { min: least / largest, max: most / smallest };
}

/** The half of a paragraph: `a`, `b`, `none`, or null where the row says that it cannot be told. */
function halfOf(paragraph: string): string | null {
  if (paragraph.startsWith('indeterminate')) return null;
  return paragraph.startsWith('none') ? 'none' : /\.([ab])\b/.exec(paragraph)?.[1] ?? 'a';
}

for (const row of rows) {
  test(`${row.name}: figures`, () => {
    const entry = catalog.find(row.name);
    assert.ok(entry !== undefined, 'The catalog has no such entry.');
    const { facts } = entry;
    if (row.contains !== null) {
      const [{ name, count } = { name: '', count: 0 }] = row.contains;
      assert.equal(facts['item.circuitCount']?.value, count);
      assert.equal(entry.contains?.chip, catalog.find(name)?.id);
      return;
    }
    if (row.tpp === null) {
      assert.ok(bounds(total(facts))[1] === Infinity, 'More is claimed than is known.');
      return;
    }
    holds(total(facts), row.tpp, 'total');
    holds(density(facts), row.pd, 'density');
    holds(facts['item.applicableDieAreaSquareMillimetres']?.value, row.die_area_mm2, 'area');
    holds(facts['item.totalDramBandwidthGigabytesPerSecond']?.value, row.memory_bandwidth_gbs, 'memory');
    holds(facts['item.processNodeNanometres']?.value, row.node_nm, 'node');
    if (row.interconnect_gbs !== null && row.host_io_gbs !== null) {
      holds(facts['item.aggregateBidirectionalTransferRateGigabytesPerSecond']?.value,
        row.interconnect_gbs + row.host_io_gbs, 'links');
    }
    assert.equal(facts['item.designedForDataCenter']?.value, row.datacenter_marketed);
  });

  test(`${row.name}: paragraphs`, () => {
    const facts = Object.entries(catalog.facts(row.name) ?? {}).map(([name, { value }]) => [name, value]);
    for (const [on, paragraph] of Object.entries(row.expected)) {
      const program = engine.program({ on, view: 'codified' });
      engine.load(Object.fromEntries(facts), on, { assumeOrdinary: true });
      const level = conclusionsOf(program, engine.frame)['item.controlLevel'];
      assert.equal(level === 'controlled' ? 'a' : level ?? null, halfOf(paragraph), `on ${on}`);
    }
  });
}

test('from the figures the law concludes what the maker prints, save where the maker contradicts itself', () => {
  const on = '2026-07-31';
  const program = engine.program({ on, view: 'codified' });
  const differing = catalog.entries.filter(({ facts }) => {
    const printed = facts['item.vendorEccn']?.value;
    if (printed === undefined) return false;
    const rest = Object.entries(facts).filter(([name]) => name !== 'item.vendorEccn');
    engine.load(Object.fromEntries(rest.map(([name, { value }]) => [name, value])), on, { assumeOrdinary: true });
    const concluded = conclusionsOf(program, engine.frame)['item.eccn'];
    return concluded !== null && concluded !== printed;
  });
  // The first prints no half, the second a number that does not fit the total it prints.
  assert.deepEqual(differing.map(({ id }) => id), ['nvidia-dgx-station-gb300', 'nvidia-igx-thor-discrete-gpu']);
});
