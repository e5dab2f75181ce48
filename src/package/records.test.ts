import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCorpus } from '../cli/corpusCache.ts';
import { InputError } from '../corpus/diagnostic.ts';
import { readBook } from './book.ts';
import { legsOf } from './legs.ts';
import { readPackage } from './reader.ts';
import { addSubjectRecords } from './records.ts';
import type { StatedFacts } from './statements.ts';
import { packageVocabulary } from './vocabulary.ts';

const vocabulary = packageVocabulary(loadCorpus());
const base = `title: T
layers: {hardware: [{id: i}, {id: j}]}
sites: [{id: a, name: A, country: KE, operator: runner}]
parties: [{id: runner, name: R}]
`;
const read = (text: string): ReturnType<typeof readPackage>['package'] => readPackage(base + text, { path: 'p.yaml', vocabulary }).package;
const facts = (text: string, on = '2026-11-23'): ReturnType<typeof legsOf>[number]['facts'] => legsOf(read(text), undefined, on)[0]!.facts;
const complaints = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return '';
};

const resolved = `diligence:
  - {concerns: knowledge.unresolvedRedFlag, redFlags: ["12"], asked: [End-user statement], evidence: [Statement of 3 November],
     by: 'J. Doe, trade compliance', on: 2026-11-10, finding: false, until: 2027-05-10, items: [i]}
`;

test('a finding is a fact of the legs it is about, with who, when, on what evidence and until when', () => {
  const { value, origin } = facts(resolved)['knowledge.unresolvedRedFlag']!;
  assert.equal(value, false);
  assert.deepEqual([origin.file, origin.line, origin.until], ['p.yaml', 7, '2027-05-10']);
  assert.match(origin.recorded!, /^Looked into by J\. Doe, trade compliance, 2026-11-10: .* = false\. Evidence: Statement of 3/);
  assert.equal(legsOf(read(resolved))[1]!.facts['knowledge.unresolvedRedFlag'], undefined);
});

test('a red flag that was seen stands until it is resolved', () => {
  const seen = facts('diligence: [{concerns: knowledge.unresolvedRedFlag, redFlags: ["12"]}]\n');
  assert.equal(seen['knowledge.unresolvedRedFlag']!.value, true);
  assert.equal(facts(resolved, '2026-11-09')['knowledge.unresolvedRedFlag']!.value, true);
  assert.equal(facts(resolved, '2026-11-10')['knowledge.unresolvedRedFlag']!.value, false);
});

test('a finding about a party holds under every role it plays', () => {
  const found = facts(`diligence:
  - {concerns: party.militaryEndUser, parties: [runner], evidence: [e], by: b, on: 2026-01-02, finding: false}
`);
  assert.equal(found['operator.militaryEndUser']!.value, false);
});

test('a judgement of a rule settles it until it expires, one against it does not', () => {
  const rule = 'ear/732/supplement-3#unresolved';
  const judged = (answer: boolean): ReturnType<typeof facts>[string] => facts(`judgements: [{settles: ${rule},
  answer: ${answer}, by: Counsel, on: 2026-11-01, expires: 2026-12-31, grounds: The route was explained.}]\n`)[`settled.${rule}`]!;
  assert.deepEqual([judged(true).value, judged(true).origin.until, judged(true).origin.lapses], [true, '2026-12-31', true]);
  assert.equal(judged(false).value, false);
});

test('a finding without who, when or evidence is refused where it stands', () => {
  const told = complaints('diligence:\n  - {concerns: knowledge.ofDiversion, finding: false}\n');
  assert.match(told, /^p\.yaml:6:5: diligence\[0\]\.by: A finding needs 'by'\. Say who resolved it\./);
  assert.match(told, /'on'.*\n.*'evidence'/);
  assert.match(complaints('diligence: [{concerns: knowledge.ofDiversio}]\n'),
    /:5:\d+: .*no fact 'knowledge\.ofDiversio'\. Did you mean 'knowledge\.ofDiversion'/);
  assert.match(complaints('judgements: [{settles: ear/732/supplement-3#unresolve, answer: true, by: b, on: 2026-01-01, grounds: g}]\n'),
    /leaves nothing to anybody's judgement\. Did you mean 'ear\/732\/supplement-3#unresolved'/);
  assert.match(complaints('judgements: [{settles: ear/732/supplement-3#unresolved, answer: true, on: 2026-01-01, grounds: g}]\n'), /'by'/);
  assert.match(complaints('diligence: [{concerns: knowledge.ofDiversion, finding: perhaps, by: b, on: 2026-01-01, evidence: [e]}]\n'),
    /true or false is needed here/);
});

test('a book beside the package speaks of its items, and its lines are its own', () => {
  const found = read('');
  const held = 'authorisations:\n  - {kind: licence, authority: BIS, items: [i], issued: 2026-01-01}\n';
  const book = readBook(held, found, { path: 'book.yaml', vocabulary });
  const [first] = legsOf(book.package, undefined, '2026-11-23');
  assert.deepEqual([first!.facts.licenceIssuedOn!.origin.file, first!.facts.bisAuthorisation!.origin.file], ['book.yaml', 'book.yaml']);
  assert.throws(() => readBook('authorisations: [{kind: licence, items: [x]}]\n', found, { path: 'book.yaml', vocabulary }),
    /book\.yaml:1:\d+: .*There is no item 'x'/);
});

test('a party is tested with what was found out about it and what was judged of it, and with what is about nothing smaller', () => {
  const found = read(`diligence:
  - {concerns: party.militaryEndUser, evidence: [Register], by: J. Doe, on: 2026-11-10, finding: false, parties: [runner]}
  - {concerns: party.militaryEndUser, evidence: [Register], by: J. Doe, on: 2026-11-12, finding: true}
judgements:
  - {settles: 'program/order#support-tools', answer: true, by: A. Counsel, on: 2026-11-11, grounds: Letter, items: [i]}
`);
  const of = (party: string | undefined, on: string): StatedFacts => {
    const facts: StatedFacts = {};
    addSubjectRecords(facts, found, party === undefined ? {} : { party }, on);
    return facts;
  };
  assert.equal(of('runner', '2026-11-11')['party.militaryEndUser']!.value, false);
  assert.equal(of('runner', '2026-11-23')['party.militaryEndUser']!.value, true);
  assert.deepEqual(of('other', '2026-11-11'), {});
  assert.deepEqual(of(undefined, '2026-11-23'), {}, 'what is about parties or items says nothing of the package');
});
