// Nothing may be proposed but what stands on this list. A fact is added here only by somebody who can say why changing it
// changes the substance of a deal, and not merely on which side of a line it falls.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCorpus } from '../cli/corpusCache.ts';

const { vocabulary } = loadCorpus();
const levers = vocabulary.facts.filter(({ lever }) => lever);
/** What a package holds of a thing is no amount that is shipped. */
const isCount = ({ subject, name }: (typeof levers)[number]): boolean => subject === 'package' && name.endsWith('Count');

test('only these facts may ever be proposed as a change', () => {
  assert.deepEqual(levers.filter((fact) => !isCount(fact)).map(({ subject, name }) => `${subject}.${name}`).sort(), [
    'designer.approved', 'item.encryptionClassified', 'item.name', 'leg.bisAuthorisation',
    'leg.certificationsUnderSupplement2dd', 'leg.data.securityRequirementsMet', 'leg.destination',
    'leg.ofacAuthorised', 'leg.viaDistributor', 'package.complianceStatement', 'package.submittedByAnchor',
    'packager.approved', 'party.approvedUnderSupplement8', 'party.headquarters', 'party.listedOnEntityList', 'party.name',
    'party.ultimateParentHeadquarters', 'party.validatedEndUser', 'site.country',
  ]);
});

test('no lever is an amount, a share, a day, a route or a part that hides who takes part', () => {
  for (const { subject, name, type } of levers.filter((fact) => !isCount(fact))) {
    assert.ok(type !== 'number' && type !== 'date', `${subject}.${name} is a ${type}`);
    assert.doesNotMatch(name, /quantity|share|percent|value|route|transit|shipped|through|actual|disclosed|nominee|owner/i);
  }
});

test('every lever says what changing it means and who can do it, and exactly one fact speaks of evasion', () => {
  for (const { subject, name, change, control } of levers) {
    assert.ok(change !== undefined && control !== undefined, `${subject}.${name} says no change or not who makes it`);
  }
  assert.equal(vocabulary.facts.filter(({ evasion }) => evasion === true).length, 1);
});
