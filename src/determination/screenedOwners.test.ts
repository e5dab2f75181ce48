import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCorpus } from '../cli/corpusCache.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { readPackage } from '../package/reader.ts';
import { type ListEntry, partyNamed } from '../screening/entry.ts';
import type { ListFact } from '../screening/listFacts.ts';
import { withOwners } from './ownedParties.ts';
import { withScreenedOwners } from './screenedOwners.ts';
import type { ScreenedFinding } from './screenedParties.ts';

const engine = new LawEngine(loadCorpus());
const { package: found } = readPackage(`title: Owners
parties:
  - {id: cloud, name: Cloud, headquarters: VN, organisedIn: VN, owners: [{name: Works, headquarters: CN, percent: 60}]}
`, { path: 'package.yaml' });

const entry: ListEntry = {
  ...partyNamed('WORKS'), list: 'a-list', id: '1', programmes: [], footnotes: [], notices: [], at: { file: 'list.csv', line: 2 },
};

/** What the owners of the party say once the finding on its named owner stands as given. */
function ownedByListed(state: ScreenedFinding['state']): unknown {
  const finding = { subject: 'cloud owner Works', name: 'Works', entry, score: 1, verdict: 'identifier', because: '', state, by: '' };
  const factsOf = (entries: readonly ListEntry[]): ListFact[] =>
    (entries.length === 0 ? [] : [{ fact: 'listedOnEntityList', value: true, cite: 'a cite', entries: [...entries] }]);
  const parties = found.parties!.map((party) => withScreenedOwners(party, [finding], factsOf));
  const { package: owned } = withOwners(engine, { ...found, parties }, { on: '2025-10-15', assumeOrdinary: true });
  return owned.parties![0]!.facts?.['party.ownedByListed']?.value;
}

test('an owner who is only named and is on a list catches what it owns', () => {
  assert.equal(ownedByListed('settled'), true);
});

test('while nobody has decided, nothing is said for it; a dismissed finding says nothing', () => {
  assert.equal(ownedByListed('open'), null);
  assert.equal(ownedByListed('dismissed'), undefined);
});
