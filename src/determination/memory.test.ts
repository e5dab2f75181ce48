import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCatalog, loadCorpus } from '../cli/corpusCache.ts';
import { projectRoot } from '../cli/lawFiles.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { readPackage } from '../package/reader.ts';
import { calendarOf } from './calendar.ts';
import { determine } from './determine.ts';
import { Memory } from './memory.ts';
import { provePackage } from './provePackage.ts';

const corpus = loadCorpus();
const [engine, catalog] = [new LawEngine(corpus), loadCatalog(corpus)];

const examples = readdirSync(join(projectRoot, 'examples')).filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, text: readFileSync(join(projectRoot, 'examples', name), 'utf8') }));

/** What somebody does to a file: nothing, a line above everything, another figure, and back. */
function editsOf(text: string): string[] {
  const more = text.replace(/quantity: (\d+)/, (_, quantity: string) => `quantity: ${Number(quantity) + 1}`);
  return [text, `# A remark.\n${text}`, more, text];
}

test('what is remembered changes no answer, whatever is edited, asked for another day or assumed', () => {
  const memory = new Memory();
  for (const { name, text } of examples) {
    // Where very much is open, each determination takes ten times as long: a remark and a figure will do.
    for (const edited of name === 'half-finished.yaml' ? editsOf(text).slice(1, 3) : editsOf(text)) {
      for (const options of [{ on: '2026-11-23' }, { on: '2025-02-01' }, { on: '2026-11-23', assumeOrdinary: true }]) {
        const { package: found } = readPackage(edited, { path: name });
        assert.deepEqual(determine(engine, found, catalog, { ...options, memory }), determine(engine, found, catalog, options), name);
      }
    }
  }
});

test('the same package asked about another way, without being read anew, is answered that way', () => {
  for (const { name, text } of examples) {
    const { package: found } = readPackage(text, { path: name });
    const memory = new Memory();
    for (const options of [{ on: '2026-11-23', assumeOrdinary: true }, { on: '2026-11-23' }, { on: '2025-02-01' }]) {
      assert.deepEqual(determine(engine, found, catalog, { ...options, memory }), determine(engine, found, catalog, options), name);
    }
  }
});

test('what was proved before tells where the facts stand now', () => {
  const memory = new Memory();
  for (const { name, text } of examples) {
    for (const moved of [text, `# A line above all others.\n${text}`]) {
      const { package: found } = readPackage(moved, { path: name });
      const options = { on: '2026-11-23', assumeOrdinary: true };
      assert.deepEqual(provePackage(engine, found, catalog, { ...options, memory }), provePackage(engine, found, catalog, options), name);
    }
  }
});

test('a calendar made from what is remembered is the calendar', () => {
  const memory = new Memory();
  const { name, text } = examples.find((example) => example.name === 'small-allied-market.yaml')!;
  for (const edited of editsOf(text)) {
    const { package: found } = readPackage(edited, { path: name });
    const options = { on: '2026-11-23', assumeOrdinary: true };
    const made = [{ ...options, memory }, options].map((asked) =>
      calendarOf(engine, found, determine(engine, found, catalog, asked), asked, '2028-01-31'));
    assert.ok(made[1]!.days.length > 0);
    assert.deepEqual(made[0], made[1]);
  }
});

test('what is assumed of an owner is not kept for a question that assumes nothing', () => {
  const text = `title: T
layers: {hardware: [{id: one, catalog: nvidia-h200-sxm, quantity: 5, origin: US, delivery: sale}]}
sites: [{id: a, name: A, country: KE, operator: host, endUser: host}]
parties:
  - {id: host, name: Host, location: KE, headquarters: KE, ownersComplete: true,
     owners: [{party: top, percent: 60}, {party: rest, percent: 40}]}
  - {id: top, name: Top, headquarters: AE}
  - {id: rest, name: Rest, headquarters: KE}
`;
  const { package: found } = readPackage(text, { path: 'p.yaml' });
  const memory = new Memory();
  const asked = (assumeOrdinary: boolean, kept = {}) => determine(engine, found, catalog, { on: '2026-11-23', assumeOrdinary, ...kept });
  for (const assumeOrdinary of [true, false]) assert.deepEqual(asked(assumeOrdinary, { memory }), asked(assumeOrdinary));
  assert.notDeepEqual(asked(true).legs[0]!.facts, asked(false).legs[0]!.facts);
});

test('an edit leaves the decisions of the legs it does not reach as they were', () => {
  const memory = new Memory();
  const text = (quantity: number): string => `title: T
layers:
  hardware:
    - {id: one, catalog: nvidia-h200-sxm, quantity: ${quantity}, origin: US, delivery: sale}
    - {id: other, catalog: nvidia-h100-sxm, quantity: 8, origin: US, delivery: sale}
sites: [{id: a, name: A, country: KE}]
`;
  const [before, after] = [5, 6].map((quantity) =>
    determine(engine, readPackage(text(quantity), { path: 'p.yaml' }).package, catalog, { on: '2026-11-23', memory }).legs);
  assert.notEqual(after![0]!.enforced, before![0]!.enforced);
  assert.equal(after![1]!.enforced, before![1]!.enforced);
});
