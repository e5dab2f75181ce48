// The dossier as the worker writes it: the same tree that the command line typesets, as pages and as a zip.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { dossierBench } from '../../../cli/dossier/law.ts';
import { projectRoot } from '../../../cli/lawFiles.ts';
import { replayed } from '../../../cli/serve/analysis.ts';
import { openWorkbench } from '../../../cli/workbench.ts';
import { InputError } from '../../../corpus/diagnostic.ts';
import { openTestBench, serveSiteData } from '../../testing/bench.ts';
import { type AskedDossier, dossierFile, type DossierForm } from './dossier.ts';

const bench = openTestBench();
const { world } = dossierBench(openWorkbench());
const text = readFileSync(join(projectRoot, 'examples/gulf-sovereign-cluster.yaml'), 'utf8');
before(serveSiteData);

const asked = (form: DossierForm, file = text): AskedDossier => ({
  question: {
    text: file, path: 'examples/gulf-sovereign-cluster.yaml', on: '2026-11-23', today: '2026-11-23', knownOn: null, assumeOrdinary: false,
  },
  rates: ['commercial=9'], stated: [], form, world,
});

test('everything comes as one zip: whole, public, the certainty kit, the tree as data, and a receipt that replays', async () => {
  const bytes = await dossierFile(bench, asked('all')) as Uint8Array;
  const files = unzipSync(bytes);
  assert.deepEqual(Object.keys(files), ['dossier.html', 'dossier-public.html', 'certainty-kit.html', 'dossier.json', 'receipt.json']);
  const [whole, open, kit, data, receipt] = Object.values(files).map((one) => strFromU8(one)) as [string, string, string, string, string];
  const { sections } = JSON.parse(data) as { sections: { id: string; title: string }[] };
  for (const { title } of sections) assert.ok(whole.includes(title), title);
  assert.equal(whole.match(/<h2/g)!.length, sections.length);
  assert.match(whole, /⟦/);
  assert.doesNotMatch(open, /⟦[^⟧]*\d{6}/);
  assert.ok(open.length < whole.length && kit.length < open.length);
  assert.match(kit, /lang="es"/, 'clauses in both languages');
  assert.doesNotMatch(whole + open + kit, /<script|https?:\/\/[^"]*\.(?:js|css)/);
  assert.ok(replayed(receipt).holds);
  assert.deepEqual(await dossierFile(bench, asked('all')), bytes, 'the same question has the same bytes');
});

test('what cannot be read is refused with the line; markup in a package stays words', async () => {
  await assert.rejects(dossierFile(bench, asked('whole', 'title: [')), InputError);
  const sly = text.replace(/^title: .*$/m, 'title: "<script>alert(1)</script>"');
  assert.doesNotMatch(await dossierFile(bench, asked('whole', sly)) as string, /<script/);
});
