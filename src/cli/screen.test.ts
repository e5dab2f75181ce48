import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runCaught } from './badInput.fuzz.ts';

const home = mkdtempSync(join(tmpdir(), 'portolan-screen-test-'));
const kept = process.env.PORTOLAN_LISTS;

before(() => { process.env.PORTOLAN_LISTS = join(home, 'lists'); });
after(() => {
  if (kept === undefined) delete process.env.PORTOLAN_LISTS;
  else process.env.PORTOLAN_LISTS = kept;
  rmSync(home, { recursive: true });
});

test('an empty answer says what was compared, in which versions, from which score on, and clears nobody', async () => {
  const { code, stdout } = await runCaught('screen', 'Made-up Harbour Works', '--threshold', '0.8');
  assert.equal(code, 0);
  assert.match(stdout, /No entry is as much like “Made-up Harbour Works” as 0\.80\. That clears nobody/);
  assert.match(stdout, /Compared with \d+ names of \d+ entries,\s+from a score of 0\.80 on/);
  assert.match(stdout, /us-entity-list +2026-07-31 +\d+ +starter-2026-07-31/);
  assert.match(stdout, /starter list/);
});

test('a match says which name, with what score and why; the exit code is 1', async () => {
  const { code, stdout } = await runCaught('screen', 'Huawei Technologies', '--limit', '1');
  assert.equal(code, 1);
  assert.match(stdout, /may be this party\n\n0\.\d{3} {2}Huawei Technologies/);
  assert.match(stdout, /alias “Huawei Technology”: huawei; technology/);
});

test('a name that has all that tells a listed one is found below the threshold, and said to be no more than that', async () => {
  const { code, stdout } = await runCaught('screen', 'Inspur Kenya Ltd');
  assert.equal(code, 1);
  const text = stdout.replace(/\s+/g, ' ');
  assert.match(text, /No entry is as much like “Inspur Kenya Ltd” as 0\.70\. /);
  assert.match(text, /But the name contains what tells \d listed names? from others/);
  assert.match(text, /may be an affiliate, or another party of that name/);
});

test('JSON holds the parts of every score', async () => {
  const { stdout } = await runCaught('screen', 'Huawei Technologies', '--format', 'json');
  const { format, compared, matches } = JSON.parse(stdout) as {
    format: string; compared: { names: number }; matches: { score: number; names: { parts: Record<string, number>; why: string[] }[] }[];
  };
  assert.equal(format, 'portolan-screening/1');
  assert.ok(compared.names > 0);
  const { parts } = matches[0]!.names[0]!;
  assert.deepEqual(Object.keys(parts), ['words', 'order', 'legalForm', 'telling', 'writing']);
  assert.ok(matches.every(({ score }, at) => at === 0 || score <= matches[at - 1]!.score));
});

test('a book is screened on several threads, in its own order', async () => {
  const [book, out] = [join(home, 'book.csv'), join(home, 'found.ndjson')];
  const nameOf = (index: number): string => (index % 1000 === 0 ? 'Huawei Technologies Co. Ltd.' : `Quiet Company ${index}`);
  const rows = Array.from({ length: 4100 }, (_, index) => `${index},${nameOf(index)}`);
  writeFileSync(book, `id,name\n${rows.join('\n')}\n`);
  const { code, stderr } = await runCaught('screen', '--file', book, '--out', out, '--workers', '2');
  assert.equal(code, 1);
  const lines = readFileSync(out, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { id: string; line: number });
  assert.deepEqual(lines.map(({ id }) => id), ['0', '1000', '2000', '3000', '4000']);
  assert.equal(lines[1]!.line, 1002);
  assert.match(stderr, /4,100 parties compared with \d+ entries/);
});

test('bad input is refused in a line', async () => {
  const book = join(home, 'bad.csv');
  writeFileSync(book, 'colour\nred\n');
  const [cyrillic, date] = [join(home, 'cyrillic.csv'), join(home, 'date.csv')];
  writeFileSync(cyrillic, Buffer.from([...Buffer.from('id,name\n1,'), 0xc3, 0xe0, 0xe7, 0x0a]));
  writeFileSync(date, 'name,date of birth\nAda,31/02/1970\n');
  for (const [words, complaint] of [
    [['screen'], /Give a name/], [['screen', 'A', '--threshold', '2'], /no threshold '2'/],
    [['screen', 'A', '--born', 'soon'], /no date 'soon'/],
    [['screen', 'A', '--country', 'Atlantis'], /no country 'Atlantis'/], [['screen', 'A', '--list', 'none'], /No list 'none' is held/],
    [['screen', '--file', book], /bad\.csv:1:1: No column is called name/],
    [['screen', '--file', cyrillic], /cyrillic\.csv:2:1: The file is not UTF-8 text\. Save it as UTF-8/],
    [['screen', '--file', date], /date\.csv:2:1: There is no date '31\/02\/1970'/],
    [['screen', '--file', join(home, 'absent.csv')], /no such file/],
  ] as const) {
    const { code, stderr } = await runCaught(...words);
    assert.equal(code, 2, words.join(' '));
    assert.match(stderr, complaint);
  }
});
