import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCatalog, loadCorpus } from '../../cli/corpusCache.ts';
import { projectRoot } from '../../cli/lawFiles.ts';
import { InputError } from '../../corpus/diagnostic.ts';
import { readPackage } from '../../package/reader.ts';
import { packageVocabulary } from '../../package/vocabulary.ts';
import { draftOf } from './draft.ts';
import { proposedFacts } from './find.ts';
import { datesIn, moneyIn, numberOf, organisationsIn } from './patterns.ts';
import type { Passage, ProposedFact } from './proposal.ts';
import { readIntakeRules } from './rules.ts';

const path = 'law/program/intake.yaml';
const rules = readIntakeRules(path, readFileSync(join(projectRoot, path), 'utf8'));
const corpus = loadCorpus();
const catalog = loadCatalog(corpus);
const text = `Proposal title: Harbour Cloud for Kenya
Meridian Rack Systems, Inc. leads the consortium as anchor member; it does not own the site.
Northlake Cloud, Inc. operates the region.
The Nairobi AI Campus in Kenya draws 20 MW at first.
We deliver 40 NVIDIA GB300 NVL72 racks.
Target markets: Kenya and Rwanda.
The consortium asks the Export-Import Bank of the United States for a direct loan of $120 million.
The first shipment is planned for 1 March 2027; the region is in service by December 31, 2027.
Models: An open-weight model of 70 billion parameters`;
const passages: Passage[] = text.split('\n').map((line, index) => ({ page: 3, number: index + 1, text: line }));
const facts = proposedFacts(passages, rules, { countries: corpus.countries, catalog: catalog.entries });
const found = (field: string): ProposedFact[] => facts.filter((fact) => fact.field === field);
const values = (field: string): unknown[] => found(field).map(({ value }) => value);

test('each fact is anchored to the page and passage that states it', () => {
  assert.deepEqual(values('title'), ['Harbour Cloud for Kenya']);
  assert.deepEqual(
    found('sites.powerMegawatts').map(({ of, value, page, passage }) => [of, value, page, passage]),
    [['nairobi-ai-campus', 20, 3, 4]],
  );
  for (const { passage, text: quoted } of facts) assert.equal(quoted, passages[passage - 1]!.text);
});

test('countries, days, sums, names and things of the catalog are found as people write them', () => {
  assert.deepEqual(values('targets.countries'), ['KE', 'RW']);
  assert.deepEqual([values('dates.firstShipment'), values('dates.inService')], [['2027-03-01'], ['2027-12-31']]);
  assert.deepEqual(values('support'), [{ agency: 'EXIM', instrument: 'direct-loan', amount: 120_000_000, currency: 'USD' }]);
  assert.deepEqual(values('layers.hardware'), [{ catalog: 'nvidia-gb300-nvl72', name: 'NVIDIA GB300 NVL72', quantity: 40 }]);
  assert.deepEqual(
    values('parties').map((party) => (party as { name: string }).name),
    ['Meridian Rack Systems, Inc.', 'Northlake Cloud, Inc.'],
  );
});

test('what was confirmed makes a package that can be read, with its passages as sources', () => {
  const draft = draftOf(facts, 'proposal.pdf', 'schema/package.schema.json');
  const { package: read } = readPackage(draft, {
    path: 'package.yaml',
    vocabulary: packageVocabulary(corpus),
    catalogNames: catalog.names,
  });
  assert.equal(read.title, 'Harbour Cloud for Kenya');
  assert.deepEqual(
    read.sites!.map(({ country, powerMegawatts }) => [country?.value, powerMegawatts?.value, powerMegawatts?.source]),
    [['KE', 20, 'proposal.pdf, page 3, passage 4']],
  );
  assert.equal(read.consortium!.anchor!.value, 'meridian-rack-systems-inc');
  assert.equal(read.layers!.hardware![0]!.quantity!.value, 40);
});

test('nothing that nobody confirmed is in the draft', () => {
  const draft = draftOf(
    facts.filter(({ field }) => field === 'title' || field === 'sites.country'),
    'p.docx',
    's.json',
  );
  assert.match(draft, /title: Harbour Cloud/);
  assert.doesNotMatch(draft, /KE|sites|Meridian|layers/);
});

test('days that do not exist and numbers that can be read in two ways are not guessed', () => {
  assert.deepEqual(
    datesIn('on 31 February 2027, or on March 1, 2027').map(({ date }) => date),
    ['2027-03-01'],
  );
  assert.deepEqual(['1,400', '2.5', '1,40', '1.400,5'].map(numberOf), [1400, 2.5, undefined, undefined]);
  assert.deepEqual(moneyIn('€2.5 million and USD 4,641,000,000'), [
    { amount: 2_500_000, currency: 'EUR' },
    { amount: 4_641_000_000, currency: 'USD' },
  ]);
  assert.deepEqual(organisationsIn('with Rimal Compute Company PJSC and Harbour Data GmbH.'), [
    'Rimal Compute Company PJSC',
    'Harbour Data GmbH',
  ]);
});

test('a rule whose pattern cannot be read is refused with its line', () => {
  assert.throws(
    () => readIntakeRules('i.yaml', "rules:\n  - {id: a, field: title, finds: text, pattern: '('}\n"),
    (error: unknown) => error instanceof InputError && error.diagnostics[0]!.line === 2,
  );
});
