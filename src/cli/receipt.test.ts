import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  copyFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { CanonicalBody, isTree, receiptText } from '../determination/receipt.ts';
import { sha256 } from './corpusCache.ts';
import { projectRoot } from './lawFiles.ts';
import { verifyReceipt } from './verifyReceipt.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-receipt-'));
process.env.PORTOLAN_STORE = join(folder, 'store');
after(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string): string => join(folder, name);

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const main = join(projectRoot, 'src/cli/main.ts');
  return spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 27 });
}

function pair(name: string): { secret: string; open: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(inFolder(`${name}.pem`), privateKey.export({ format: 'pem', type: 'pkcs8' }));
  writeFileSync(inFolder(`${name}.open.pem`), publicKey.export({ format: 'pem', type: 'spki' }));
  return { secret: inFolder(`${name}.pem`), open: inFolder(`${name}.open.pem`) };
}

const [own, other] = [pair('own'), pair('other')];
copyFileSync(join(projectRoot, 'examples/small-allied-market.yaml'), inFolder('package.yaml'));
const question = ['decide', 'item=h200', 'destination=KE', 'quantity=1000', '--assume', 'ordinary', '--on', '2026-11-23'];
const made = {
  package: run('check', 'package.yaml', '--on', '2026-11-23', '--receipt', 'package.json'),
  facts: run(...question, '--receipt', 'facts.json', '--sign', own.secret),
};
const factsText = readFileSync(inFolder('facts.json'), 'utf8');

test('a package and a delivery leave receipts that verify, and the same question leaves the same bytes', () => {
  assert.match(made.package.stderr, /^Receipt package\.json: [0-9a-f]{64}\.\n$/);
  const found = run('verify', 'package.json');
  assert.equal(found.status, 0, found.stdout + found.stderr);
  assert.match(found.stdout, /verified\.[^]*✓ form[^]*✓ seal[^]*✓ law[^]*✓ replay/);
  run(...question, '--receipt', 'again.json', '--sign', own.secret);
  // The digest of the program moves whenever somebody edits it, also while this test runs.
  const body = (text: string): string => text.replace(/"program":"[0-9a-f]+"/, '').replace(/,"seal":.*/, '');
  assert.ok(body(readFileSync(inFolder('again.json'), 'utf8')) === body(factsText));
});

test('the published schema holds of receipts', () => {
  const schema = (name: string): object => JSON.parse(readFileSync(join(projectRoot, 'schema', name), 'utf8')) as object;
  const validator = new Ajv2020({ strict: true, allowUnionTypes: true, schemas: [schema('proof.schema.json')] });
  const isReceipt = validator.compile(schema('receipt.schema.json'));
  for (const name of ['package.json', 'facts.json']) {
    assert.ok(isReceipt(JSON.parse(readFileSync(inFolder(name), 'utf8'))), JSON.stringify(isReceipt.errors?.slice(0, 3)));
  }
});

test('a signature holds for its own key, and for no other', () => {
  assert.equal(run('verify', 'facts.json', '--key', own.open).status, 0);
  const wrong = run('verify', 'facts.json', '--key', other.open);
  assert.equal(wrong.status, 1);
  assert.match(wrong.stdout, /✗ signature: signed by key [0-9a-f]+,\s+not\s+by\s+the\s+key\s+given/);
  assert.match(run('verify', 'package.json', '--key', own.open).stdout, /✗ signature: there is none/);
  assert.equal(run('verify', 'facts.json', '--key', 'package.yaml').status, 2);
  assert.equal(run(...question, '--receipt', 'never.json', '--sign', own.open).status, 2);
  assert.ok(!existsSync(inFolder('never.json')));
});

/** The first leaf below a value, changed to something else of its kind. */
function changed(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? ['more'] : [changed(value[0]), ...value.slice(1) as unknown[]];
  if (isTree(value)) {
    const [key] = Object.keys(value);
    return key === undefined ? { more: true } : { ...value, [key]: changed(value[key]) };
  }
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : typeof value === 'string' ? `${value}!` : 'something';
}

test('whatever is changed after sealing is named', () => {
  const { seal, ...body } = JSON.parse(factsText) as Record<string, unknown>;
  const parts = [...new CanonicalBody(body).parts.keys()].filter((name) => name !== 'format');
  assert.ok(parts.length > 15);
  for (const name of parts) {
    const [, key = '', below] = /^([^.]+)(?:\.(.+))?$/.exec(name)!;
    const outer = body[key] as Record<string, unknown>;
    const tampered = below === undefined ? changed(outer) : { ...outer, [below]: changed(outer[below]) };
    const text = receiptText(new CanonicalBody({ ...body, [key]: tampered }), seal as never);
    const { holds, checks } = verifyReceipt('receipt', text, {});
    assert.ok(!holds, name);
    const found = checks.find((check) => check.name === 'seal');
    assert.deepEqual(found?.fields, [name]);
  }
});

test('a seal that is changed says so, field by field', () => {
  const { seal, ...body } = JSON.parse(factsText) as { seal: { parts: Record<string, string>; signature: object } };
  const text = (other: object): string => receiptText(new CanonicalBody(body), { ...seal, ...other } as never);
  const fields = (other: object): string[] => verifyReceipt('receipt', text(other), {}).checks.flatMap((check) => check.fields);
  assert.deepEqual(fields({}), []);
  assert.ok(fields({ digest: '0' }).includes('seal.digest'));
  assert.ok(fields({ algorithm: 'MD5' }).includes('seal.algorithm'));
  assert.ok(fields({ parts: { ...seal.parts, 'question.on': '0' } }).includes('seal.parts.question.on'));
  assert.ok(fields({ more: 1 }).includes('seal.more'));
  for (const key of Object.keys(seal.signature)) {
    assert.ok(fields({ signature: { ...seal.signature, [key]: 'x' } }).includes('seal.signature'), key);
  }
});

test('an answer forged with a fresh seal does not survive its own making', () => {
  const { seal, ...body } = JSON.parse(factsText) as
    { seal: unknown; answer: { legs: { delivery: { enforced: { outcome: string } } } } };
  assert.ok(seal !== undefined);
  body.answer.legs.delivery.enforced.outcome = 'not-subject';
  const forged = new CanonicalBody(body);
  const { holds, differences } = verifyReceipt('receipt', receiptText(forged, forged.seal(sha256)), {});
  assert.ok(!holds);
  assert.deepEqual(differences.map(({ path, before }) => [path, before]), [['answer.legs.delivery.enforced.outcome', 'not-subject']]);
});

test('a receipt rewritten, even without a changed word, is not the one that was sealed', () => {
  const pretty = JSON.stringify(JSON.parse(factsText), null, 2);
  assert.deepEqual(verifyReceipt('receipt', pretty, {}).checks.filter(({ holds }) => !holds).map(({ name }) => name), ['form']);
  const doubled = factsText.replace('"question":{', '"question":{"on":"2020-01-01",');
  assert.ok(!verifyReceipt('receipt', doubled, {}).holds);
});

test('a file that is no receipt ends with one clear line and code 2', () => {
  const bad: Record<string, string> = {
    'cut.json': factsText.slice(0, factsText.length / 2), 'empty.json': '', 'other.json': '{"a":1}', 'list.json': '[]',
    'later.json': factsText.replace('portolan-receipt/1', 'portolan-receipt/9'), 'bytes.json': 'x',
  };
  for (const [name, text] of Object.entries(bad)) writeFileSync(inFolder(name), text);
  writeFileSync(inFolder('bytes.json'), Buffer.from([0xff, 0xfe]));
  writeFileSync(inFolder('huge.json'), '{');
  truncateSync(inFolder('huge.json'), 65 * 1024 * 1024);
  for (const name of [...Object.keys(bad), 'huge.json', 'none.json', '.']) {
    const { status, stdout, stderr } = run('verify', name);
    assert.deepEqual([status, stdout, stderr.trimEnd().split('\n').length], [2, '', 1], `${name}: ${stderr}`);
  }
  assert.match(run('verify', 'cut.json').stderr, /cut short/);
  writeFileSync(inFolder('brace.json'), factsText.replace(/}\s*$/, ']'));
  const end = factsText.trimEnd().length;
  assert.match(run('verify', 'brace.json').stderr, new RegExp(`^brace\\.json:1:${end}: .*It is no JSON: A comma or the end`));
});

test('a receipt is never written over another file', () => {
  const before = readFileSync(inFolder('facts.json'), 'utf8');
  const { status, stderr } = run(...question, '--receipt', 'facts.json');
  assert.equal(status, 2);
  assert.match(stderr, /never overwritten/);
  assert.match(run(...question, '--receipt', 'nowhere/x.json').stderr, /There is no folder to write the receipt into/);
  assert.equal(readFileSync(inFolder('facts.json'), 'utf8'), before);
});

test('a receipt made under another law verifies under that law, and says what the law here would answer', () => {
  cpSync(join(projectRoot, 'law'), inFolder('older/law'), { recursive: true });
  const page = readdirSync(inFolder('older/law/ear/740/17')).filter((name) => name.endsWith('.md')).at(-1)!;
  const file = inFolder(`older/law/ear/740/17/${page}`);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^exception: ENC$([^]*?)^when: /m, 'exception: ENC$1when: activity == "reexport" && '));
  const encryption = ['item.eccn=5A002.a', 'item.kind=server', 'destination=KE', 'endUser.ultimateParentHeadquarters=US'];
  run('decide', ...encryption, '--assume', 'ordinary', '--on', '2026-11-23', '--corpus', 'older', '--receipt', 'older.json');
  const kept = run('verify', 'older.json');
  assert.equal(kept.status, 0, kept.stdout + kept.stderr);
  assert.match(kept.stdout, /as it was kept[^]*The law here is now[^]*law\/ear\/740\/17\/\S+\.md reads otherwise[^]*another today/);
  assert.match(kept.stdout, /answer\.legs\.delivery\.enforced\.outcome/);
  const { digest } = (JSON.parse(readFileSync(inFolder('older.json'), 'utf8')) as { law: { digest: string } }).law;
  assert.equal(run('verify', 'older.json', '--corpus', digest.slice(0, 16)).status, 0);
  rmSync(join(folder, 'store', `${digest}.json`));
  const lost = run('verify', 'older.json');
  assert.equal(lost.status, 1);
  assert.match(lost.stdout, /✗ law: [0-9a-f]{12} is neither the law here nor kept; name it with --corpus/);
  assert.equal(run('verify', 'older.json', '--corpus', 'older').status, 0);
  assert.match(run('law', 'snapshot', '--corpus', 'older', '--to', 'older.law.json').stdout, new RegExp(`^${digest}`));
  assert.equal(run('verify', 'older.json', '--corpus', 'older.law.json').status, 0);
  assert.equal(run('verify', 'facts.json', '--corpus', 'older').status, 1);
  writeFileSync(inFolder('older.law.json'), readFileSync(inFolder('older.law.json'), 'utf8').replace('encryption', 'Encryption'));
  assert.match(run('verify', 'older.json', '--corpus', 'older.law.json').stderr, /changed or damaged/);
});

test('when the package has changed since, the facts that moved are named', () => {
  const text = readFileSync(inFolder('package.yaml'), 'utf8');
  writeFileSync(inFolder('moved.yaml'), text.replace('value: 768', 'value: 769'));
  const { status, stdout } = run('verify', 'package.json', '--package', 'moved.yaml');
  assert.equal(status, 0);
  assert.match(stdout, /The package file moved\.yaml has changed[^]*facts\.\S*quantity\.value: 768 -> 769/);
});
