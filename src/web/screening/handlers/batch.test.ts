// Batches in the page: read like on the command line, written out with what was found; decisions looked at again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workbookOf } from '../../../package/workbook.ts';
import { decisionOn, Ledger } from '../../../screening/decisions/ledger.ts';
import { findingOf } from '../../../screening/decisions/matchFinding.ts';
import { openPart } from '../../engine/bench.ts';
import { openTestBench, serveSiteData } from '../../testing/bench.ts';
import { batchAnswers, readParties, reviewDecisions } from './batch.ts';
import { decideMatch, screenerOf, screenNames } from './screening.ts';

serveSiteData();
const bench = openTestBench();
const today = '2026-11-23';
const table = [['ref', 'company', 'country'], ['A1', 'Inspur Group Co., Ltd.', 'China'], ['A2', 'Quixotic Harbour Bakery', 'Kenya']];
const csv = new TextEncoder().encode(table.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'));

test('a batch is read from CSV, XLSX and JSON alike, screened, and written out with a row for each finding', async () => {
  const read = await readParties(bench, { bytes: csv, name: 'book.csv' });
  assert.deepEqual(read.rows.map(({ subject: { id, countries } }) => [id, countries[0]?.code]), [['A1', 'CN'], ['A2', 'KE']]);
  const fromSheet = await readParties(bench, { bytes: workbookOf('Book', table), name: 'book.xlsx' });
  assert.deepEqual(fromSheet.rows.map(({ subject }) => subject), read.rows.map(({ subject }) => subject));
  const list = JSON.stringify([{ ref: 'A1', company: 'Inspur Group Co., Ltd.', country: 'China' }]);
  assert.equal((await readParties(bench, { bytes: new TextEncoder().encode(list), name: 'book.json' })).rows.length, 1);
  const results = await screenNames(bench, { names: read.rows.map(({ subject }) => ({ subject })), ledger: [], today });
  assert.deepEqual(results.map(({ matches }) => matches.length > 0), [true, false]);
  const out = await batchAnswers(bench, { batch: read, ledger: [], today, name: 'book-screened.csv' });
  assert.match(String(out), /^\ufeffref,company,country,screening,findings[^]*\nA1,[^]*,open,/);
  assert.match(String(out), /\nA2,Quixotic Harbour Bakery,Kenya,nothing-found,0/);
  await assert.rejects(readParties(bench, { bytes: new TextEncoder().encode('name\n\n"",x\n'), name: 'b.csv' }), /The row has no name/);
});

test('a decision ends on the day that was said, and one whose entry has changed since is re-opened and says so', async () => {
  const { rows: [row] } = await readParties(bench, { bytes: csv, name: 'book.csv' });
  const asked = { subject: row!.subject };
  const [screened] = await screenNames(bench, { names: [asked], ledger: [], today });
  const [match] = screened!.matches;
  const said = { at: `${today}T10:00:00Z`, who: 'Ada', verdict: 'not-a-match' as const, why: 'Another seat.', until: '2026-11-30' };
  const ledger = await decideMatch(bench, { asked, entry: match!.entry, ledger: [], said });
  const statusOn = async (lines: readonly string[], day: string): Promise<string> =>
    (await reviewDecisions(bench, { ledger: lines, today: day }))[0]!.status;
  assert.notEqual(await statusOn(ledger, '2026-11-30'), 'expired');
  assert.equal(await statusOn(ledger, '2026-12-01'), 'expired');
  const finding = findingOf(row!.subject, screenerOf(await openPart('lists')).screen(row!.subject)[0]!);
  const older = { ...finding, entry: { ...finding.entry, name: 'As it was called before' } };
  const before = new Ledger().add(decisionOn(older, { ...said, evidence: [] }, false));
  assert.equal(await statusOn([JSON.stringify(before)], today), 'entry-changed');
});
