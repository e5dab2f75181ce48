// What the worker answers, asked without a worker: the handlers are plain functions over an opened law.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../../cli/lawFiles.ts';
import { InputError } from '../../../corpus/diagnostic.ts';
import { openTestBench } from '../../testing/bench.ts';
import type { PackageQuestion } from '../determined.ts';
import { smallestChanges } from './changes.ts';
import { describe } from './describe.ts';
import { determinePackage } from './determine.ts';
import { edit } from './edit.ts';
import { addTable, beginPackage, exampleText } from './imports.ts';
import { answerQuestion, interview } from './interview.ts';
import { sentencePackage } from './sentence.ts';

const examples = ['half-finished', 'gulf-sovereign-cluster']
  .map((name) => ({ name, text: readFileSync(join(projectRoot, 'examples', `${name}.yaml`), 'utf8') }));
const bench = openTestBench(examples);

function questionOf(text: string, assumeOrdinary = false): PackageQuestion {
  return { text, path: 'p.yaml', on: '2026-11-23', today: '2026-11-23', knownOn: null, assumeOrdinary };
}

const named = { operator: 'The operator', parent: 'Its parent', place: 'Kenya', title: 'A question' };
const kenya = Object.entries(bench.corpus.countries).find(([, name]) => name === 'Kenya')![0];
const sentence = { what: 'h200', many: 10_000, where: kenya, use: null, by: null, parent: null, on: '2026-12-01' };

test('every example is described, and found under its name', () => {
  const described = describe(bench, null);
  assert.deepEqual(described.examples.map(({ name }) => name), examples.map(({ name }) => name));
  assert.ok(described.examples.every(({ title }) => title !== ''));
  assert.ok(described.catalog.length > 0 && described.endUses.length > 0 && described.deliveries.length > 0);
  assert.equal(exampleText(bench, 'none'), null);
});

test('a sentence becomes a package with one leg that says no more than the sentence', () => {
  const text = sentencePackage(bench, { sentence, names: named });
  const answer = determinePackage(bench, questionOf(text, true));
  assert.deepEqual(answer.legs.map(({ country }) => country), [kenya]);
  assert.equal(answer.package.layers?.hardware?.[0]?.quantity?.value, 10_000);
  assert.equal(answer.package.parties?.[0]?.headquarters, undefined);
});

test('whatever can be applied leaves a file that can be read, and its leg comes out as was said', () => {
  const text = sentencePackage(bench, { sentence, names: named });
  const question = questionOf(text, true);
  const [leg] = determinePackage(bench, question).legs;
  const changes = smallestChanges(bench, { question, leg: leg!.id });
  const applicable = changes.flatMap(({ view, ways }) =>
    ways.flatMap((way) => (way.edits === null ? [] : [{ view, way, edits: way.edits }])));
  assert.ok(applicable.length > 0);
  for (const { view, way, edits } of applicable) {
    const after = edit(bench, { text, path: 'p.yaml', edits });
    const found = determinePackage(bench, { ...question, text: after }).legs.find(({ site }) => site === leg!.site);
    assert.equal(found?.[view].outcome, way.outcome, `${way.changes.map(({ change }) => change).join()}\n${after}`);
  }
});

test('cells from a spreadsheet are added, and a table that is wrong changes nothing', () => {
  const text = beginPackage(bench, { title: 'Mine', on: '2026-11-23' });
  const table = 'id\tname\tlayer\tquantity\nracks\tRacks, liquid-cooled\thardware\t12\n';
  const { text: after, added } = addTable(bench, { text, path: 'p.yaml', table, name: 'pasted', kind: 'items' });
  assert.equal(added, 1);
  assert.match(after, /Racks, liquid-cooled/);
  const wrong = { text, path: 'p.yaml', table: 'id,nmae\nx,y\n', name: 'pasted', kind: 'items' } as const;
  assert.throws(() => addTable(bench, wrong), InputError);
});

test('an answer is written where its question says; what cannot be one is refused in words', () => {
  const text = exampleText(bench, 'gulf-sovereign-cluster')!;
  const { determining, diligence } = interview(bench, questionOf(text));
  const asked = [...determining, ...diligence].find(({ type }) => type === 'boolean' || type === 'date')!;
  const good = answerQuestion(bench, { text, path: 'p.yaml', asked, typed: asked.type === 'date' ? '2026-06-15' : 'no' });
  assert.ok('text' in good && good.text !== text);
  const bad = answerQuestion(bench, { text, path: 'p.yaml', asked, typed: 'perhaps' });
  assert.ok('complaint' in bad && bad.complaint !== '');
});

test('a form appends to lists that are there or not yet, and a key in it writes what a whole reading would', () => {
  const path = 'p.yaml';
  const begun = examples[1]!.text;
  const party = determinePackage(bench, questionOf(begun)).package.parties![0]!.id;
  const added = edit(bench, { text: begun, path, edits: [
    { kind: 'append', path: ['parties', party, 'owners'], element: { name: 'A fund', percent: null } },
    { kind: 'append', path: ['authorisations'], element: { kind: 'licence' } },
  ] });
  const after = determinePackage(bench, questionOf(added)).package;
  assert.deepEqual(after.parties![0]!.owners!.at(-1)!.name, 'A fund');
  assert.equal(after.authorisations!.at(-1)!.kind, 'licence');
  const [item] = after.layers!.hardware!;
  const edits = [{ kind: 'write' as const, path: ['layers', 'hardware', item!.id, 'quantity'], value: 77 }];
  const typed = edit(bench, { text: edit(bench, { text: added, path, edits }), path, edits: [{ ...edits[0]!, value: 778 }] });
  assert.equal(determinePackage(bench, questionOf(typed)).package.layers!.hardware![0]!.quantity!.value, 778);
  const wrong = edit(bench, { text: typed, path, edits: [{ ...edits[0]!, value: -1 }] });
  assert.throws(() => determinePackage(bench, questionOf(wrong)), InputError);
});
