import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { opened } from '../mcp/command.ts';
import { madeReceipt, replayed } from './analysis.ts';
import { madeDossier } from './dossiers.ts';

/** What can be read in a PDF. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const pages = await Promise.all(Array.from({ length: document.numPages }, async (_, index) =>
    (await (await document.getPage(index + 1)).getTextContent()).items));
  return pages.flat().map((item) => ('str' in item ? item.str : '')).join(' ');
}

test('dossier and receipt are made whole, without what is for the licensing agency alone, and for the public', async () => {
  const workbench = opened()();
  const example = readFileSync(new URL('../../../examples/small-allied-market.yaml', import.meta.url), 'utf8');
  const licence = ['D0004711', 'their wording is not public'];
  const text = example.replace('authority: BIS', `authority: BIS\n    number: ${licence[0]}`)
    .replace('exporter.isInformedLetter: {value: false', 'exporter.isInformedLetter: {value: true')
    .replace(/^title: /m, `title: ${licence[0]} `);
  const question = { package: text, on: '2026-11-23' };
  const { whole, programme, public: open, receipt } = madeDossier(workbench, { ...question, confidential: [] });
  assert.equal((JSON.parse(receipt.text) as { seal: { digest: string } }).seal.digest, receipt.digest);
  assert.deepEqual(madeReceipt(workbench, question), receipt, 'a dossier rests on the receipt that the same question has');
  const left = receipt.programme!;
  for (const word of [...licence, 'isInformedLetter":{"origin']) {
    assert.ok(receipt.text.includes(word), word);
    assert.ok(!left.receipt.includes(word) && !left.package.includes(word), word);
  }
  assert.ok(replayed(left.receipt).holds, 'it is a receipt like any other');
  assert.match(await textOf(whole), /D0004711/);
  for (const bytes of [programme!, open]) assert.doesNotMatch(await textOf(bytes), /D0004711|their wording is not public/);
});
