import type { Outcome } from '../../../engine/program.ts';
import type { WorldDay } from '../handlers/world.ts';

export type WorldView = 'enforced' | 'codified';

/** Outcomes in the order of legends and counts: from what is free to what is closed, then what is open. */
export const outcomeOrder: readonly Outcome[] = [
  'not-subject', 'no-licence-required', 'exception-available', 'authorised', 'licence-required', 'barred',
  'unsettled', 'needs-judgement', 'needs-facts',
];

/** Some countries that come out otherwise from one day on, in one view. */
export interface Transition {
  view: WorldView;
  before: Outcome;
  after: Outcome;
  countries: string[];
}

/** The outcome of each country. */
export function byCountry(groups: readonly (readonly string[])[], outcomes: readonly Outcome[]): Map<string, Outcome> {
  return new Map(groups.flatMap((group, index) => group.map((code) => [code, outcomes[index]!] as const)));
}

/** What is otherwise on one day than on another. */
export function transitions(groups: readonly (readonly string[])[], before: WorldDay, after: WorldDay): Transition[] {
  return (['enforced', 'codified'] as const).flatMap((view) => {
    const moved = groups.flatMap((countries, index) => {
      const [was, is] = [before[view][index]!, after[view][index]!];
      return was === is ? [] : [{ was, is, countries }];
    });
    return [...Map.groupBy(moved, ({ was, is }) => `${was} ${is}`).values()].map((same): Transition => ({
      view, before: same[0]!.was, after: same[0]!.is, countries: same.flatMap(({ countries }) => countries),
    })).toSorted((left, right) => right.countries.length - left.countries.length);
  });
}

/** The first day, and each on which some country comes out otherwise than before; of days not decided yet nothing is said. */
export function changeDays(days: readonly string[], known: ReadonlyMap<string, WorldDay>): string[] {
  return days.filter((day, index) => {
    if (index === 0) return known.has(day);
    const [before, after] = [known.get(days[index - 1]!), known.get(day)];
    return before !== undefined && after !== undefined && !isSame(before, after);
  });
}

function isSame(before: WorldDay, after: WorldDay): boolean {
  return before.enforced.every((outcome, index) => outcome === after.enforced[index])
    && before.codified.every((outcome, index) => outcome === after.codified[index]);
}

/** The stretch in which a day lies: the last of the sorted days that is not after it, else the first. */
export function stretchOf(days: readonly string[], on: string): string {
  return days.findLast((day) => day <= on) ?? days[0]!;
}
