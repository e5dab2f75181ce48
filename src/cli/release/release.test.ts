import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { InputError } from '../../corpus/diagnostic.ts';
import { canonical } from '../../determination/receipt.ts';
import { loadCorpus } from '../corpusCache.ts';
import { projectRoot, readTexts } from '../lawFiles.ts';
import { installLaw, useLaw } from './install.ts';
import { releaseOf } from './release.ts';

const folder = mkdtempSync(join(tmpdir(), 'law-release-'));
after(() => { rmSync(folder, { recursive: true }); });
const keys = generateKeyPairSync('ed25519');
const others = generateKeyPairSync('ed25519');
writeFileSync(join(folder, 'publisher.pem'), keys.publicKey.export({ format: 'pem', type: 'spki' }));
writeFileSync(join(folder, 'other.pem'), others.publicKey.export({ format: 'pem', type: 'spki' }));

const texts = readTexts('law', ['.md', '.yaml']);
/** The law with one page read a little longer: another law, and a newer one. */
const newer = texts.map(({ path, text }) => ({
  path, text: path === 'law/ear/744/3/2021-03-16.md' ? text.replace(/^verifiedThrough: .*$/m, 'verifiedThrough: 2027-01-05') : text,
}));

function written(name: string, release: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, `${canonical(release)}\n`);
  return file;
}

process.env.PORTOLAN_STORE = join(folder, 'store');
process.env.PORTOLAN_LAW = '';

function portolan(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/main.ts', ...args], { cwd: projectRoot, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}`.replace(/\s+/g, ' ') };
}

function refusal(name: string, release: unknown, key?: string): string {
  try {
    installLaw(written(name, release), key === undefined ? undefined : join(folder, key));
  } catch (error) {
    assert.ok(error instanceof InputError);
    return error.message;
  }
  return assert.fail('It was installed.');
}

const release = releaseOf(newer, '2027-01-10', keys.privateKey);
const check = ['check', 'examples/small-allied-market.yaml', '--on', '2026-11-23'];

test('what was tampered with, wrongly signed, not signed, or no law is refused with what is wrong', () => {
  const tampered = { ...release, texts: release.texts.map((text, index) => (index === 3 ? { ...text, text: `${text.text}\n` } : text)) };
  assert.ok(refusal('tampered.json', tampered, 'publisher.pem').includes(`tampered with or damaged: ${release.texts[3]!.path} changed`));
  const byOther = releaseOf(newer, '2027-01-10', others.privateKey);
  assert.match(refusal('other.json', byOther, 'publisher.pem'), /signed by key [0-9a-f]{32}, which is not trusted here/);
  const { signature: _, ...unsigned } = release.seal;
  assert.match(refusal('unsigned.json', { ...release, seal: unsigned }, 'publisher.pem'), /Nobody signed this release/);
  const forged = { ...release.seal, signature: { ...release.seal.signature, value: 'AAAA' } };
  assert.match(refusal('forged.json', { ...release, seal: forged }, 'publisher.pem'), /signature was not made by key/);
  assert.match(refusal('astray.json', { ...release, texts: [{ path: 'law/../x.md', text: '' }] }), /no page or table of the law/);
  assert.match(refusal('half.json', 'portolan'), /no release of the law/);
  assert.match(refusal('nobody.json', release), /no key is trusted here yet.*--key/s);
});

test('a law signed by a trusted key is installed, answers, and old receipts keep verifying', () => {
  const receipt = join(folder, 'receipt.json');
  assert.notEqual(portolan(...check, '--receipt', receipt).status, 2);
  const installed = installLaw(written('release.json', release), join(folder, 'publisher.pem'));
  assert.deepEqual([installed.digest, installed.readThrough], [release.seal.parts.law, '2027-01-05']);
  assert.equal(loadCorpus().digest, installed.digest);
  assert.ok(portolan(...check).said.includes(installed.digest.slice(0, 8)));
  const verified = portolan('verify', receipt);
  assert.equal(verified.status, 0, verified.said);
  assert.match(verified.said, /as it was kept/);
  assert.match(refusal('again.json', release), /is the one in use/);
});

test('an older law is refused, and what is installed can be left again', () => {
  const told = refusal('older.json', releaseOf(texts, '2027-02-01', keys.privateKey));
  assert.match(told, /older than the one in use: it was read through .*that in use was read through 2027-01-05/s);
  assert.equal(useLaw('own'), 'own');
  assert.notEqual(loadCorpus().digest, release.seal.parts.law);
  assert.equal(useLaw(release.seal.parts.law!.slice(0, 10)), release.seal.parts.law);
  assert.throws(() => useLaw('ffff0000'), /No installed law has a digest that begins with/);
});

test('a law that this program cannot read is refused before anything is written', () => {
  const broken = newer.map(({ path, text }) => ({ path, text: path.endsWith('744/3/2021-03-16.md') ? text.replace('effective:',
    'efective:') : text }));
  assert.match(refusal('broken.json', releaseOf(broken, '2027-03-01', keys.privateKey)),
    /cannot read the law in it: law\/ear\/744\/3\/2021-03-16\.md.*Update the program first/s);
});
