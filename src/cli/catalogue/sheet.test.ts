import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { sheetLanguages } from '../../service/catalogue/sheet.ts';
import { sheetPdf } from './sheet.ts';

const points = Array.from({ length: 40 }, (_, index) =>
  ({ about: `party-${index}`, test: 'Not listed', status: 'open', question: 'Who owns it?' }));
const entry = {
  proposal: 'p', title: 'T', designated: '2026-11-20', countries: ['AM', 'KE'], sectors: ['health'], conditions: ['Reports twice a year.'],
  priceDollars: 40_000_000, provides: {}, keeps: {}, contact: 'desk@portolan.example', shownTo: 'anybody' as const,
  notes: { on: '2026-11-23', corpus: '', asked: [], parties: points,
    outcomes: [{ country: 'AM', outcome: 'no-licence-required', legs: 2 }, { country: null, outcome: 'needs-facts', legs: 1 }] },
};
const listed = { proposal: 'p', title: 'A package for schools', since: '2026-11-20', conditions: 'Open to audits.', entry };

test('in every language it is one page, with what is open about the parties', async () => {
  for (const language of sheetLanguages) {
    const bytes = sheetPdf({ listed, language, address: 'https://portolan.example/catalogue/p' });
    const document = await getDocument({ data: bytes }).promise;
    assert.equal(document.numPages, 1, language);
    const { items } = await (await document.getPage(1)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ').replaceAll(/\s+/g, ' ');
    assert.match(text, /A package for schools[^]*party-0: Not listed[^]*portolan\.example/, language);
    if (language === 'es') assert.match(text, /Armenia, Kenia[^]*Abierto sobre sus partes[^]*y 34 más/);
    if (language === 'en') assert.match(text, /Armenia, Kenya[^]*\$40,000,000[^]*desk@portolan\.example[^]*Armenia: no licence required/);
  }
});
