import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LawText, readCorpus } from '../corpus/corpus.ts';
import { proveCalendar } from './calendarProof.ts';

function page(effective: string, published: string, until?: string): LawText {
  const front = ['title: Trial', 'cite: trial', 'source: trial', 'grade: primary', `effective: ${effective}`, `published: ${published}`];
  const last = until === undefined ? [] : [`until: ${until}`];
  return { path: `law/trial/1/${effective}.md`, text: ['---', ...front, ...last, '---', 'Words.', ''].join('\n') };
}

function faults(...texts: LawText[]): string[] {
  return proveCalendar(readCorpus(texts, [])).faults;
}

test('versions that follow one another leave no fault, also where one was published late', () => {
  assert.deepEqual(faults(page('2001-01-01', '2001-01-01'), page('2002-01-01', '2002-03-01')), []);
  assert.deepEqual(faults(page('2001-01-01', '2001-01-01', '2001-06-30')), []);
});

test('a gap between two versions is a fault on each of its days that are asked about', () => {
  const found = faults(page('2001-01-01', '2001-01-01', '2001-06-30'), page('2002-01-01', '2001-12-01'));
  assert.ok(found.some((fault) => fault.startsWith('trial/1 on 2001-07-01: no version applies')));
  assert.ok(found.some((fault) => fault.startsWith('trial/1 on 2001-12-31: no version applies')));
  assert.ok(!found.some((fault) => /on 2001-06-30|on 2002-01-01|known on 2001-11-30/.test(fault)));
});

test('two versions for one day are a fault', () => {
  const corpus = readCorpus([page('2001-01-01', '2001-01-01')], []);
  const [version] = corpus.provisions[0]!.versions;
  corpus.provisions[0]!.versions.push({ ...version! });
  assert.ok(proveCalendar(corpus).faults.some((fault) => fault.includes('2 versions apply')));
});

test('a member written twice for one day and two figures from one day on are faults', () => {
  const table = 'table: sets\nsource: trial\ngrade: primary\nsets:\n  pair:\n'
    + '    - {member: A, to: 2001-06-30}\n    - {member: A, from: 2001-06-30}\n    - {member: B, to: 2001-06-30}\n'
    + '    - {member: B, from: 2001-07-01}\nvalues:\n  limit: [{value: 1, from: 2001-01-01}, {value: 2, from: 2001-01-01}]\n';
  assert.deepEqual(faults({ path: 'law/tables/sets.yaml', text: table }),
    ['sets["pair"] holds A twice on one day.', 'values["limit"] has two figures from one day on.']);
});
