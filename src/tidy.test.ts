// The project holds itself to its own rules. Every check is also fed something wrong, so that none can rot.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { readAllowances, withoutAllowed } from './tidy/allowances.ts';
import { asvsCheck } from './tidy/asvs.ts';
import { casesCheck } from './tidy/cases.ts';
import { formatComplaints } from './tidy/complaint.ts';
import type { Check, Project } from './tidy/complaint.ts';
import { law, right, wrong } from './tidy/examples.ts';
import { habitsCheck } from './tidy/habits.ts';
import { legalCheck } from './tidy/legal.ts';
import { linksCheck } from './tidy/links.ts';
import { placesCheck } from './tidy/places.ts';
import { readProject } from './tidy/project.ts';
import { purityCheck } from './tidy/purity.ts';
import { roomsCheck } from './tidy/rooms.ts';
import { sizeCheck } from './tidy/size.ts';

const checks = [roomsCheck, purityCheck, legalCheck, sizeCheck, habitsCheck, placesCheck, linksCheck, casesCheck, asvsCheck];
const allowancesFile = 'src/tidy/allowed.yaml';
const examplesFile = 'src/tidy/examples.ts';

const project = new Map(readProject(path.join(import.meta.dirname, '..')));
// What is wrong there is wrong on purpose.
project.delete(examplesFile);
const allowances = readAllowances(project.get(allowancesFile) ?? '');

for (const check of checks) {
  test(`${check.name}: ${check.promise}`, () => {
    const complaints = withoutAllowed(check.name, check.find(project), allowances, allowancesFile);
    assert.ok(complaints.length === 0, `\n${formatComplaints(complaints)}\n`);
  });
}

test('the checks see the project', () => {
  assert.ok(project.has('package.json') && project.has('scripts/run.mjs') && project.has('src/tidy/legal.ts'));
});

/** A small project with law in it; only the case check minds that its provision has no cases. */
function projectWith(check: Check, file: string, text: string): Project {
  const excuse: [string, string][] = check === casesCheck ? [] : [['law/ear/774/9A999/cases.yaml', '[]']];
  return new Map([...Object.entries(law), ...excuse, [file, text]]);
}

for (const check of checks) {
  test(`${check.name}: sees what is wrong`, () => {
    const examples = wrong.filter(([own]) => own === check.name);
    assert.ok(examples.length > 0);
    for (const [, file, text, words] of examples) {
      const complaints = check.find(projectWith(check, file, text));
      const told = `${JSON.stringify(text.slice(0, 200))}\nshould bring “${words}”, and brought:\n`
        + formatComplaints(complaints);
      assert.ok(complaints.some(({ message }) => message.includes(words)), told);
    }
  });

  test(`${check.name}: leaves alone what is right`, () => {
    for (const [, file, text] of right.filter(([own]) => own === check.name)) {
      assert.equal(formatComplaints(check.find(projectWith(check, file, text))), '', text);
    }
  });
}

test('an allowance covers its own complaint only, and has to be used', () => {
  const complaints = [{ check: 'size', file: 'src/a.ts', line: 1, message: 'too long' }];
  const [used, unused] = readAllowances(
    '[{check: size, file: src/a.ts, match: long, reason: r}, {check: size, file: src/a.ts, match: wide, reason: r}]');
  assert.ok(used && unused);
  assert.deepEqual(withoutAllowed('size', complaints, [used], 'list'), []);
  assert.match(formatComplaints(withoutAllowed('size', complaints, [used, unused], 'list')), /“wide”.*no longer/);
  assert.deepEqual(withoutAllowed('size', complaints, [], 'list'), complaints);
  assert.throws(() => readAllowances('[{check: size, file: src/a.ts, match: long}]'), /Allowance 1 needs/);
});
