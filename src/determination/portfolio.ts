import type { LawEngine } from '../engine/lawEngine.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Leg } from '../package/legs.ts';
import type { Package } from '../package/model.ts';
import { Ledgers } from './ledger.ts';
import { LegTable } from './legTable.ts';
import { type DetermineOptions, endingOf } from './options.ts';
import { partsOf } from './parts.ts';

/** Packages made ready to be put under several laws. */
export interface Portfolio {
  packages: readonly Package[];
  /** The first leg of every delivery and all others, of the packages whose legs are the same whatever the law. */
  table: LegTable;
  /** Positions of packages whose legs hang on the law or on each other: owners, blocs, terms, licences, accounts. */
  apart: readonly number[];
}

/** Puts the legs of packages into a table. Throws `InputError` where owners contradict a file. */
export function portfolioOf(
  engine: LawEngine, packages: readonly Package[], catalog: FigureSource, options: DetermineOptions,
): Portfolio {
  const [table, apart] = [new LegTable(), [] as number[]];
  for (const [position, found] of packages.entries()) {
    const legs = hangsOnLaw(found) ? undefined : partsOf(engine, found, catalog, options).legs;
    if (legs === undefined || legs.some(isDated) || new Ledgers(engine, found, options).matter(legs)) apart.push(position);
    else table.add(position, legs);
  }
  return { packages, table, apart };
}

function hangsOnLaw({ parties = [], targets, authorisations = [] }: Package): boolean {
  return authorisations.length > 0 || (targets?.blocs ?? []).length > 0 || parties.some(({ owners = [] }) => owners.length > 0);
}

function isDated({ facts }: Leg): boolean {
  return endingOf(facts).length > 0;
}

/** `item@site~2` is the delivery `item@site` again, with other parties. */
export function isFirstOfDelivery(leg: string): boolean {
  return !/~\d+$/.test(leg);
}
