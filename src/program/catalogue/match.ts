import { addDays } from '../../corpus/date.ts';
import type { CatalogueEntry } from './entries.ts';
import type { Need } from './need.ts';

/** How one wish of a buyer comes out. What nobody stated is open: it is never a no, and never a yes. */
export interface Criterion {
  about: string;
  status: 'met' | 'not-met' | 'open';
  wanted: string;
  found: string;
}

/** A package held against a need. `open` where nothing stands against it but something is not said. */
export interface EntryMatch {
  entry: CatalogueEntry;
  status: Criterion['status'];
  criteria: Criterion[];
}

/** Holds a catalogue entry against what a buyer needs on a day; without a need, only whether the designation stands. */
export function matchEntry(entry: CatalogueEntry, need: Need | undefined, on: string): EntryMatch {
  const criteria = [standing(entry, on), ...(need === undefined ? [] : wishes(entry, need, on))];
  const status = criteria.some((one) => one.status === 'not-met') ? 'not-met'
    : criteria.some((one) => one.status === 'open') ? 'open' : 'met';
  return { entry, status, criteria };
}

function standing({ designated, until }: CatalogueEntry, on: string): Criterion {
  const holds = designated <= on && (until === undefined || on <= until);
  return {
    about: 'designation', status: holds ? 'met' : 'not-met', wanted: `in force on ${on}`, found: `${designated} to ${until ?? 'open end'}`,
  };
}

function wishes(entry: CatalogueEntry, need: Need, on: string): Criterion[] {
  const { country, budgetDollars, powerMegawatts, by, workload, sovereignty } = need;
  const works = entry.deliveryDays === undefined ? undefined : addDays(on, entry.deliveryDays);
  return [
    { about: 'country', status: entry.countries.includes(country) ? 'met' : 'not-met', wanted: country, found: entry.countries.join(', ') },
    ...(budgetDollars === undefined ? [] : [atMost('budget', budgetDollars, entry.priceDollars, dollars)]),
    ...(powerMegawatts === undefined ? [] : [atMost('power', powerMegawatts, entry.powerMegawatts, (value) => `${value} MW`)]),
    ...(by === undefined ? [] : [{
      about: 'date', status: works === undefined ? 'open' as const : works <= by ? 'met' as const : 'not-met' as const,
      wanted: `by ${by}`, found: works ?? notStated,
    }]),
    ...Object.entries(workload).map(([measure, least]): Criterion => {
      const offered = entry.provides[measure];
      return {
        about: measure, status: offered === undefined ? 'open' : offered >= least ? 'met' : 'not-met',
        wanted: `at least ${least}`, found: offered === undefined ? notStated : String(offered),
      };
    }),
    ...sovereignty.map((word): Criterion => {
      const kept = entry.keeps[word];
      return { about: word, status: kept === undefined ? 'open' : kept ? 'met' : 'not-met', wanted: 'yes', found: yesOrNo(kept) };
    }),
  ];
}

const notStated = 'not stated';

function atMost(about: string, most: number, offered: number | undefined, words: (value: number) => string): Criterion {
  return {
    about, status: offered === undefined ? 'open' : offered <= most ? 'met' : 'not-met',
    wanted: `at most ${words(most)}`, found: offered === undefined ? notStated : words(offered),
  };
}

/** An amount of dollars as people read it. */
export function dollars(value: number): string {
  return `$${Math.round(value).toLocaleString('en-US')}`;
}

function yesOrNo(value: boolean | undefined): string {
  return value === undefined ? notStated : value ? 'yes' : 'no';
}
