import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, test } from 'node:test';
import { constants, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { dossierOf } from '../../program/dossier/dossier.ts';
import { confidentialWords, publicVersion } from '../../program/dossier/public.ts';
import type { Dossier } from '../../program/dossier/tree.ts';
import { openPackage, openWorkbench } from '../workbench.ts';
import { docxOf } from './docx.ts';
import { gather } from './gather.ts';
import { dossierBench } from './law.ts';
import { pdfOf } from './pdf.ts';

const asked = { on: '2026-11-23', assumeOrdinary: false };
const names = [
  'شركة الإمارات للحوسبة',
  '深圳市云海科技有限公司',
  'ООО «Северные вычисления»',
  'חברת הענן',
  '한국클라우드',
  'हिमालय क्लाउड',
  'คลาวด์ไทย',
];
let whole: Dossier;
let open: Dossier;

before(() => {
  const bench = openWorkbench();
  const { package: found } = openPackage('examples/gulf-sovereign-cluster.yaml', bench);
  const named = {
    ...found,
    parties: found.parties!.map((party, index) => (index < names.length ? { ...party, name: `${party.name} ${names[index]!}` } : party)),
  };
  const note = { receipt: { digest: 'd'.repeat(64), law: 'l'.repeat(64), program: 'p'.repeat(64), version: '0.0.0' }, proofs: [] };
  const question = { found: named, options: asked, rates: ['reference=5.1', 'commercial=9'], stated: [] };
  whole = dossierOf(
    gather(
      dossierBench(bench),
      question,
      () => note,
      () => undefined,
    ),
  );
  open = publicVersion(whole);
});

const read = (bytes: Uint8Array): Promise<PDFDocumentProxy> => getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;

interface Node {
  role?: string;
  alt?: string;
  children?: Node[];
}

async function treeOf(pdf: PDFDocumentProxy): Promise<Node[]> {
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => (await pdf.getPage(index + 1)).getStructTree()));
  const below = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(below)];
  return pages.flatMap((page) => (page === null ? [] : below(page as Node)));
}

async function textOf(pdf: PDFDocumentProxy): Promise<string> {
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => (await pdf.getPage(index + 1)).getTextContent()),
  );
  return pages.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join(' ');
}

/** Everything in a PDF that is not drawn: its streams unpacked, and its strings of wide letters. */
function hiddenText(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].map(([, body]) => unpacked(Buffer.from(body!, 'latin1')));
  const text = [raw, ...streams].join('\n');
  const wide = [...text.matchAll(/<FEFF((?:[0-9A-F]{4})+)>/gi)].map(([, digits]) =>
    Buffer.from(digits!, 'hex').swap16().toString('utf16le'),
  );
  const bare = [...text.matchAll(/\(\u00fe\u00ff((?:\\[^]|[^\\)])*)\)/g)]
    .map(([, body]) => Buffer.from(body!.replaceAll(/\\([()\\])/g, '$1'), 'latin1'))
    .map((body) =>
      body
        .subarray(0, body.length & ~1)
        .swap16()
        .toString('utf16le'),
    );
  return [text, Buffer.from(text, 'latin1').toString('utf8'), ...wide, ...bare].join('\n');
}

/** A stream as it is when nothing pressed it, and as its bytes where it is no pressed one. */
function unpacked(body: Buffer): string {
  return body[0] === 0x78 ? inflateSync(body, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1') : body.toString('latin1');
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('the PDF is tagged, speaks a language, has a title, and tells what its pictures show', async () => {
  const { bytes, unwritten } = pdfOf(whole);
  assert.deepEqual(unwritten, []);
  const pdf = await read(bytes);
  const { info, metadata } = await pdf.getMetadata();
  assert.equal((info as { Title?: string }).Title, whole.title);
  assert.equal((info as { Language?: string }).Language, 'en');
  assert.equal(((await pdf.getMarkInfo()) as unknown as Map<string, boolean>).get('Marked'), true);
  assert.match(metadata?.getRaw() as string, /<pdfuaid:part>1<\/pdfuaid:part>/);
  const nodes = await treeOf(pdf);
  const roles = new Set(nodes.map(({ role }) => role));
  for (const role of ['H1', 'H2', 'P', 'L', 'LI', 'Table', 'TH', 'TD', 'Figure', 'Caption']) assert.ok(roles.has(role), `no ${role}`);
  const figures = nodes.filter(({ role }) => role === 'Figure');
  assert.ok(figures.length >= 4);
  for (const { alt } of figures) assert.ok((alt ?? '').length > 20);
  assert.ok((await pdf.getOutline()).length >= whole.sections.length);
});

test('names in every script that fonts are bundled for can be read back', async () => {
  const text = (await textOf(await read(pdfOf(whole).bytes))).normalize('NFKC').replaceAll(/\s+/g, '');
  for (const name of [names[1]!, names[2]!, names[4]!]) assert.ok(text.includes(name.normalize('NFKC').replaceAll(/\s+/g, '')), name);
  assert.match(text, /\p{Script=Arabic}{3}/u);
  assert.match(text, /\p{Script=Hebrew}{3}/u);
});

test('a sign that no bundled font holds is written in Latin letters', () => {
  const tree: Dossier = { ...open, title: 'ኢትዮጵያ Cloud', facts: [], sections: [] };
  const { unwritten } = pdfOf(tree);
  assert.ok(unwritten.includes('ኢ'));
});

test('the same tree gives the same bytes', async () => {
  const small: Dossier = { ...whole, sections: whole.sections.slice(0, 3) };
  assert.equal(digest(pdfOf(small).bytes), digest(pdfOf(small).bytes));
  assert.equal(digest(await docxOf(small)), digest(await docxOf(small)));
});

test('the DOCX holds the words, headings, alternative texts and right-to-left runs', async () => {
  const parts = unzipSync(await docxOf(whole));
  const text = new TextDecoder().decode(parts['word/document.xml']);
  assert.match(text, /<w:pStyle w:val="Heading1"\/>/);
  assert.match(text, /<w:tblHeader\/>/);
  assert.match(text, /descr="[^"]{20,}/);
  assert.match(text, /<w:rtl\/>[^]*?شركة الإمارات/);
  assert.ok(text.includes(names[1]!) && text.includes(names[2]!));
  assert.match(text, /⟦USD 5,460,000,000⟧/);
  assert.ok(Object.keys(parts).some((name) => name.endsWith('.odttf')));
});

test('the DOCX can be read by another reader of such files', async () => {
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(await docxOf(whole)) });
  assert.deepEqual(
    messages.filter(({ type }) => type === 'error'),
    [],
  );
  for (const { title } of whole.sections) assert.ok(value.includes(`>${title}</h1>`) || value.includes(`</a>${title}</h1>`), title);
  assert.ok((value.match(/<table>/g) ?? []).length > 20);
});

test('what is missing is printed as missing', async () => {
  const text = await textOf(await read(pdfOf(whole).bytes));
  assert.match(text, /missing: price/);
  assert.match(text, /missing: not stated/);
});

/** All that the two files of a dossier hold, drawn or hidden, as the texts in which something could be found. */
async function everythingIn(dossier: Dossier): Promise<string[]> {
  const { bytes } = pdfOf(dossier);
  const pdf = await read(bytes);
  const told = [
    ...(await treeOf(pdf)).map(({ alt }) => alt ?? ''),
    JSON.stringify(await pdf.getMetadata()),
    JSON.stringify(await pdf.getOutline()),
  ];
  const parts = Object.entries(unzipSync(await docxOf(dossier))).filter(([name]) => !/\.(png|odttf)$/.test(name));
  const written = parts.map(([, part]) => new TextDecoder().decode(part)).join('\n');
  return [(await textOf(pdf)).replaceAll(/\s+/g, ' '), told.join(' '), hiddenText(bytes), written, written.replaceAll(/<[^>]+>/g, '')];
}

test('nothing confidential is anywhere in the public files', async () => {
  const words = confidentialWords(whole);
  assert.ok(words.length > 10 && words.includes('USD 5,460,000,000'));
  for (const text of await everythingIn(open)) {
    for (const word of words) assert.ok(!text.includes(word), word);
    assert.doesNotMatch(text, /Conditions precedent|BIS-748P/);
  }
});

test('the same search finds it in the files that are not public', async () => {
  const [drawn, told, hidden, written, plain] = await everythingIn(whole);
  for (const text of [drawn, written, plain]) assert.ok(text!.includes('USD 5,460,000,000'));
  for (const text of [told, hidden, written]) assert.ok(text!.includes('Sovereign investment vehicle of Abu Dhabi'));
});
