import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../corpus/diagnostic.ts';
import { Compared } from '../determination/compare.ts';
import { summarise } from '../determination/comparePortfolio.ts';
import { shownSide } from '../determination/compareSide.ts';
import { findWitness } from '../determination/compareWitness.ts';
import { openSides } from './compareSides.ts';
import { readSide } from './lawsInWords.ts';
import { comparisonMarkdown, comparisonText, portfolioText } from './compareText.ts';
import { readLawCases } from './lawCases.ts';
import { openPackages } from './portfolioFiles.ts';
import { witnessPackage, witnessText } from './witnessText.ts';
import { openWorkbench } from './workbench.ts';

const workbench = openWorkbench();
const page = { width: 100, colour: false };
const packages = openPackages(['examples'], workbench);
const kenya = packages.find(({ file }) => file.endsWith('lower-income-inference-region.yaml'))!;

function compared(a: string, b: string): Compared {
  const sides = openSides(workbench.engine, { a, b });
  return new Compared(sides.a, sides.b);
}

test('a side is a day with a view, what was known and reforms', () => {
  assert.deepEqual(readSide('--a', '2026-11-23'), { question: { on: '2026-11-23', view: 'enforced' }, reforms: '' });
  assert.deepEqual(readSide('--a', '2026-11-23:codified:known-on=2026-01-10+gain-ai+scale(ceiling=1)'), {
    question: { on: '2026-11-23', view: 'codified', knownOn: '2026-01-10' }, reforms: 'gain-ai+scale(ceiling=1)' });
  assert.throws(() => readSide('--a', '2026-13-01'), /--a: There is no date '2026-13-01'/);
  assert.throws(() => readSide('--a', '2026-11-23:printed'), InputError);
});

test('the same law twice changes nothing, and costs no engine of its own', () => {
  const both = compared('2026-11-23:enforced', '2026-11-23:enforced');
  assert.equal(both.a.engine, both.b.engine);
  assert.deepEqual([both.differences, both.compare(kenya, workbench.catalog).changes], [[], []]);
});

test('a finding is told before and after, with the provisions that make it so', () => {
  const found = compared('2026-11-23:enforced', '2026-11-23:codified').compare(kenya, workbench.catalog);
  assert.equal(found.changes.length, 1);
  const [change] = found.changes;
  assert.deepEqual(change!.changes[0], { aspect: 'outcome', before: 'exception-available', after: 'licence-required' });
  const worldwide = change!.responsible.find(({ rule }) => rule?.endsWith('#worldwide'));
  assert.match(worldwide?.how ?? '', /^only after \(not-enforced: BIS press release/);
  assert.ok(found.weights[change!.finding]!.tpp[0] > 0);
  assert.match(comparisonText(found, page), /licence exception available -> licence required\n(.*\n)*.*because 15 CFR 742\.6/);
  assert.match(comparisonMarkdown(found), /\| Findings \| Change \| Because \|/);
});

test('a reform moves what it names, with its own page as the reason', () => {
  const [half] = packages.filter(({ file }) => file.endsWith('half-finished.yaml'));
  const found = compared('2026-11-23', '2026-11-23+malaysia-thailand-draft').compare(half!, workbench.catalog);
  assert.ok(found.changes.length > 0);
  assert.ok(found.changes.every(({ country }) => country === 'MY' || country === 'TH'));
  assert.ok(found.changes[0]!.responsible.some(({ rule }) => rule === 'reforms/malaysia-thailand-draft#destination'));
});

test('what was known on a day is one of the things compared', () => {
  const both = compared('2025-01-14:codified', '2025-01-14:codified:known-on=2025-01-14');
  assert.ok(both.differences.some(({ cite }) => cite.includes('742.6(a)(6)(iii)')));
});

test('a portfolio is ranked by what moves most, and unknown dollars stay open', () => {
  const both = compared('2026-11-23:enforced', '2026-11-23:codified');
  const whole = summarise(packages.map((found) => both.compare(found, workbench.catalog)));
  assert.equal(whole.packages, packages.length);
  const least = whole.movedPackages.map(({ dollars }) => dollars[0]);
  assert.deepEqual(least, least.toSorted((left, right) => right - left));
  assert.equal(whole.total.dollars[1], Infinity);
  assert.equal(whole.transitions.reduce((sum, { outcomes }) => sum + outcomes, 0), whole.total.outcomes);
  assert.match(portfolioText(whole, shownSide(both.a), shownSide(both.b), page), /^4 packages, \d+ legs\nA\s+2026-11-23, enforced/);
});

test('where no package shows a difference, an invented delivery does, and is smallest', () => {
  const both = compared('2026-11-23', '2026-11-23+chip-security');
  const seeds = readLawCases('law/ear/740').map(({ facts, id }) => ({ facts, from: id }));
  const { witness } = findWitness(both, seeds);
  assert.ok(witness !== undefined);
  const outcomes = (facts: typeof witness.facts): string[] => [both.a, both.b].map(({ engine, question }) =>
    engine.outcome(facts, question, { assumeOrdinary: true }));
  const [before, after] = outcomes(witness.facts);
  assert.equal(after, 'barred');
  for (const name of Object.keys(witness.facts)) {
    const { [name]: _, ...fewer } = witness.facts;
    assert.notDeepEqual(outcomes(fewer), [before, after], name);
  }
  assert.ok(witness.responsible.some(({ rule }) => rule === 'reforms/chip-security#verified'));
  assert.match(witnessText(findWitness(both, seeds), page), /^Witness, an invented delivery/);
  assert.match(witnessPackage(witness, '2026-11-23'), /^title: Invented witness\n/);
});

test('that no witness exists is said only where the two laws are one', () => {
  const same = compared('2026-11-23', '2026-11-23');
  assert.match(witnessText(findWitness(same, []), page), /^No witness exists/);
  const none = findWitness(compared('2026-11-23', '2026-11-23+match'), [], 5);
  assert.equal(none.sameLaw, false);
  assert.match(witnessText({ ...none, looked: 5, bounded: true, varied: ['destination'] }, page),
    /^(No witness was found among 5 sets|Witness)/);
});
