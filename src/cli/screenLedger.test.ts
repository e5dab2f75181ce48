import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { workbookOf } from '../package/workbook.ts';
import { subjectFingerprint } from '../screening/decisions/finding.ts';
import { Ledger } from '../screening/decisions/ledger.ts';
import { readSheet } from '../screening/decisions/sheet.ts';
import { runCaught } from './badInput.fuzz.ts';
import { openHeldLists } from './listsHeld.ts';
import { today } from './question.ts';
import { runKey } from './screenLedgerBatch.ts';
import { usualThreshold } from './screenLedgerMatcher.ts';
import { Progress } from './screenLedgerProgress.ts';
import { openBatch } from './screenLedgerSubjects.ts';

const home = mkdtempSync(join(tmpdir(), 'portolan-ledger-test-'));
const kept = { lists: process.env.PORTOLAN_LISTS, ledger: process.env.PORTOLAN_LEDGER };
const at = (name: string): string => join(home, name);
const zanzibar = 'Zanzibar Lantern Works,Case-by-case,"XX, 12345678, Registration Number"';
const source = 'Entity List (EL) - Bureau of Industry and Security';

/** Takes in a made-up Entity List of these names, each with a policy. */
async function takeList(...rows: string[]): Promise<void> {
  writeFileSync(at('csl.csv'), ['source,name,license_policy,ids', ...rows.map((row) => `${source},${row}`)].join('\n'));
  const ran = await runCaught('lists', 'import', at('csl.csv'), '--force');
  assert.equal(ran.code, 0, ran.stderr);
}

before(() => {
  process.env.PORTOLAN_LISTS = at('lists');
  process.env.PORTOLAN_LEDGER = at('ledger.ndjson');
});
beforeEach(async () => {
  for (const name of ['lists', 'ledger.ndjson', 'ledger.ndjson.head', 'book.csv.watch.json']) {
    rmSync(at(name), { recursive: true, force: true });
  }
  await takeList('Quixotic Harbour Systems,Presumption of denial,', zanzibar);
  writeFileSync(at('book.csv'), 'id,name,country\n1,Quixotic Harbour Systems Ltd,\n2,Plain Bakery,\n');
});
after(() => {
  rmSync(home, { recursive: true, force: true });
  for (const [name, value] of [['PORTOLAN_LISTS', kept.lists], ['PORTOLAN_LEDGER', kept.ledger]] as const) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

async function firstEntry(): Promise<string> {
  await runCaught('batch', at('book.csv'), '--out', at('out.json'));
  const { parties } = JSON.parse(readFileSync(at('out.json'), 'utf8')) as {
    parties: { screening: { findings: { entry: string }[] } }[];
  };
  return parties[0]!.screening.findings[0]!.entry;
}

test('a decision without author, reason or a day to come is refused; a line taken off the end of the ledger is found', async () => {
  const entry = await firstEntry();
  const decide = (...more: string[]): ReturnType<typeof runCaught> =>
    runCaught('ledger', 'decide', at('book.csv'), '1', entry, '--as', 'not-a-match', ...more);
  for (const [said, complaint] of [
    [['--by', ' ', '--why', 'Seen.'], /needs somebody who makes it/], [['--by', 'Ada', '--why', ''], /needs a reason/],
    [['--by', 'Ada', '--why', 'Seen.', '--until', '2020-01-01'], /would end on 2020-01-01, before it is made/],
  ] as const) {
    const { code, stderr } = await decide(...said);
    assert.equal(code, 2, said.join(' '));
    assert.match(stderr, complaint);
  }
  assert.ok(!existsSync(at('ledger.ndjson')));
  for (const why of ['Seen.', 'Seen again.']) assert.equal((await decide('--by', 'Ada', '--why', why)).code, 0);
  const whole = readFileSync(at('ledger.ndjson'), 'utf8');
  for (const rest of [`${whole.split('\n')[0]}\n`, '']) {
    writeFileSync(at('ledger.ndjson'), rest);
    const { code, stderr } = await runCaught('ledger', 'list');
    assert.equal(code, 2);
    assert.match(stderr, /The ledger had 2 lines and has [01]: it was cut short\. Take it from a backup/);
  }
  rmSync(at('ledger.ndjson'));
  assert.equal((await runCaught('ledger', 'list')).code, 2);
  writeFileSync(at('ledger.ndjson'), whole);
  assert.equal((await runCaught('ledger', 'list')).code, 0);
});

test('a batch far larger than a package is screened; one in another encoding is refused with its place', async () => {
  writeFileSync(at('large.csv'), `id,name,note\n1,Plain Bakery,${'x'.repeat(9 * 1024 * 1024)}\n`);
  assert.equal((await runCaught('batch', at('large.csv'), '--out', at('large.json'))).code, 0);
  writeFileSync(at('cyrillic.csv'), Buffer.from([...Buffer.from('id,name\n1,'), 0xc3, 0xe0, 0xe7, 0x0a]));
  const { code, stderr } = await runCaught('batch', at('cyrillic.csv'), '--out', at('cyrillic.out.csv'));
  assert.equal(code, 2);
  assert.match(stderr, /cyrillic\.csv:2:\d: The file is not UTF-8 text\. Save it as UTF-8/);
  assert.ok(!existsSync(at('cyrillic.out.csv')));
});

test('a batch is answered beside its rows, and the answer says what was looked at', async () => {
  const ran = await runCaught('batch', at('book.csv'), '--out', at('out.csv'));
  assert.equal(ran.code, 1, ran.stderr);
  assert.match(ran.stdout, /2 parties: 1 open, 1 nothing-found/);
  assert.match(ran.stdout, /us-entity-list of \d{4}-\d\d-\d\d, 2 entries/);
  assert.match(ran.stdout, /That nothing was found is no clearance/);
  const rows = readFileSync(at('out.csv'), 'utf8').trim().split('\r\n');
  assert.match(rows[1]!, /^1,Quixotic Harbour Systems Ltd,,open,1,us-entity-list,us-entity-list\/[0-9a-f]+,Quixotic Harbour Systems,/);
  assert.match(rows[2]!, /^2,Plain Bakery,,nothing-found,0,/);
  assert.equal(existsSync(at('out.csv.part')), false);
});

test('a spreadsheet goes in and a spreadsheet comes out', async () => {
  writeFileSync(at('book.xlsx'), workbookOf('Book', [['name', 'note'], ['Quixotic Harbour Systems', '=1+1']]));
  await runCaught('batch', at('book.xlsx'), '--out', at('out.xlsx'));
  const rows = readSheet(readFileSync(at('out.xlsx')), 'out.xlsx');
  assert.deepEqual(rows[1]?.slice(0, 4), ['Quixotic Harbour Systems', '=1+1', 'open', '1']);
});

test('a run that broke off goes on where it was, unless the lists changed', async () => {
  await runCaught('batch', at('book.csv'), '--out', at('a.csv'));
  const whole = readFileSync(at('a.csv'), 'utf8');
  // A run that answered the first party with something only it can have said, and broke off within the second.
  const run = runKey(openHeldLists({ today: today() }), usualThreshold, new Ledger());
  const { subject } = openBatch(at('book.csv')).rows[0]!;
  const line = JSON.stringify({
    fingerprint: `${subject.id} ${subjectFingerprint(subject)}`, answer: { subject: '1', status: 'decided', findings: [] },
  });
  writeFileSync(at('b.csv.part'), `${run}\n${line}\n{"fingerpr`);
  await runCaught('batch', at('book.csv'), '--out', at('b.csv'));
  assert.match(readFileSync(at('b.csv'), 'utf8'), /1,Quixotic Harbour Systems Ltd,,decided,0/);
  writeFileSync(at('b.csv.part'), `another-run\n${line}\n`);
  await runCaught('batch', at('book.csv'), '--out', at('b.csv'));
  assert.equal(readFileSync(at('b.csv'), 'utf8'), whole);
});

test('a decision is made, waits for a second person, and then counts in the next batch', async () => {
  const entry = await firstEntry();
  const decision = ['--as', 'not-a-match', '--by', 'Ada', '--why', 'Another town.'];
  const made = await runCaught('ledger', 'decide', at('book.csv'), '1', entry, ...decision);
  assert.match(made.stdout, /^[0-9a-f]{12}: 1 × us-entity-list\/\S+: not-a-match, Ada: Another town\. /);
  assert.match(made.stdout, /Stands until \d{4}-\d\d-\d\d\. Needs a second/);
  const id = made.stdout.slice(0, 12);
  await runCaught('batch', at('book.csv'), '--out', at('out.csv'));
  assert.match(readFileSync(at('out.csv'), 'utf8'), /awaiting-second,1.*waits for a second person/);
  const alone = await runCaught('ledger', 'confirm', id, '--by', 'ada');
  assert.equal(alone.code, 2);
  assert.match(alone.stderr, /a second person must be another/);
  assert.match((await runCaught('ledger', 'confirm', id.slice(0, 6), '--by', 'Bea')).stdout, /confirmed by Bea/);
  assert.equal((await runCaught('batch', at('book.csv'), '--out', at('out.csv'))).code, 0);
  assert.match((await runCaught('ledger', 'list')).stdout, /Confirmed by Bea/);
  assert.match((await runCaught('ledger', 'list', '--history')).stdout, /confirms [0-9a-f]{12}, Bea/);
});

test('a ledger that somebody changed is refused', async () => {
  const entry = await firstEntry();
  await runCaught('ledger', 'decide', at('book.csv'), '1', entry, '--as', 'match', '--by', 'Ada', '--why', 'Same address.');
  writeFileSync(at('ledger.ndjson'), readFileSync(at('ledger.ndjson'), 'utf8').replace('Ada', 'Eve'));
  const ran = await runCaught('ledger', 'list');
  assert.equal(ran.code, 2);
  assert.match(ran.stderr, /ledger\.ndjson:1:1: .*the ledger was changed/);
});

test('a watched book tells what changed, compares only that, and re-opens the decision', async () => {
  const first = await runCaught('monitor', at('book.csv'));
  assert.match(first.stdout, /2 parties compared with \d+ entries\. 1 findings are watched/);
  const entry = await firstEntry();
  await runCaught('ledger', 'decide', at('book.csv'), '1', entry, '--as', 'match', '--by', 'Ada', '--why', 'Same address.');
  const quiet = await runCaught('monitor', at('book.csv'));
  assert.equal(quiet.code, 0);
  assert.match(quiet.stdout, /^0 of 2 parties and 0 of \d+ entries are new or changed.*\nNothing changed/);
  await takeList('Quixotic Harbour Systems,Policy of denial,', zanzibar, 'Plain Bakery,,');
  const loud = await runCaught('monitor', at('book.csv'));
  assert.equal(loud.code, 1);
  assert.match(loud.stdout, /^0 of 2 parties and 2 of \d+ entries are new or changed/);
  assert.match(loud.stdout, /! entry-changed: 1 × us-entity-list/);
  assert.match(loud.stdout, /! decision-reopened: .*the entry on the list changed/);
  assert.match(loud.stdout, /! new-match: 2 × us-entity-list\/\S+ May be Plain Bakery|! new-match: 2 × /);
});

test('a sign that is the same is found whatever the name, and said so', async () => {
  writeFileSync(at('signs.json'), JSON.stringify([{ id: '1', name: 'Nothing Alike', lei: '2534 00WS S48Y WMBU A688' }]));
  await takeList('Quixotic Harbour Systems,,', 'Zanzibar Lantern Works,,"253400WSS48YWMBUA688, Legal Entity Number"');
  await runCaught('batch', at('signs.json'), '--out', at('s.csv'));
  assert.match(readFileSync(at('s.csv'), 'utf8'), /Zanzibar Lantern Works,1\.000,identifier,the same Legal Entity Number/);
});

test('the bar is drawn on a terminal only; elsewhere a long run says every tenth', () => {
  const run = (total: number, isTTY: boolean): string => {
    let written = '';
    const progress = new Progress(total, { isTTY, write: (text: string) => { written += text; } });
    for (let step = 0; step < total; step++) progress.step();
    progress.end();
    return written;
  };
  assert.equal(run(10, false), '');
  assert.equal(run(2000, false).split('\n').length, 11);
  assert.match(run(10, true), /█+ 100 % {2}10 of 10, 0 s left/);
});
