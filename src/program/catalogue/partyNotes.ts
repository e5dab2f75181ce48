import type { Determination, TestFinding } from '../../determination/determination.ts';
import { testId } from '../../determination/proveTest.ts';
import type { Package } from '../../package/model.ts';

/** What has to be said of a party wherever its package is shown, although its country is open. */
export interface PartyNote {
  party: string;
  name: string;
  /** Tests of it that are not plainly met. */
  tests: { test: string; name: string; status: TestFinding['status']; question: string | null }[];
  /** What is still asked about it, or about whoever plays its part. */
  asked: string[];
}

/**
 * The parties of a determined package with everything that is not settled about them, each that takes part in a leg or is a
 * member even where nothing is: that something was looked for is part of the answer.
 */
export function partyNotes(found: Package, { tests, legs, questions }: Pick<Determination, 'tests' | 'legs' | 'questions'>): PartyNote[] {
  const members = new Set([found.consortium?.anchor?.value, ...found.consortium?.members?.map(({ party }) => party) ?? []]);
  const sites = found.sites ?? [];
  const items = Object.values(found.layers ?? {}).flat();
  const playing = new Set([
    ...members, ...items.flatMap(({ supplier, exporter, endUser }) => [supplier?.value, exporter?.value, endUser?.value]),
    ...sites.flatMap(({ owner, operator, builder, endUser, consignee }) =>
      [owner, operator, builder, endUser, consignee].map((one) => one?.value)),
  ]);
  const byId = new Map(legs.map((leg) => [leg.id, leg]));
  return (found.parties ?? []).filter(({ id }) => playing.has(id)).map(({ id, name }) => {
    const plays = (role: string, leg: string): boolean => byId.get(leg)?.facts[`${role}.name`]?.value === name;
    return {
      party: id, name,
      tests: tests.filter(({ subject, of, status }) => subject === 'party' && of === id && status !== 'met')
        .map((test) => ({ test: testId(test), name: test.name, status: test.status, question: test.question ?? null })),
      asked: [...new Set(questions.filter(({ need, legs: asking }) => asking.some((leg) => plays(need.fact.replace(/\..*$/, ''), leg)))
        .map(({ need }) => need.question))],
    };
  });
}
