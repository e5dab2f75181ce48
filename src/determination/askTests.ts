import type { LawEngine } from '../engine/lawEngine.ts';
import { collectionsOf } from '../package/collections.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Leg } from '../package/legs.ts';
import type { Package } from '../package/model.ts';
import type { AskList } from './askList.ts';
import { placeOn, placeOnLeg } from './askPlace.ts';
import type { Counts } from './counts.ts';
import type { TestFinding } from './determination.ts';
import type { LoadedFacts } from './loadedFacts.ts';
import { type DetermineOptions, questionOf } from './options.ts';
import { testFacts, testPackage } from './tests.ts';

/** Asks for what the open tests of a package wait for: seen leg by leg first, then as a whole. */
export interface TestAsking {
  lookAt(loaded: LoadedFacts, leg: Leg): void;
  finish(legs: readonly Leg[], catalog: FigureSource): void;
}

export function askTests(
  engine: LawEngine, found: Package, options: DetermineOptions, counts: Counts, list: AskList,
): TestAsking {
  const question = questionOf(options, 'enforced');
  return {
    lookAt(loaded, leg) {
      counts.look('items', leg.item, loaded);
      for (const [subject, of] of [['item', leg.item], ['leg', leg.id]] as const) {
        for (const test of testFacts(loaded, question, subject, of)) {
          if (test.status === 'open') askOpen(test, list, (fact) => placeOnLeg(list.places, leg, fact));
        }
      }
    },
    finish(legs, catalog) {
      counts.lookAt(collectionsOf(found, legs, catalog), options);
      for (const test of testPackage(engine, found, counts.findings(), question, options)) {
        if (test.status === 'open') askOpen(test, list, (fact) => placeOn(list.places, test.of, fact));
      }
    },
  };
}

/** What an open test waits for: for a count, what is open about each thing that may have to be counted. */
function askOpen(test: TestFinding, list: AskList, placeOf: (fact: string) => ReturnType<typeof placeOn>): void {
  const id = test.of === '' ? test.rule : `${test.rule} ${test.of}`;
  list.finding(id, 0);
  // A test asks by its own right, whatever else a fact matters for.
  const cite = test.rule.slice(0, test.rule.indexOf('#'));
  const counted = new Set(test.counts.filter(({ open }) => open.length > 0).map(({ fact }) => fact));
  for (const need of test.needs) {
    if (!counted.has(need.fact)) list.need({ ...need, cite }, placeOf(need.fact), id, { proven: true, onShortest: true });
  }
  for (const { of, needs } of test.counts.flatMap(({ open }) => open)) {
    for (const need of needs) list.need({ ...need, cite }, placeOfCounted(list, of, need.fact), id, { proven: true, onShortest: true });
  }
}

/** What is asked of a party that has already said it of itself is asked of those who own it and are not named. */
function placeOfCounted(list: AskList, of: string, fact: string): ReturnType<typeof placeOn> {
  const party = list.places.found.parties?.find(({ id }) => id === of);
  if (party === undefined || fact !== 'party.headquarters' || party.headquarters?.value == null) {
    return placeOn(list.places, of, fact);
  }
  const first = `Name the owners of ${party.name} under owners, each with its headquarters, and say ownersComplete: true.`;
  return { key: `owners of ${of}`, about: `those who own ${party.name}`, first };
}
