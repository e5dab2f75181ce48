import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { entryOf } from './lists/build.ts';
import type { ListEntry } from './entry.ts';
import { listFacts, readListFactRules } from './listFacts.ts';

const file = 'law/screening/list-facts.yaml';
const rules = readListFactRules(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), file);
const day = '2026-11-23';
const setOn = (table: string, set: string): string[] => (`${table}/${set}` === 'sanctions/section-744.8-tags' ? ['SDGT', 'SDNTK'] : []);

const listed = (more: Partial<ListEntry>): ListEntry =>
  entryOf({ list: 'us-entity-list', id: '1', name: 'Acme', at: { file: 'f', line: 1 }, ...more });

function facts(...entries: ListEntry[]): Record<string, string | boolean> {
  return Object.fromEntries(listFacts(entries, day, rules, setOn).map(({ fact, value }) => [fact, value]));
}

const footnote4 = listed({
  licenceRequirement: 'For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR)4',
  reviewPolicy: 'Presumption of denial.', footnotes: ['4'],
});

test('an entry with footnote 4 says so, and that it carries no other', () => {
  assert.deepEqual(facts(footnote4), {
    listedOnEntityList: true, entityListLicenceScope: 'all-items', entityListReviewPolicy: 'presumption-of-denial',
    footnote1: false, footnote3: false, footnote4: true, footnote5: false,
  });
});

const scopes: [string, string][] = [
  ['All items subject to the EAR', 'all-items'],
  ['For All Items Subject to the EAR (See §744.11 of the EAR). This requirement may be overcome by License Exception GOV.', 'all-items'],
  ['For items on the CCL', 'ccl-items'],
  ['For items on the CCL and EAR99 items listed in supplement no. 7 to part 746 of the EAR', 'other'],
  ['For all items subject to the EAR, with case-by-case basis for items listed on the CCL', 'other'],
  ['All items subject to the EAR except for: crude oil', 'other'],
  ['For all items subject to the EAR when used in projects specified in § 746.8(a)(4) of the EAR', 'other'],
];
for (const [words, scope] of scopes) {
  test(`the scope of a requirement: ${words.slice(0, 70)}`, () =>
    assert.equal(facts(listed({ licenceRequirement: words })).entityListLicenceScope, scope));
}

const policies: [string, string | undefined][] = [
  ['Presumption of Denial', 'presumption-of-denial'],
  ['Presumption for denial.', 'presumption-of-denial'],
  ['Policy of denial. See §§ 746.8(b) and 744.21(e)', 'policy-of-denial'],
  ['Case-by-case basis', 'case-by-case'],
  ['Case-by-case review for ECCN 1A995; presumption of denial for all other items', undefined],
  ['Policy of denial for all items subject to the EAR apart from food, which will be reviewed on a case-by-case basis', undefined],
  ['See § 744.2(d) of the EAR', undefined],
];
for (const [words, policy] of policies) {
  test(`the review policy: ${words.slice(0, 70)}`, () =>
    assert.equal(facts(listed({ reviewPolicy: words })).entityListReviewPolicy, policy));
}

test('a listed address makes nobody listed', () => {
  const found = facts(listed({ addressOnly: true, licenceRequirement: 'For items on the CCL' }));
  assert.equal(found.atListedAddress, true);
  assert.equal('listedOnEntityList' in found, false);
});

test('a designated party has one tag: one that the rule names, spelt as the rule does', () => {
  const sdn = listed({ list: 'us-sdn', programmes: ['IRAN', 'SDGT'] });
  assert.deepEqual(facts(sdn), { speciallyDesignated: true, blocked: true, sanctionsProgramTag: 'SDGT' });
  assert.equal(facts({ ...sdn, programmes: ['ILLICIT-DRUGS-EO14059'] }).sanctionsProgramTag, 'ILLICIT DRUGS-EO14059');
  assert.equal('sanctionsProgramTag' in facts({ ...sdn, programmes: [] }), false);
});

test('the other lists bring their one fact', () => {
  const others = ['us-military-end-user', 'us-unverified', 'us-denied-persons'];
  assert.deepEqual(facts(...others.map((list) => listed({ list }))),
    { militaryEndUserListed: true, unverified: true, denied: true });
  assert.deepEqual(facts(listed({ list: 'us-cmic' })), {}, 'a list that no rule names');
});

test('of several entries the strictest counts, with the entries that bring it', () => {
  const mild = listed({ id: '2', licenceRequirement: 'For items on the CCL', reviewPolicy: 'Case-by-case basis' });
  const found = listFacts([mild, footnote4], day, rules, setOn);
  const of = (fact: string): [unknown, string[]] => {
    const one = found.find((candidate) => candidate.fact === fact);
    return [one?.value, one?.entries.map(({ id }) => id) ?? []];
  };
  assert.deepEqual(of('entityListReviewPolicy'), ['presumption-of-denial', ['1']]);
  assert.deepEqual(of('entityListLicenceScope'), ['all-items', ['1']]);
  assert.deepEqual(of('footnote4'), [true, ['1']]);
  assert.deepEqual(of('listedOnEntityList'), [true, ['2', '1']]);
});

test('an entry brings nothing before its first day and after its last', () => {
  const denied = listed({ list: 'us-denied-persons', start: '2026-11-23', end: '2026-11-30' });
  const on = (date: string): number => listFacts([denied], date, rules, setOn).length;
  assert.deepEqual(['2026-11-22', '2026-11-23', '2026-11-30', '2026-12-01'].map(on), [0, 1, 1, 0]);
});

test('a table that is not in its form is refused', () => {
  assert.throws(() => readListFactRules('rules: [{lists: [a]}]', 't.yaml'), /t\.yaml:1:1: rules\[0\]: A rule names lists, cite and facts/);
  assert.throws(() => readListFactRules('rules: [{lists: [a], cite: b, when: {moon: full}, facts: {c: true}}]', 't.yaml'), /when\.moon/);
});

test('every fact of the table is one of the vocabulary, with a value that it may have', () => {
  const words = parse(readFileSync(new URL('../../law/vocabulary/party-lists.yaml', import.meta.url), 'utf8')) as {
    facts: Record<string, { type: string; values?: string[] }>;
  };
  for (const [fact, value, fromPrograms] of rules.rules.flatMap((rule) => rule.facts)) {
    const definition = words.facts[fact];
    assert.ok(definition !== undefined, fact);
    if (definition.type === 'boolean') assert.equal(typeof value, 'boolean', fact);
    else if (!fromPrograms) assert.ok(definition.values?.includes(String(value)), `${fact}: ${value}`);
  }
});
