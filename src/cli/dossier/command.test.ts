import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { projectRoot } from '../lawFiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-dossier-'));
after(() => rmSync(folder, { recursive: true }));

const portolan = (...words: string[]) =>
  spawnSync(process.execPath, [join(projectRoot, 'src/cli/main.ts'), ...words], { cwd: projectRoot, encoding: 'utf8' });
const example = 'examples/small-allied-market.yaml';

test('the command writes the proposal and the receipt that its text names', () => {
  const { status, stdout, stderr } = portolan('dossier', example, '-o', join(folder, 'whole'), '--format', 'docx');
  assert.equal(status, 0);
  assert.deepEqual(readdirSync(join(folder, 'whole')).toSorted(), ['dossier.docx', 'receipt.json']);
  assert.match(stdout, /dossier\.docx \(\d+ kB\)\n.*receipt\.json/);
  assert.match(stderr, /determining every delivery[^]*writing the DOCX[^]*contains business-confidential information/);
  const { seal } = JSON.parse(readFileSync(join(folder, 'whole', 'receipt.json'), 'utf8')) as { seal: { digest: string } };
  assert.match(seal.digest, /^[0-9a-f]{64}$/);
});

test('the public version comes without the receipt, which holds the whole package', () => {
  const { status } = portolan('dossier', example, '-o', join(folder, 'open'), '--public', '--format', 'docx');
  assert.equal(status, 0);
  assert.deepEqual(readdirSync(join(folder, 'open')), ['dossier-public.docx']);
});

test('what cannot be done is refused before anything is worked out', () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const taken = portolan('dossier', example, '-o', file);
  assert.deepEqual([taken.status, /determining/.test(taken.stderr)], [2, false]);
  const absent = portolan('dossier', 'examples/absent.yaml', '-o', join(folder, 'absent'));
  assert.deepEqual([absent.status, absent.stderr], [2, 'examples/absent.yaml:1:1: There is no such file.\n']);
  assert.equal(portolan('dossier', example).status, 2);
});
