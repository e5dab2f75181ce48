import { addDays, parseDate } from '../corpus/date.ts';
import type { Determination } from '../determination/determination.ts';
import type { Package } from '../package/model.ts';
import type { Charter, Milestone, PathLaw, Wait } from './criticalPathLaw.ts';

/** A wait of this package, in days from the day asked about. */
export interface PlacedWait {
  wait: Wait;
  /** Deliveries, requests or sites for which it is waited. */
  reaches: string[];
  /** Earliest and latest day on which it can begin; the latest is not known where one before it has no known end. */
  begins: { earliest: number; latest: number | null };
  /** Earliest and latest day on which it is over; not known where nothing was found on how long it takes. */
  ends: { earliest: number; latest: number | null };
  /** The day of the milestone that it holds up, where the file states one. */
  milestone: string | null;
  /** Days to spare at the milestone if everything takes longest; negative where it is too late already, `null` where open. */
  spare: number | null;
}

/** What a package waits for, in the order in which it has to be begun. */
export interface CriticalPath {
  on: string;
  waits: PlacedWait[];
  /** `missed`: waits that are over too late for it even at their shortest. */
  charters: { charter: Charter; inDays: number; waits: string[]; missed: string[] }[];
  /** Days of the file and of the law that the waits are seen against. */
  marks: { on: string; inDays: number; what: string }[];
}

/** The waits of a determined package. Nothing stated about a milestone leaves it open. */
export function criticalPath(found: Package, determination: Pick<Determination, 'legs' | 'on' | 'datesAhead'>, law: PathLaw): CriticalPath {
  const { on } = determination;
  const reached = new Map(law.waits.map((wait) => [wait.id, reachOf(wait, found, determination)]));
  const applying = law.waits.filter(({ id }) => reached.get(id)!.length > 0);
  const placed = new Map<string, PlacedWait>();
  for (const wait of applying) {
    const before = wait.after.flatMap((id) => placed.get(id) ?? []);
    placed.set(wait.id, place(wait, reached.get(wait.id)!, before, milestoneDay(found, wait.holds), on));
  }
  return {
    on,
    waits: [...placed.values()].toSorted((left, right) => urgency(left) - urgency(right)),
    charters: law.charters
      .filter(({ ends, agencies }) => ends >= on && asksAny(found, agencies))
      .map((charter) => {
        const inDays = daysBetween(on, charter.ends);
        const waits = charter.closes.filter((id) => placed.has(id));
        return { charter, inDays, waits, missed: waits.filter((id) => placed.get(id)!.ends.earliest > inDays) };
      }),
    marks: marksOf(found, determination).map((mark) => ({ ...mark, inDays: daysBetween(on, mark.on) })),
  };
}

function place(wait: Wait, reaches: string[], before: readonly PlacedWait[], milestone: string | null, on: string): PlacedWait {
  const earliest = Math.max(0, ...before.map(({ ends }) => ends.earliest));
  const latest = before.some(({ ends }) => ends.latest === null) ? null : Math.max(0, ...before.map(({ ends }) => ends.latest!));
  const end = latest === null || wait.most === undefined ? null : latest + wait.most.days;
  return {
    wait,
    reaches,
    milestone,
    begins: { earliest, latest },
    ends: { earliest: earliest + (wait.least?.days ?? 0), latest: end },
    spare: milestone === null || end === null ? null : daysBetween(on, milestone) - end,
  };
}

/** What is latest comes first; what nobody knows the length of goes before what has time. */
function urgency({ spare, ends }: PlacedWait): number {
  if (spare !== null) return spare;
  return ends.latest === null ? 0 : 10_000 - ends.latest;
}

function reachOf(wait: Wait, found: Package, { legs }: Pick<Determination, 'legs'>): string[] {
  const { outcomes, exceptions, agencies, sites, everything } = wait.for;
  if (everything) return ['the whole package'];
  return [
    ...legs
      .filter(
        ({ enforced }) =>
          outcomes.includes(enforced.outcome) ||
          (enforced.outcome === 'exception-available' && enforced.exceptions.available.some((name) => exceptions.includes(name))),
      )
      .map(({ id }) => id),
    ...(found.support ?? []).filter(({ agency }) => agencies.includes(agency)).map(({ agency, instrument }) => `${agency} ${instrument}`),
    ...(sites ? (found.sites ?? []).filter((site) => site.powerMegawatts?.value != null).map(({ id }) => id) : []),
  ];
}

function asksAny({ support = [] }: Package, agencies: readonly string[]): boolean {
  return support.some(({ agency }) => agencies.includes(agency));
}

function milestoneDay({ dates, sites = [] }: Package, milestone: Milestone): string | null {
  switch (milestone) {
    case 'filing':
    case 'signing':
      return dates?.signing?.value ?? null;
    case 'shipment':
      return dates?.firstShipment?.value ?? null;
    case 'service':
      return dates?.inService?.value ?? sites.flatMap(({ inService }) => inService?.value ?? []).toSorted()[0] ?? null;
  }
}

function marksOf({ dates }: Package, { datesAhead }: Pick<Determination, 'datesAhead'>): { on: string; what: string }[] {
  const stated = [
    ['signing', dates?.signing],
    ['first shipment', dates?.firstShipment],
    ['in service', dates?.inService],
  ] as const;
  return [
    ...stated.flatMap(([what, day]) => (day?.value == null ? [] : [{ on: day.value, what }])),
    ...datesAhead.map(({ on, changes }) => ({
      on,
      what: `the answer changes for ${[...new Set(changes.map(({ leg }) => leg))].join(', ')}`,
    })),
  ].toSorted((left, right) => (left.on < right.on ? -1 : 1));
}

/** Days from one day to another. Throws `RangeError` for a day that does not exist. */
function daysBetween(from: string, to: string): number {
  const [first, last] = [parseDate(from), parseDate(to)];
  if (first === undefined || last === undefined) throw new RangeError(`There is no date ${first === undefined ? from : to}.`);
  return last - first;
}

/** The last day on which a wait can begin if everything takes longest, or that it is past; null where that is not known. */
export function beginBy({ spare, begins }: PlacedWait, on: string): string | null {
  return spare === null || begins.latest === null ? null : addDays(on, begins.latest + spare);
}

/** What can begin today and is tightest: waits that wait for none before them. */
export function startsFirst({ waits }: CriticalPath): PlacedWait[] {
  return waits.filter(
    ({ wait, begins }) => begins.earliest === 0 && wait.after.every((id) => !waits.some((other) => other.wait.id === id)),
  );
}

/** `25 days`, `38 to 365 days`, `35 days or more`, or that nothing was found. */
export function durationWords({ least, most }: Pick<Wait, 'least' | 'most'>): string {
  if (least === undefined && most === undefined) return 'nothing found on how long it takes';
  if (least !== undefined && most === undefined) return `${least.days} days or more; no upper figure was found`;
  if (least === undefined || least.days === most!.days) return `${most!.days} days`;
  return `${least.days} to ${most!.days} days`;
}
