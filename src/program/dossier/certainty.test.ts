import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../cli/lawFiles.ts';
import { InputError } from '../../corpus/diagnostic.ts';
import type { Package } from '../../package/model.ts';
import { certaintyKit, filled, readCertainty } from './certainty.ts';
import type { DossierInput } from './input.ts';

const path = 'law/program/certainty.yaml';
const law = readCertainty(path, readFileSync(join(projectRoot, path), 'utf8'));
const place = { line: 1, column: 1 };
const grounds = [{ cite: '15 CFR 742.6', title: 'A ground' }];
const decision = (outcome: string, more: object = {}) => ({ outcome, grounds: [], prohibitions: [], restsOn: [], ...more });

interface Given {
  legs?: object[];
  datesAhead?: object[];
  found?: Partial<Package>;
}

/** As much of an input as the kit looks at. */
function inputOf({ legs = [], datesAhead = [], found = {} }: Given): DossierInput {
  return {
    certainty: law,
    found: { ...place, file: 'p.yaml', title: 'T', ...found },
    determination: { legs, datesAhead },
    outcomeWords: (outcome: string) => outcome,
    path: { charters: [] },
  } as unknown as DossierInput;
}

const leg = (id: string, enforced: object, codified = enforced): object => ({
  id,
  itemName: `Item ${id}`,
  enforced,
  codified,
  differs: enforced !== codified,
  facts: {},
});
const ids = (given: Given): string[] => certaintyKit(inputOf(given)).map(({ template: { id } }) => id);

test('every package has the clauses on end use and on any other change, and no more without a reason', () => {
  assert.deepEqual(ids({}), ['no-diversion', 'law-changes']);
});

test('an answer brings in its clause, once for all deliveries that share it', () => {
  const given = { legs: [leg('a', decision('licence-required', { grounds })), leg('b', decision('licence-required', { grounds }))] };
  assert.deepEqual(ids(given), ['licence-first', 'no-diversion', 'law-changes']);
  const [clause] = certaintyKit(inputOf(given));
  assert.match(filled(clause!.template.text.en!, clause!.values), /deliver Item a; Item b, .* required under 15 CFR 742\.6/s);
  assert.equal(clause!.why, 'a: licence-required; b: licence-required');
});

test('a doubt and a day bring in theirs: views that differ, an announcement, a day on which the answer changes', () => {
  const announced = { restsOn: [{ kind: 'announcement', text: '15 CFR 742.6 is not enforced.' }] };
  const given = {
    legs: [leg('a', decision('no-licence-required', announced), decision('licence-required', { grounds }))],
    datesAhead: [{ on: '2027-04-06', changes: [{ leg: 'a' }], causes: [{ text: 'an approval ends' }] }],
  };
  assert.deepEqual(ids(given), ['no-diversion', 'views-differ', 'announced', 'day-ahead', 'law-changes']);
  const ahead = certaintyKit(inputOf(given)).find(({ template: { id } }) => id === 'day-ahead')!;
  assert.equal(filled(ahead.template.title.es!, ahead.values), 'Fecha conocida: 2027-04-06');
  assert.match(filled(ahead.template.text.en!, ahead.values), /because an approval ends/);
});

test('owners who are not all known, requests for money and assumed facts bring in theirs', () => {
  const found: Partial<Package> = {
    parties: [{ ...place, id: 'buyer', name: 'Buyer', owners: [{ ...place, name: 'Somebody' }] }],
    support: [{ ...place, agency: 'EXIM', instrument: 'direct-loan' }],
  };
  const facts = { 'item.eccn': { value: 'EAR99', origin: { kind: 'assumed', line: 3 } } };
  const assumed = { ...leg('a', decision('not-subject')), facts };
  assert.deepEqual(ids({ found, legs: [assumed] }), ['assumptions', 'financing-first', 'no-diversion', 'owners-kept', 'law-changes']);
});

test('every clause is there in every language, with the same words in braces or fewer', () => {
  const braces = (text: string): Set<string> => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!));
  for (const { id, text, title } of law.clauses) {
    for (const language of law.languages) {
      assert.ok(title[language]!.length > 3 && text[language]!.length > 60, `${id}: ${language}`);
      const english = braces(text.en!);
      for (const name of braces(text[language]!)) assert.ok(english.has(name), `${id}: ${language}: ${name}`);
    }
  }
});

test('a clause without one of the languages is refused with its line', () => {
  const broken = `languages: [en, es]
notice: {en: n, es: n}
kinds:
  precedent: {en: a, es: a}
  condition: {en: a, es: a}
  continuity: {en: a, es: a}
  change-of-law: {en: a, es: a}
clauses:
  - {id: a, kind: condition, by: always, title: {en: t, es: t}, text: {en: only one}}
`;
  assert.throws(
    () => readCertainty('c.yaml', broken),
    (error: unknown) => error instanceof InputError && error.diagnostics[0]!.line === 9,
  );
});
