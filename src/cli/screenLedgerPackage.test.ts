import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { PackageScreening } from '../determination/screenedParties.ts';
import { runCaught } from './badInput.fuzz.ts';
import { projectRoot } from './lawFiles.ts';

const home = mkdtempSync(join(tmpdir(), 'portolan-package-screening-'));
const kept = { lists: process.env.PORTOLAN_LISTS, ledger: process.env.PORTOLAN_LEDGER };
const file = join(home, 'package.yaml');
const day = ['--on', '2026-11-23'];

before(() => {
  process.env.PORTOLAN_LISTS = join(home, 'lists');
  process.env.PORTOLAN_LEDGER = join(home, 'ledger.ndjson');
  const text = readFileSync(join(projectRoot, 'examples/half-finished.yaml'), 'utf8');
  writeFileSync(file, text.replace('Straits Data Halls Sdn Bhd', 'Sugon Information Industry'));
});
after(() => {
  rmSync(home, { recursive: true, force: true });
  for (const [name, value] of [['PORTOLAN_LISTS', kept.lists], ['PORTOLAN_LEDGER', kept.ledger]] as const) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

interface Answer {
  screening?: PackageScreening;
  facts: Record<string, { fact: string; value: unknown; note?: string }>;
}

async function answer(...more: string[]): Promise<Answer> {
  return JSON.parse((await runCaught('check', file, ...day, '--format', 'json', ...more)).stdout) as Answer;
}

/** What the legs say of a fact of any role. */
function valuesOf({ facts }: Answer, fact: string): unknown[] {
  return [...new Set(Object.values(facts).filter((one) => one.fact.endsWith(`.${fact}`)).map(({ value }) => value))];
}

test('an undecided finding is a red flag and an open question, never a fact, even where the rest is assumed ordinary', async () => {
  const found = await answer('--assume', 'ordinary');
  assert.deepEqual(found.screening?.findings.map(({ subject, state, facts }) => [subject, state, facts]),
    [['straits', 'open', []], ['straits', 'open', []]]);
  assert.ok(valuesOf(found, 'listedOnEntityList').includes(null));
  assert.ok(!valuesOf(found, 'listedOnEntityList').includes(true));
  const page = (await runCaught('check', file, ...day)).stdout.replace(/\s+/g, ' ');
  assert.match(page, /Red flag: straits may be Sugon \(us-entity-list\/[0-9a-f]+\)/);
  assert.match(page, /Lists: us-cmic of 2026-07-31 \(15, starter list\); us-entity-list of 2026-07-31 \(190, starter list\)/);
  assert.match((await runCaught('check', file, ...day, '--format', 'markdown')).stdout, /## Screening/);
});

test('a receipt holds what screening found, says what nobody had decided, and is made again from itself', async () => {
  const place = join(home, 'open.json');
  await runCaught('check', file, ...day, '--receipt', place);
  const { screening } = JSON.parse(readFileSync(place, 'utf8')) as { screening: { lists: unknown[]; undecided: string[] } };
  assert.equal(screening.lists.length, 2);
  assert.match(screening.undecided.join(), /Sugon .*: may be Sugon \(us-entity-list/);
  const verified = await runCaught('verify', place);
  assert.match(verified.stdout, /✓ replay[^]*Nobody had decided, when it was made:\n {4}Sugon/);
  assert.equal(verified.code, 0);
  const forged = readFileSync(place, 'utf8').replace('"state":"open"', '"state":"dismissed"');
  writeFileSync(place, forged);
  assert.equal((await runCaught('verify', place)).code, 1);
});

test('SARIF shows findings of screening where the party stands', async () => {
  const { stdout } = await runCaught('check', file, ...day, '--format', 'sarif');
  const { runs: [run] } = JSON.parse(stdout) as { runs: { results: { ruleId: string; level: string; message: { text: string } }[] }[] };
  const found = run!.results.filter(({ ruleId }) => ruleId === 'screening/us-entity-list');
  assert.deepEqual(found.map(({ level }) => level), ['warning']);
  assert.match(found[0]!.message.text, /may be/);
});

test('a decided match brings the facts of its entry; one decided to be somebody else brings none', async () => {
  const entry = (await answer()).screening!.findings[0]!.entry;
  const decide = (as: string): ReturnType<typeof runCaught> => runCaught('ledger', 'decide', file, 'straits', `${entry.list}/${entry.id}`,
    '--as', as, '--by', 'Ada', '--why', 'Same address.');
  assert.equal((await decide('match')).code, 0);
  const matched = await answer();
  assert.equal(matched.screening?.findings[0]?.state, 'settled');
  for (const fact of ['listedOnEntityList', 'footnote4']) assert.ok(valuesOf(matched, fact).includes(true), fact);
  const made = await decide('not-a-match');
  await runCaught('ledger', 'confirm', made.stdout.slice(0, 12), '--by', 'Bea');
  const dismissed = await answer();
  assert.equal(dismissed.screening?.findings[0]?.state, 'dismissed');
  assert.deepEqual(valuesOf(dismissed, 'listedOnEntityList'), valuesOf(await answer('--no-screen'), 'listedOnEntityList'));
});

test('a party that has all that tells a listed name leaves the answer open, and a decision on it stands', async () => {
  const affiliate = join(home, 'affiliate.yaml');
  writeFileSync(affiliate, readFileSync(file, 'utf8').replace('Sugon Information Industry', 'Inspur Kenya Ltd'));
  const check = (...more: string[]): ReturnType<typeof runCaught> => runCaught('check', affiliate, ...day, '--assume', 'ordinary', ...more);
  const open = await check('--format', 'json');
  assert.equal(open.code, 1);
  const { screening, ...found } = JSON.parse(open.stdout) as Answer;
  assert.deepEqual([...new Set(screening?.findings.map(({ subject, verdict, state }) => [subject, verdict, state].join()))],
    ['straits,contains-name,open']);
  assert.ok(valuesOf({ screening: screening!, ...found }, 'listedOnEntityList').includes(null));
  assert.match(screening!.findings[0]!.because, /may be an affiliate, or another party of that name/);
  for (const { entry } of screening!.findings) {
    const { stdout } = await runCaught('ledger', 'decide', affiliate, 'straits', `${entry.list}/${entry.id}`, '--as', 'not-a-match',
      '--by', 'Ada', '--why', 'Nobody of that group owns it.');
    await runCaught('ledger', 'confirm', stdout.slice(0, 12), '--by', 'Bea');
  }
  const { screening: decided } = JSON.parse((await check('--format', 'json')).stdout) as Answer;
  assert.deepEqual([...new Set(decided?.findings.map(({ state }) => state))], ['dismissed']);
});

test('what is less alike than what is asked about is counted and named, with the threshold', async () => {
  const faint = join(home, 'faint.yaml');
  writeFileSync(faint, readFileSync(file, 'utf8').replace('Sugon Information Industry', 'Sugom Information Industry'));
  process.env.PORTOLAN_LEDGER = join(home, 'nothing-decided.ndjson');
  const page = (await runCaught('check', faint, ...day)).stdout.replace(/\s+/g, ' ');
  process.env.PORTOLAN_LEDGER = join(home, 'ledger.ndjson');
  assert.match(page, /likenesses from 0\.85 on: none\. /);
  assert.match(page, /Fainter likenesses, from 0\.7 on, which leave nothing open: \d+\. straits and \w+/);
});

test('without screening the answer says nothing of lists', async () => {
  assert.equal((await answer('--no-screen')).screening, undefined);
});
