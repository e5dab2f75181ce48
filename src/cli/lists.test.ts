import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { runCaught } from './badInput.fuzz.ts';
import { openHeldLists } from './listsHeld.ts';

const home = mkdtempSync(join(tmpdir(), 'portolan-lists-test-'));
const kept = process.env.PORTOLAN_LISTS;
let server: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: IncomingMessage[] = [];

/** A list of the United Nations' format with so many made-up parties. */
function listOf(count: number, change = ''): string {
  const parties = Array.from({ length: count }, (_, index) =>
    `<ENTITY><DATAID>${index}</DATAID><FIRST_NAME>Acme ${index}${index === 0 ? change : ''}</FIRST_NAME></ENTITY>`);
  const day = change === '' ? '2026-10-01' : '2026-10-02';
  return `<CONSOLIDATED_LIST dateGenerated="${day}T00:00:00Z"><ENTITIES>${parties.join('\n')}</ENTITIES></CONSOLIDATED_LIST>`;
}

before(async () => {
  process.env.PORTOLAN_LISTS = join(home, 'lists');
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  writeFileSync(join(home, 'sources.yaml'), [
    'lists: {un-consolidated: {title: Made-up list, names: [UN List]}}',
    `feeds: {made-up: {format: un-xml, files: {main: "http://127.0.0.1:${(server.address() as AddressInfo).port}/un.xml"},`,
    '  carries: [un-consolidated], list: un-consolidated, least: 5}}',
    'fetch: {attempts: 3, firstWaitMilliseconds: 1, timeoutSeconds: 5}',
  ].join('\n'));
});
beforeEach(() => {
  asked = [];
  rmSync(join(home, 'lists'), { recursive: true, force: true });
});
after(() => {
  server.close();
  rmSync(home, { recursive: true, force: true });
  if (kept === undefined) delete process.env.PORTOLAN_LISTS;
  else process.env.PORTOLAN_LISTS = kept;
});

const update = (...more: string[]): ReturnType<typeof runCaught> =>
  runCaught('lists', 'update', '--sources', join(home, 'sources.yaml'), ...more);
const held = (): string => {
  const state = JSON.parse(readFileSync(join(home, 'lists', 'made-up', 'current.json'), 'utf8')) as { version: string };
  return state.version;
};
const send = (text: string, headers: Record<string, string> = {}) => (_: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(200, headers).end(text);
};

test('a list is fetched, kept under its day and digest, and asked for again only if it changed', async () => {
  answer = ({ headers }, response) => {
    if (headers['if-none-match'] === '"one"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"one"' }).end(listOf(20));
  };
  const first = await update();
  assert.equal(first.code, 0, first.stderr);
  assert.match(first.stdout, /^made-up: taken\. 2026-10-01-[0-9a-f]{8}, 20 entries\./);
  const second = await update();
  assert.match(second.stdout, /^made-up: nothing new\. 2026-10-01-/);
  assert.equal(asked.length, 2);
});

test('a newer version takes the place of the old one, which is kept and can be compared and put back', async () => {
  answer = send(listOf(20));
  await update();
  const old = held();
  answer = send(listOf(21, ' Holdings'));
  await update();
  assert.notEqual(held(), old);
  const diff = await runCaught('lists', 'diff', 'made-up');
  assert.match(diff.stdout, /1 entry added, 0 removed, 1 changed, 19 the same/);
  assert.match(diff.stdout, /un-consolidated 0 {2}Acme 0 Holdings \(name\)/);
  assert.match((await runCaught('lists', 'use', old)).stdout, new RegExp(`${old} is in force`));
  assert.equal(held(), old);
});

const refused: [string, () => void, RegExp][] = [
  ['cut short', () => { answer = send(listOf(20).slice(0, -60)); }, /no well-formed XML/],
  ['shrunken', () => { answer = send(listOf(8, ' Holdings')); }, /Of 20 entries on un-consolidated, 8 are left/],
  ['a page in its place', () => { answer = send('<html><body>Sorry</body></html>'); }, /This is a file of html/],
  ['empty', () => { answer = send(''); }, /The file is empty/],
  ['not there', () => { answer = (_, response) => { response.writeHead(404).end(); }; }, /the server answered 404/],
  ['broken off', () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '100000' }).write(listOf(20));
      setTimeout(() => response.destroy(), 20);
    };
  }, /the answer broke off .*, 3 times/],
];
for (const [what, prepare, pattern] of refused) {
  test(`refused loudly, with the old version in force: ${what}`, async () => {
    answer = send(listOf(20));
    await update();
    const old = held();
    prepare();
    const ran = await update();
    assert.equal(ran.code, 2);
    assert.equal(ran.stdout, '');
    assert.match(ran.stderr.replace(/\s+/g, ' '), pattern);
    assert.match(ran.stderr, new RegExp(`made-up: REFUSED\\. The version ${old} stays in force`));
    assert.equal(held(), old);
    assert.equal(openHeldLists({ today: '2026-11-23' }).lists.find(({ feed }) => feed === 'made-up')?.entries, 20);
  });
}

test('what is refused can be taken by somebody who knows better', async () => {
  answer = send(listOf(20));
  await update();
  answer = send(listOf(8, ' Holdings'));
  assert.match((await update('--force')).stdout, /made-up: taken/);
});

test('a server that fails in passing is asked again', async () => {
  answer = (_, response) => {
    if (asked.length < 3) response.writeHead(503).end();
    else response.writeHead(200).end(listOf(20));
  };
  assert.match((await update()).stdout, /made-up: taken/);
  assert.equal(asked.length, 3);
});

test('a file is taken in, packed or not, by what it shows of itself', async () => {
  writeFileSync(join(home, 'un.xml.gz'), gzipSync(listOf(600)));
  const ran = await runCaught('lists', 'import', join(home, 'un.xml.gz'));
  assert.match(ran.stdout, /^un-consolidated: taken\. 2026-10-01-[0-9a-f]{8}, 600 entries/, ran.stderr);
  writeFileSync(join(home, 'cut.xml.gz'), gzipSync(listOf(600)).subarray(0, 2000));
  const cut = await runCaught('lists', 'import', join(home, 'cut.xml.gz'));
  assert.equal(cut.code, 2);
  assert.match(cut.stderr, /damaged or was cut short/);
  writeFileSync(join(home, 'notes.txt'), 'buy milk');
  assert.match((await runCaught('lists', 'import', join(home, 'notes.txt'))).stderr, /none of the published formats/);
});

test('a packed file that was made to fill the memory is refused', async () => {
  writeFileSync(join(home, 'bomb.xml.gz'), gzipSync(listOf(20) + ' '.repeat(70_000_000)));
  const ran = await runCaught('lists', 'import', join(home, 'bomb.xml.gz'));
  assert.equal(ran.code, 2);
  assert.match(ran.stderr, /unpacks to far more than it is/);
});

test('without any list the starter list stands in, and says so; with one it gives way', async () => {
  const started = openHeldLists({ today: '2026-11-23' });
  assert.ok(started.lists.every(({ starter }) => starter));
  assert.match(started.notices.join(), /This is a starter list/);
  const ran = await runCaught('lists', 'status');
  assert.match(ran.stdout, /us-entity-list +2026-07-31 +190 +starter list/);
  const source = 'Entity List (EL) - Bureau of Industry and Security';
  const csv = ['source,name', ...Array.from({ length: 20 }, (_, index) => `${source},Acme ${index}`)];
  writeFileSync(join(home, 'csl.csv'), csv.join('\n'));
  await runCaught('lists', 'import', join(home, 'csl.csv'), '--published', '2026-11-01', '--force');
  const { lists, entries } = openHeldLists({ today: '2026-11-23' });
  assert.deepEqual(lists.map(({ list, starter, entries: count }) => [list, starter, count]),
    [['us-cmic', true, 15], ['us-entity-list', false, 20]]);
  assert.equal(entries.length, 35);
});

test('for an earlier day the version of that day is looked at', async () => {
  for (const [count, day] of [[20, '2026-01-01'], [21, '2026-06-01']] as const) {
    writeFileSync(join(home, 'un.xml'), listOf(count));
    await runCaught('lists', 'import', join(home, 'un.xml'), '--published', day, '--force');
  }
  const on = (date: string): number | undefined =>
    openHeldLists({ on: date, today: '2026-11-23' }).lists.find(({ list }) => list === 'un-consolidated')?.entries;
  assert.deepEqual(['2026-05-31', '2026-06-01', '2025-01-01'].map(on), [20, 21, 20]);
  assert.match(openHeldLists({ on: '2025-01-01', today: '2026-11-23' }).notices.join(), /No data as old as 2025-01-01/);
});

test('a version that was damaged on the disk is refused, not read as far as it goes', async () => {
  answer = send(listOf(20));
  await update();
  const file = join(home, 'lists', 'made-up', held(), 'entries.ndjson.gz');
  writeFileSync(file, readFileSync(file).subarray(0, 80));
  const ran = await runCaught('lists', 'status');
  assert.equal(ran.code, 2);
  assert.match(ran.stderr, /damaged or changed on the disk/);
});
