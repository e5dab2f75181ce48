// The lists as they were really published, where somebody has laid them beside the project; they are too large to ship.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { fileOf, readFeed } from './feeds.fuzz.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const pieceBytes = 65_536;

async function read(feed: string, format: string, ...paths: string[]): ReturnType<typeof readFeed> {
  const files = paths.map((path) => {
    const bytes = gunzipSync(readFileSync(join(folder, path)));
    return fileOf(path.replace(/^.*\/|\.gz$/g, ''), bytes, pieceBytes);
  });
  return readFeed(feed, format, ...files);
}

const ofac = (stem: string, ...parts: string[]): string[] => parts.map((part) => `screening/ofac_${part}_${stem}.csv.gz`);
const published: [string, string, string[], number][] = [
  ['us-csl', 'csl-csv', ['screening/csl_2022-04_full.csv.gz'], 14_160],
  ['us-ofac-sdn-csv', 'ofac-csv', ofac('2021-07', 'sdn', 'add', 'alt', 'sdn_comments'), 8_976],
  ['us-ofac-consolidated', 'ofac-csv', ofac('2025-12', 'cons_prim', 'cons_add', 'cons_alt', 'cons_comments'), 442],
  ['us-denied-persons', 'denied-persons', ['screening/bis_dpl_2022-09.txt.gz'], 581],
];
for (const [feed, format, paths, count] of published) {
  if (!paths.every((path) => existsSync(join(folder, path)))) continue;
  test(`every record of a published file is read: ${paths[0]}`, async () => {
    const { entries } = await read(feed, format, ...paths);
    assert.equal(entries.length, count);
    assert.deepEqual(entries.filter(({ birthDates }) => birthDates.some(({ earliest }) => earliest === undefined)).map(({ id }) => id), []);
  });
}

const code = 'ear/ecfr_15cfr744_2026-07-23.xml.gz';
const consolidated = 'screening/csl_2026-07-31.csv.gz';
if (existsSync(join(folder, code)) && existsSync(join(folder, consolidated))) {
  test('the printed Entity List names nearly everybody whom the consolidated list names', async () => {
    const printed = await read('us-code-744', 'code-xml', code);
    const { entries } = await read('us-csl', 'csl-csv', consolidated);
    const plain = (name: string): string => name.toLowerCase().normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
    const names = new Set(printed.entries.flatMap(({ name, aliases }) => [name, ...aliases.map((alias) => alias.name)].map(plain)));
    const listed = entries.filter(({ list }) => list === 'us-entity-list');
    const found = listed.filter(({ name }) => names.has(plain(name))).length;
    assert.ok(found / listed.length > 0.94, `${found} of ${listed.length}`);
    const withFootnote = (number: string): number => printed.entries.filter(({ footnotes }) => footnotes.includes(number)).length;
    assert.ok(withFootnote('4') > 90 && withFootnote('5') > 10, `${withFootnote('4')} and ${withFootnote('5')}`);
  });
}
