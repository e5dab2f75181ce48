import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { asvsCheck, levelsOf } from './asvs.ts';
import { withAnswers } from './asvsPage.ts';
import type { Project } from './complaint.ts';
import { readProject } from './project.ts';

const root = path.join(import.meta.dirname, '../..');
const page = 'docs/security.md';
const project = readProject(root);

test('the page on security holds the answers as their files have them', () => {
  const text = project.get(page)!;
  const wanted = withAnswers(text, project);
  if (process.env.PORTOLAN_GOLDEN === 'write') writeFileSync(path.join(root, page), wanted);
  else assert.equal(text, wanted, 'PORTOLAN_GOLDEN=write npm test src/tidy/asvs writes it');
});

test('levels 1 and 2 of version 5.0.0 are asked about whole', () => {
  const levels = [...levelsOf(project).values()];
  assert.deepEqual([levels.length, levels.filter((level) => level === 1).length], [253, 70]);
});

const sound: Project = new Map([
  ['docs/security/numbers.yaml', "level1: {'1.2': '1-2, 4'}\n"],
  ['docs/security/tests.yaml', 'shown: {file: src/a.test.ts, test: "it isn\'t"}\n'],
  ['docs/security/01-one.yaml', 'title: One\nanswers:\n  1.2.1: {asks: a, holds: b, shown: [shown]}\n'
    + '  1.2.2: {asks: a, absent: b}\n  1.2.4: {asks: a, holds: "[b](b.md)"}\n'],
  ['src/a.test.ts', "test(`${kind}: it isn't`, () => {});\n"],
]);

test('an answer left out, given twice, in two states, or shown by nothing that is there is found', () => {
  const told = (...[file, ...change]: [string, string | RegExp, string]): string =>
    asvsCheck.find(new Map([...sound, [file, sound.get(file)!.replace(...change)]])).map(({ message }) => message).join(' ');
  assert.equal(told('src/a.test.ts', 'x', 'y'), '');
  assert.match(told('docs/security/01-one.yaml', '  1.2.2: {asks: a, absent: b}\n', ''), /1\.2\.2 is not answered/);
  assert.match(told('docs/security/01-one.yaml', '1.2.2', '1.2.3'), /1\.2\.3 is no requirement/);
  assert.match(told('docs/security/01-one.yaml', 'absent: b', 'absent: b, lacks: c'), /1\.2\.2 has to say exactly one/);
  assert.match(told('docs/security/01-one.yaml', 'absent: b', 'holds: b'), /1\.2\.2 holds, and nothing shows it/);
  assert.match(told('docs/security/01-one.yaml', '[shown]', '[hidden]'), /unknown test hidden.* shown shows nothing/);
  assert.match(told('src/a.test.ts', "isn't", 'is'), /has no test “it isn't”/);
  assert.match(told('docs/security/tests.yaml', 'a.test', 'b.test'), /there is no src\/b\.test\.ts/);
  const twice = new Map([...sound, ['docs/security/02-two.yaml', 'title: Two\nanswers:\n  1.2.1: {asks: a, lacks: b}\n']]);
  assert.match(asvsCheck.find(twice).map(({ message }) => message).join(' '), /1\.2\.1 is answered in docs\/security\/01-one\.yaml too/);
});
