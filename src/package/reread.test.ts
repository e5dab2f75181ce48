import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Answer, type AnswerPath, writeAnswer } from './edit.ts';
import { type PackageTree, readDocument, readPackage } from './reader.ts';
import { rereadWith } from './reread.ts';
import type { Tree } from './tree.ts';

const options = { path: 'package.yaml' };

/** Writes the value both ways; what the quick one gives must be what the thorough one gives. */
function isQuick(before: PackageTree, path: AnswerPath, answer: Answer): boolean {
  const thorough = attempt(() => readPackage(writeAnswer(before.document, path, answer).text, options));
  const quick = attempt(() => rereadWith(before, path, answer, options));
  if (typeof quick === 'object') {
    assert.ok(typeof thorough === 'object', `only the thorough one refuses: ${String(thorough)}`);
    assert.equal(quick.document.text, thorough.document.text);
    assert.deepEqual(quick.tree, thorough.tree);
    assert.deepEqual(quick.package, thorough.package);
  } else if (quick !== undefined) assert.equal(quick, thorough);
  return quick !== undefined;
}

function attempt<Result>(action: () => Result): Result | string {
  try {
    return action();
  } catch (error) {
    return String(error);
  }
}

function scalarPaths(tree: Tree, path: AnswerPath = []): AnswerPath[] {
  if (tree.kind === 'scalar') return [path];
  return tree.kind === 'list' ? tree.items.flatMap((item, index) => scalarPaths(item, [...path, index]))
    : [...tree.entries].flatMap(([key, { tree: below }]) => scalarPaths(below, [...path, key]));
}

const values = [1234, 'Port of call', 'true', '12', 0.25, true, "an 'apostrophe': and # more"];

test('every value of every example, written over, reads as if the whole text were read again', () => {
  let [quick, all] = [0, 0];
  for (const file of globSync('examples/*.yaml')) {
    const before = readPackage(readFileSync(file, 'utf8'), options);
    for (const [index, path] of scalarPaths(before.tree).entries()) {
      if (index % 16 !== 0) continue;
      all++;
      if (isQuick(before, path, values[(index >> 4) % values.length]!)) quick++;
    }
  }
  assert.ok(quick > all / 2, `${quick} of ${all}`);
});

const text = `title: A port   # where it lies
layers:
  hardware:
    - id: boards
      quantity: 12
      name: "Boards, eight"
      note: >-
        two
        lines
    - {id: cables, quantity: 3}
sites:
  - id: north
    name: North quay
    country: ~
`;

test('a key in a form is quick: figures, words, quoted words, by id or by place', () => {
  const before = readPackage(text, options);
  for (const [path, answer] of [
    [['layers', 'hardware', 'boards', 'quantity'], 13], [['layers', 'hardware', 0, 'name'], 'Boards'], [['title'], 'Another: port'],
    [['sites', 'north', 'country'], 'KE'], [['sites', 'north', 'name'], 'yes'],
    [['layers', 'hardware', 'cables', 'id'], 'longer cables'], [['title'], 'two\nlines'],
  ] as const) assert.ok(isQuick(before, path, answer), path.join('.'));
});

test('what only a parser can tell is left to it', () => {
  const before = readPackage(text, options);
  for (const [path, answer] of [
    [['layers', 'hardware', 'boards', 'note'], 'three'], [['title'], ''], [['title'], null], [['sites', 'north'], 'x'],
    [['sites', 'south', 'name'], 'x'], [[], 'x'],
    [['layers', 'hardware', 'boards', 'quantity'], { value: 1, assumed: 'a guess' }], [['layers', 'hardware', 'boards', 'quantity'], 1e30],
  ] as const) assert.equal(rereadWith(before, path, answer, options), undefined, path.join('.'));
  const shared = readPackage('title: &name A port\nlayers: {hardware: [{id: a, name: *name}]}\n', options);
  assert.equal(rereadWith(shared, ['title'], 'B', options), undefined);
  assert.equal(rereadWith(shared, ['layers', 'hardware', 'a', 'name'], 'B', options), undefined);
  assert.ok(isQuick(shared, ['layers', 'hardware', 'a', 'id'], 'b'));
});

test('key after key, each on what the last one left, and a wrong value is refused with its place', () => {
  let now = readPackage(text, options);
  for (const quantity of [1, 12, 123, 4, 45]) {
    now = rereadWith(now, ['layers', 'hardware', 'boards', 'quantity'], quantity, options)!;
    assert.deepEqual(now.package, readPackage(now.document.text, options).package);
  }
  assert.equal(String(now.document.yaml.getIn(['layers', 'hardware', 0, 'quantity'])), '45');
  assert.throws(() => rereadWith(now, ['sites', 'north', 'country'], 'Atlantis', options), /package.yaml:14:14/);
});

test('a document written just now is read without parsing it again', () => {
  const after = writeAnswer(readPackage(text, options).document, ['sites', 'north', 'powerMegawatts'], 40);
  const [{ tree, package: found }, whole] = [readDocument(after, options), readPackage(after.text, options)];
  assert.deepEqual(tree, whole.tree);
  assert.deepEqual(found, whole.package);
});
