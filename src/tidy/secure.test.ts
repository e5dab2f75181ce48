// What the code of the product never does, so that whole kinds of attack have nothing to hold on to.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { lineAt } from './complaint.ts';
import { readProject } from './project.ts';
import { isTest } from './source.ts';

const root = path.join(import.meta.dirname, '../..');
const project = readProject(root);
const product = [...project].filter(([file]) =>
  /^src\/(?!tidy\/)[^]*\.tsx?$/.test(file) && !isTest(file) && !/\/(?:testing|e2e)\//.test(file));
const requests = product.filter(([file]) => /^src\/(?:service|store)\//.test(file));

/** Where a pattern is met, but in files that may. */
function met(pattern: RegExp, files: readonly (readonly [string, string])[], ...allowed: string[]): string[] {
  return files.filter(([file]) => !allowed.includes(file)).flatMap(([file, text]) =>
    [...text.matchAll(pattern)].map((match) => `${file}:${lineAt(text, match.index)}: ${match[0]}`));
}

test('no text becomes markup, a template or program code', () => {
  assert.ok(product.length > 300 && requests.length > 100);
  assert.deepEqual(met(/dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write\b|srcdoc|srcDoc/g, product), []);
  assert.deepEqual(met(/\beval\(|\bnew Function\(|\bvm\.|from 'node:vm'/g, product), []);
});

test('what answers requests starts no other program', () => {
  assert.deepEqual(met(/node:child_process|\bexecSync\b|\bspawn\(/g, requests), []);
});

test('every statement of a request is built with parameters', () => {
  // A backup names the tables it found, and a limit is a constant of ours.
  assert.deepEqual(met(/sql\.(?:raw|lit)\b/g, product, 'src/store/backup.ts', 'src/store/retention.ts'), []);
  // The queue of jobs has statements of its own.
  const asked = product.filter(([file]) => file.startsWith('src/service/'));
  assert.deepEqual(met(/\.executeSql\(/g, asked, 'src/service/jobs/worker.ts'), []);
});

test('what nobody may guess is not made with Math.random, and no broken algorithm is used', () => {
  assert.deepEqual(met(/Math\.random/g, requests), []);
  const broken = /create(?:Hash|Hmac)\('(?!sha256|sha512)[^']*'|createCipher|\bmd5\b|\bSHA-1\b|'sha1'/gi;
  assert.deepEqual(met(broken, product), []);
});

test('nothing turns the checking of certificates off', () => {
  assert.deepEqual(met(/rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity|insecureHTTPParser/g, product), []);
});

test('no secret stands in the repository', () => {
  const secrets = /-----BEGIN [A-Z ]*PRIVATE KEY-----\n[A-Za-z0-9+/]|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}\b|\bportolan_[\w-]{43}\b/g;
  assert.deepEqual(met(secrets, [...project]), []);
});

test('every dependency is explained, and pinned by digest from the registry', () => {
  const page = readFileSync(path.join(root, 'docs/dependencies.md'), 'utf8');
  const manifest = JSON.parse(project.get('package.json')!) as Record<string, Record<string, string>>;
  const named = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.keys(manifest[kind] ?? {}));
  assert.deepEqual(named.filter((name) => !page.includes(name) && !/^node-(?:bin-)?(?:darwin|linux|win)/.test(name)), []);
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { integrity?: string; link?: boolean; hasInstallScript?: boolean; inBundle?: boolean }> };
  const loose = Object.entries(packages).filter(([place, { integrity, inBundle }]) => place !== '' && !inBundle
    && !/^sha512-/.test(integrity ?? ''));
  assert.deepEqual(loose.map(([place]) => place), []);
  assert.match(readFileSync(path.join(root, '.npmrc'), 'utf8'), /ignore-scripts=true/);
});
