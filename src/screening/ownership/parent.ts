import type { Structure } from './book.ts';

/** Where a climb from a company to whoever is above it can end. */
export interface Top {
  /** From the company itself to the top, by number. */
  path: number[];
  /** Owners go round in a circle: nobody is at the top. */
  isCircle?: true;
}

/** The ends of all climbs; more than one where a share or several controllers leave it open. */
export interface Tops {
  tops: Top[];
  /** The stakes whose shares would settle which it is, by number. */
  open: number[];
}

const mostTops = 64;

/**
 * Climbs from a company to the owner at or above the line, or to whoever controls it where that counts, until nobody is
 * above. Where it is open who that is, every way is followed.
 */
export function topsOf(structure: Structure, company: number, line: number, controlCounts: boolean): Tops {
  const tops: Top[] = [];
  const open = new Set<number>();
  const controllers = controlCounts ? controllersIn(structure) : new Map<number, number[]>();
  const pending = [[company]];
  for (let path = pending.pop(); path !== undefined && tops.length < mostTops; path = pending.pop()) {
    const here = path.at(-1)!;
    const { sure, possible, stakes } = above(structure, here, line, controllers.get(here) ?? []);
    if (sure === undefined) for (const stake of stakes) open.add(stake);
    const next = sure === undefined ? possible : [sure];
    if (sure === undefined) tops.push({ path });
    for (const owner of next) {
      if (path.includes(owner)) tops.push({ path: [...path, owner], isCircle: true });
      else pending.push([...path, owner]);
    }
  }
  return { tops, open: [...open].sort((left, right) => left - right) };
}

/** Who is surely the one above, or else who may be, and the stakes on which that hangs. */
function above({ graph }: Structure, company: number, line: number, controllers: readonly number[]): {
  sure: number | undefined; possible: number[]; stakes: number[];
} {
  const [first] = controllers;
  if (first !== undefined && controllers.length === 1) return { sure: first, possible: [], stakes: [] };
  const possible = new Set(controllers);
  const stakes: number[] = [];
  for (const stake of graph.heldIn(company)) {
    const owner = graph.stakes.owner[stake]!;
    if (graph.stakes.low[stake]! >= line && controllers.length === 0) return { sure: owner, possible: [], stakes: [] };
    if (graph.ceiling(stake) < line) continue;
    possible.add(owner);
    stakes.push(stake);
  }
  return { sure: undefined, possible: [...possible], stakes };
}

function controllersIn({ controls, numberOf }: Structure): Map<number, number[]> {
  const controllers = new Map<number, number[]>();
  for (const { owner, owned } of controls) {
    const company = numberOf.get(owned)!;
    const known = controllers.get(company) ?? [];
    const number = numberOf.get(owner)!;
    if (!known.includes(number)) controllers.set(company, [...known, number]);
  }
  return controllers;
}
