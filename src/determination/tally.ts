import type { Bounds } from './bounds.ts';

/** What is added up of deliveries: how many, their dollars and performance, and how much of each does what. */
export const tallied = [
  'deliveries', 'valued', 'dollars', 'tpp', 'openDollars', 'closedDollars', 'openTpp', 'closedTpp', 'permittedTpp', 'unpermittedTpp',
  'licences', 'barred', 'stake', 'resting', 'diversion', 'adversary-exposed', 'listed-exposed',
] as const;

export type Tallied = typeof tallied[number];

const place = new Map(tallied.map((name, index) => [name, index]));

/** Sums of ranges over deliveries, which add up: of a country, of a group, of a whole portfolio. */
export class Tally {
  readonly low: Float64Array;
  readonly high: Float64Array;

  constructor(low: Iterable<number> = new Array<number>(tallied.length).fill(0), high: Iterable<number> = low) {
    [this.low, this.high] = [Float64Array.from(low), Float64Array.from(high)];
  }

  add(name: Tallied, low: number, high: number): void {
    const index = place.get(name)!;
    this.low[index]! += low;
    this.high[index]! += high;
  }

  addAll({ low, high }: Tally): void {
    for (let index = 0; index < low.length; index++) {
      this.low[index]! += low[index]!;
      this.high[index]! += high[index]!;
    }
  }

  of(name: Tallied): Bounds {
    const index = place.get(name)!;
    return [this.low[index]!, this.high[index]!];
  }
}

/** Sums by country, the empty name for deliveries of which nobody said where they go. */
export type Tallies = Map<string, Tally>;

export function tallyOf(tallies: Tallies, country: string): Tally {
  const known = tallies.get(country) ?? new Tally();
  tallies.set(country, known);
  return known;
}

/** Adds the sums of one part to those of a whole. */
export function addTallies(whole: Tallies, part: Tallies): void {
  for (const [country, tally] of part) tallyOf(whole, country).addAll(tally);
}

/** The sums of some countries together. */
export function together(tallies: Tallies, isIn: (country: string) => boolean = () => true): Tally {
  const whole = new Tally();
  // In the order of names, so that rounding is the same however the portfolio was divided.
  for (const country of [...tallies.keys()].filter(isIn).sort()) whole.addAll(tallies.get(country)!);
  return whole;
}
