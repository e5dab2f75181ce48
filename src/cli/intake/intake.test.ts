import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Document, Packer, Paragraph } from 'docx';
import { InputError } from '../../corpus/diagnostic.ts';
import type { Dossier } from '../../program/dossier/tree.ts';
import type { ProposedFact } from '../../program/intake/proposal.ts';
import { pdfOf } from '../dossier/pdf.ts';
import { projectRoot } from '../lawFiles.ts';
import { confirmed } from './confirm.ts';
import { passagesOf } from './document.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-intake-'));
after(() => rmSync(folder, { recursive: true }));
const lines = ['Target markets: Kenya and Rwanda.', 'The Nairobi AI Campus in Kenya draws 20 MW at first.', 'حرم نيروبي'];

const dossier: Dossier = {
  title: 'Harbour Cloud',
  subtitle: 'A proposal',
  language: 'en',
  on: '2026-11-23',
  edition: 'whole',
  facts: [],
  notice: '',
  sections: [{ id: 'a', title: 'Markets', sections: [], blocks: lines.map((text) => ({ kind: 'paragraph' as const, text })) }],
};

function fileOf(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const refused = (path: string, message: RegExp): Promise<void> =>
  assert.rejects(passagesOf(path), (error: unknown) => error instanceof InputError && message.test(error.diagnostics[0]!.message));

test('the passages of a PDF know their pages', async () => {
  const passages = await passagesOf(fileOf('p.pdf', pdfOf(dossier).bytes));
  assert.equal(passages.find(({ text }) => text.includes('Target markets'))?.page, 3);
  assert.ok(passages.some(({ text }) => text === lines[1]));
});

test('the passages of a DOCX are its paragraphs', async () => {
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children: lines.map((text) => new Paragraph(text)) }] }));
  assert.deepEqual(
    await passagesOf(fileOf('p.docx', bytes)),
    lines.map((text, index) => ({ page: null, number: index + 1, text })),
  );
});

test('files that are no proposal are refused gently', async () => {
  await refused(fileOf('p.txt', 'Target markets: Kenya'), /neither a PDF nor a DOCX/);
  await refused(fileOf('broken.pdf', '%PDF-1.7\nnothing more'), /damaged/);
  await refused(fileOf('broken.docx', 'PK\u0003\u0004 nothing more'), /damaged/);
  await refused(join(folder, 'absent.pdf'), /no such file/);
});

const fact = (id: number, value: ProposedFact['value']): ProposedFact => ({
  id,
  field: 'title',
  of: null,
  value,
  words: String(value),
  page: 1,
  passage: id,
  text: 'passage',
  rule: 'title',
});

test('only what a person says yes to is taken over, or what they put in its place', async () => {
  const answers = ['y', 'n', 'e', 'Other words', 'what', 'q', 'y'];
  const shown: string[] = [];
  const taken = await confirmed(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((value, index) => fact(index + 1, value)),
    { question: () => Promise.resolve(answers.shift() ?? 'q') },
    (text) => shown.push(text),
    { width: 80, colour: false },
  );
  assert.deepEqual(
    taken.map(({ value }) => value),
    ['a', 'Other words'],
  );
  assert.match(shown[0]!, /1 of 6 {2}title: a\n {2}page 1, passage 1: “passage”/);
});

test('without a terminal nothing is written, and --proposals prints what would be asked', () => {
  const path = fileOf('asked.pdf', pdfOf(dossier).bytes);
  const run = (...words: string[]) =>
    spawnSync(process.execPath, [join(projectRoot, 'src/cli/main.ts'), 'intake', path, ...words], { cwd: folder, encoding: 'utf8' });
  const alone = run();
  assert.equal(alone.status, 2);
  assert.match(alone.stderr, /confirmed by somebody at a terminal/);
  const printed = run('--proposals', 'json');
  assert.equal(printed.status, 0);
  const { proposals } = JSON.parse(printed.stdout) as { proposals: ProposedFact[] };
  assert.ok(proposals.some(({ field, value, page }) => field === 'targets.countries' && value === 'RW' && page === 3));
  assert.ok(!readdirSync(folder).includes('package.yaml'));
});
