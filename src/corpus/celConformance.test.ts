// Holds the language of conditions to CEL's conformance tests and to its own examples, and docs/cel.md to both.
// After a change: `PORTOLAN_GOLDEN=write npm test src/corpus/cel`, and read the difference before keeping it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { runConformance } from './celConformance.fuzz.ts';
import { pageOf } from './celPage.fuzz.ts';
import { madeUpCorpus, madeUpFact, outcomeOf } from './celWorld.fuzz.ts';
import { extensions } from './language.ts';

const root = new URL('../../', import.meta.url);
const page = new URL('docs/cel.md', root);
const sections = runConformance();

test('what is accepted of the conformance tests means what CEL says, and the rest is refused', () => {
  assert.deepEqual(sections.flatMap(({ differing }) => differing), []);
  assert.equal(sections.reduce((all, { total }) => all + total, 0), 2344);
  assert.ok(sections.reduce((all, { accepted }) => all + accepted, 0) > 200);
});

const world = madeUpCorpus(
  [madeUpFact('size', 'number'), madeUpFact('speed', 'number'), madeUpFact('fast', 'boolean'), madeUpFact('colour', 'text'),
    madeUpFact('day', 'date'), madeUpFact('listed', 'boolean', { subject: 'party' }),
    madeUpFact('complete', 'boolean', { subject: 'team' })],
  { tables: { colours: { table: 'colours', file: 'law/tables/colours.yaml', grade: 'primary', treatedAs: false,
    sets: { warm: [{ member: 'red' }] }, values: { limit: [{ value: 2 }], later: [{ value: 4, from: '2040-01-01' }] } } } },
  { collections: { team: { element: 'party', prefixes: ['buyer', 'user'], always: [] } },
    roles: ['buyer', 'user'].map((name) => ({ name, title: name, aliases: [], facts: {}, inherits: [] })) },
);

for (const { name, examples } of extensions) {
  test(`the examples of ${name} come out as the page says`, () => {
    assert.ok(examples.length > 1);
    for (const { expression, facts, answer } of examples) {
      assert.deepEqual(outcomeOf(expression, facts, world), { answer }, `${expression} with ${JSON.stringify(facts)}`);
    }
  });
}

test('docs/cel.md says what the language does', () => {
  const { version, upstreamCelSpecRef } = JSON.parse(
    readFileSync(new URL('node_modules/@bufbuild/cel-spec/package.json', root), 'utf8')) as Record<string, string>;
  const made = pageOf(sections, `cel-spec ${upstreamCelSpecRef} (from @bufbuild/cel-spec ${version})`);
  if (process.env.PORTOLAN_GOLDEN === 'write') writeFileSync(page, made);
  assert.equal(readFileSync(page, 'utf8'), made);
});
