/** What a generated portfolio is drawn from: counts by country, servers with the deciles of their chips, seats of operators. */
export interface Distributions {
  source: string;
  countries: Readonly<Record<string, number>>;
  chips: readonly { catalog: string; unit: string; chips: number; weight: number; deciles: readonly number[] }[];
  dollarsPerChip: { value: number };
  operators: { local: number; unitedStates: number; china: number };
  /** Items that go beside the servers. */
  beside: { hardware: readonly object[]; applications: readonly object[] };
  /** Codes of the countries in which operators that are not local have their seats. */
  homes: { unitedStates: string; china: string };
}

/** A sequence of numbers from 0 up to 1 that a seed repeats (Widynski's and Steele's mixers, as in "mulberry32"). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Packages as plain trees, for a file each: two sites, servers of two kinds, network, storage and a cloud at both. Every value
 * is assumed, and says so. The same seed gives the same packages; a longer portfolio begins like a shorter one, and a part of it,
 * beginning at `first`, is the same as in the whole.
 */
export function* generatedPackages(count: number, seed: number, from: Distributions, first = 0): Generator<object> {
  for (let index = first; index < first + count; index++) yield generatedPackage(index, randomFrom(seed * 1_000_003 + index), from, seed);
}

function generatedPackage(index: number, random: () => number, from: Distributions, seed: number): object {
  const { homes, beside } = from;
  const assumed = `Generated (seed ${seed}) from ${from.source}.`;
  const sites = ['north', 'south'].map((id) => ({ id, country: drawn(random, Object.entries(from.countries)) }));
  const seat = drawn(random, Object.entries(from.operators).filter(([, weight]) => typeof weight === 'number') as [string, number][]);
  const headquarters = seat === 'unitedStates' ? homes.unitedStates : seat === 'china' ? homes.china : sites[0]!.country;
  const party = (id: string, name: string, country: string, location = country): object =>
    ({ id, name, location, organisedIn: country, headquarters: country, ultimateParent: 'itself', assumed });
  const supplied = (item: object): object => ({ ...item, supplier: 'maker', assumed });
  return {
    title: `Generated package ${index + 1}`,
    layers: {
      hardware: [
        ...['servers', 'more-servers'].map((id) => supplied(servers(id, random, from))), ...beside.hardware.map(supplied),
      ],
      applications: beside.applications.map(supplied),
    },
    sites: sites.map(({ id, country }) => ({ id, name: `Site ${id}`, country, operator: 'operator', owner: 'operator', assumed })),
    parties: [
      party('maker', 'Maker', homes.unitedStates),
      party('operator', `Operator ${index + 1}`, headquarters, sites[0]!.country),
    ],
  };
}

function servers(id: string, random: () => number, { chips, dollarsPerChip }: Distributions): object {
  const kind = drawn(random, chips.map((one) => [one, one.weight] as const));
  const count = kind.deciles[Math.floor(random() * kind.deciles.length)]!;
  const each = Math.max(1, Math.round(count / kind.chips / 2));
  return {
    id, name: kind.catalog, part: 'compute', catalog: kind.catalog, quantity: each * 2, unit: kind.unit, delivery: 'sale',
    value: { amount: each * 2 * kind.chips * dollarsPerChip.value, currency: 'USD' },
    sites: ['north', 'south'].map((site) => ({ site, quantity: each })),
  };
}

/** One of several things, each as likely as its weight says. */
function drawn<Thing>(random: () => number, weighted: readonly (readonly [Thing, number])[]): Thing {
  const whole = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = random() * whole;
  for (const [thing, weight] of weighted) {
    rest -= weight;
    if (rest < 0) return thing;
  }
  return weighted.at(-1)![0];
}
