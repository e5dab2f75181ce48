import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { canonical } from '../determination/receipt.ts';
import { sha256 } from './corpusCache.ts';
import { projectRoot, readTexts } from './lawFiles.ts';
import { installLaw } from './release/install.ts';
import { releaseOf } from './release/release.ts';
import { snapshotCommands } from './snapshotCommands.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-snapshot-'));
after(() => { rmSync(folder, { recursive: true }); });
process.env.PORTOLAN_CACHE = join(folder, 'cache');
process.env.PORTOLAN_STORE = join(folder, 'store');
const snapshots = await import(pathToFileURL(join(projectRoot, 'scripts/snapshot.mjs')).href) as {
  recordFile: string; snapshotCommands: string[]; snapshotFor(command: string): string | undefined;
};
const example = join(projectRoot, 'examples/gulf-sovereign-cluster.yaml');

function ran(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, script), ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const fromSources = (...words: string[]) => ran('src/cli/main.ts', ...words);
const asTyped = (...words: string[]) => ran('scripts/portolan.mjs', ...words);

test('the first answer makes a snapshot, and what is answered from it is what the sources answer', () => {
  const check = ['check', example, '--on', '2026-11-23'];
  const { stderr, ...first } = asTyped(...check);
  assert.match(stderr, /Preparing to answer sooner/);
  const { stderr: _, ...answer } = fromSources(...check);
  assert.deepEqual(first, answer);
  assert.equal(answer.status, 1);
  const decide = ['decide', 'item=h200', 'destination=KE', '--on', '2026-11-23'];
  for (const words of [check, ['check', 'nowhere.yaml'], ['ask', example, '--json'], decide]) {
    assert.deepEqual(asTyped(...words), fromSources(...words), words.join(' '));
  }
});

test('a receipt is the same, byte for byte', () => {
  const receipts = [asTyped, fromSources].map((way, index) => {
    const file = join(folder, `${index}.receipt.json`);
    way('check', example, '--on', '2026-11-23', '--receipt', file);
    return readFileSync(file, 'utf8');
  });
  assert.equal(receipts[0], receipts[1]);
});

test('a dossier is the same, byte for byte', () => {
  const [typed, sources] = [asTyped, fromSources].map((way, index) => {
    const output = join(folder, `dossier-${index}`);
    assert.equal(way('dossier', example, '--on', '2026-11-23', '-o', output).status, 0);
    return ['dossier.pdf', 'dossier.docx', 'receipt.json'].map((name) => sha256(readFileSync(join(output, name), 'latin1')));
  });
  assert.deepEqual(typed, sources);
});

test('a law that was installed since answers instead of the one in the snapshot', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const newer = readTexts('law', ['.md', '.yaml'], { root: projectRoot }).map(({ path, text }) => ({
    path, text: path === 'law/ear/744/3/2021-03-16.md' ? text.replace(/^verifiedThrough: .*$/m, 'verifiedThrough: 2027-01-05') : text,
  }));
  writeFileSync(join(folder, 'key.pem'), publicKey.export({ format: 'pem', type: 'spki' }));
  writeFileSync(join(folder, 'law.json'), canonical(releaseOf(newer, '2027-01-10', privateKey)));
  const { digest } = installLaw(join(folder, 'law.json'), join(folder, 'key.pem'));
  process.env.PORTOLAN_LAW = '';
  const check = ['check', example, '--on', '2026-11-23'];
  assert.ok(fromSources(...check).stdout.includes(digest.slice(0, 12)));
  assert.deepEqual(asTyped(...check), fromSources(...check));
  process.env.PORTOLAN_LAW = 'own';
});

test('it answers its own commands only, and none once anything it was made from has changed', () => {
  assert.deepEqual(snapshots.snapshotCommands, Object.keys(snapshotCommands));
  assert.ok(snapshots.snapshotFor('check'));
  assert.equal(snapshots.snapshotFor('law'), undefined);
  const record = JSON.parse(readFileSync(snapshots.recordFile, 'utf8')) as { machine: string; madeFrom: [string, string][] };
  for (const name of ['law/ear/744/3', 'catalog', 'lists/starter.yaml', 'src/engine/decide.ts', 'package-lock.json']) {
    const at = record.madeFrom.findIndex(([file]) => file === join(projectRoot, name));
    assert.notEqual(at, -1, name);
    const madeFrom = record.madeFrom.with(at, [join(projectRoot, name), '1 1']);
    writeFileSync(snapshots.recordFile, JSON.stringify({ ...record, madeFrom }));
    assert.equal(snapshots.snapshotFor('check'), undefined, name);
  }
  writeFileSync(snapshots.recordFile, JSON.stringify({ ...record, machine: 'another' }));
  assert.equal(snapshots.snapshotFor('check'), undefined);
  assert.equal(asTyped('check', example, '--on', '2026-11-23').stderr, '');
});
