import type { Indicators, PartnerGroup, ProcessingDays } from '../corpus/indicators.ts';
import { membersOn } from '../corpus/table.ts';
import { type Bounds, nothing } from './bounds.ts';
import type { Side } from './compareSide.ts';
import { type Tallies, type Tally, together } from './tally.ts';

/** The indicators of one law over some deliveries, by their ids; unknowns widen the range. */
export type Measures = Record<string, Bounds>;

/** A partner group with the countries that the law had in it on the day. */
export interface Partners extends PartnerGroup {
  countries: ReadonlySet<string>;
}

/** The indicators of sums. Shares are of the dollars stated and of the performance known. */
export function measuresOf(sums: Tally, days: ProcessingDays): Measures {
  const licences = sums.of('licences');
  const isValued = sums.of('valued')[0] > 0;
  return {
    'open-value': isValued ? share(sums.of('openDollars'), sums.of('closedDollars')) : anyShare,
    'open-performance': share(sums.of('openTpp'), sums.of('closedTpp')),
    'permitted-performance': share(sums.of('permittedTpp'), sums.of('unpermittedTpp')),
    licences, 'processing-weeks': [licences[0] * days.low / 7, licences[1] * days.high / 7], stake: sums.of('stake'),
    'diversion-exposed': sums.of('diversion'), 'adversary-exposed': sums.of('adversary-exposed'),
    'listed-exposed': sums.of('listed-exposed'),
    'resting-on-announcements': isValued ? part(sums.of('resting'), sums.of('dollars')) : anyShare,
    barred: sums.of('barred'),
  };
}

/** A share of which nobody stated anything. */
const anyShare: Bounds = [0, 1];

function part([low, high]: Bounds, [least, most]: Bounds): Bounds {
  return most === 0 ? nothing : [low / most, Math.min(1, high / least)];
}

/** What part one is of itself and the other together, at least and at most; nothing where neither is anything. */
function share([low, high]: Bounds, [rest, most]: Bounds): Bounds {
  if (high === 0 && most === 0) return nothing;
  const of = (own: number, other: number): number => (own === 0 ? 0 : other === Infinity ? 0 : own === Infinity ? 1 : own / (own + other));
  return [of(low, most), of(high, rest)];
}

/** The partner groups of a day, each country in the first that holds it; the group without a set holds the rest. */
export function partnersOn({ engine: { corpus }, question: { on, knownOn } }: Side, { partnerGroups }: Indicators): Partners[] {
  const taken = new Set<string>();
  return partnerGroups.map((group) => {
    const members = group.set === undefined ? Object.keys(corpus.countries)
      : [...membersOn(corpus, group.set.table, group.set.name, on, knownOn)];
    const countries = new Set(members.filter((country) => !taken.has(country)));
    for (const country of countries) taken.add(country);
    return { ...group, countries };
  });
}

/** The sums of every partner group that has any deliveries. */
export function tallyByGroup(tallies: Tallies, partners: readonly Partners[]): { group: Partners; sums: Tally }[] {
  return partners.map((group) => ({ group, sums: together(tallies, (country) => group.countries.has(country)) }))
    .filter(({ sums }) => sums.of('deliveries')[0] > 0);
}
