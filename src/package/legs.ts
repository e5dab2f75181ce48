import type { FactValue } from '../engine/fact.ts';
import { addAuthorisations, authorisationsFor } from './authorisations.ts';
import { type FigureSource, addMap, dollarsAt, itemFacts, quantityAt, siteFacts } from './itemFacts.ts';
import { shareLicences } from './licence.ts';
import {
  type Item,
  type LayerName,
  type Package,
  type Site,
  type StatedNumber,
  itemsOf,
} from './model.ts';
import { addRecords } from './records.ts';
import { type Cast, type Casting, Company, castsOf } from './roles.ts';
import { type StatedFacts, derived, put, read } from './statements.ts';

/** One movement the law looks at: an item to a site, with everything stated about it. */
export interface Leg {
  /** `item@site`; for a target country without a site `item@KE`; `~2` and so on where several parties share a role. */
  id: string;
  item: string;
  layer: LayerName;
  site?: string;
  parties: Cast;
  /** Authorisations of the file that name this item, site, country and these parties, by position. */
  authorisations: number[];
  /** Of these, the licence that serves it, by position. */
  licence?: number;
  facts: StatedFacts;
}

/** One place an item goes to: a site, or a target country where no site is yet. */
interface Destination {
  label: string;
  site?: Site;
  country?: string;
  part?: StatedNumber;
}

/**
 * Every leg of a package, in the order of layers, items and sites. An item that names no sites goes to all of them and
 * to every target country that has none. Of several licences held the one in force on the day `on` serves a leg.
 */
export function legsOf(found: Package, catalog?: FigureSource, on?: string): Leg[] {
  const company = new Company(found);
  const legs = itemsOf(found).flatMap(({ layer, item }) => {
    const own = itemFacts(item, layer, found, catalog);
    const destinations = destinationsOf(item, found);
    return destinations.flatMap((destination) => {
      const there = destinationFacts(item, destination, destinations.length, found);
      const casts = castsOf(item, destination.site, found, company);
      return casts.map((casting, index): Leg => {
        const { cast } = casting;
        const { label, site, country = site?.country?.value as string | null | undefined } = destination;
        const authorisations = authorisationsFor(found, item, { label, country }, cast);
        const holding = { cast, site: label, file: found.file, ...(on === undefined ? {} : { on }) };
        const facts = merged({ ...own, ...there }, casting, destination, item, found);
        addRecords(facts, found, { item, ...holding });
        const licence = addAuthorisations(facts, found.authorisations ?? [], authorisations, holding);
        return {
          id: `${item.id}@${destination.label}${index === 0 ? '' : `~${index + 1}`}`,
          item: item.id,
          layer,
          ...(destination.site === undefined ? {} : { site: destination.site.id }),
          parties: cast,
          authorisations,
          ...(licence === undefined ? {} : { licence }),
          facts,
        };
      });
    });
  });
  shareLicences(legs, found);
  return legs;
}

/**
 * The facts of a leg. What is said of one item wins over what is said in general: first what nobody had to say, then
 * the `facts` of the package and of the site, then fields, figures and parties, last the `facts` of the item.
 */
function merged(
  specific: StatedFacts,
  { parts, open }: Casting,
  { site }: Destination,
  item: Item,
  found: Package,
): StatedFacts {
  const facts: StatedFacts = Object.assign({}, ...open);
  if (leavesHome(item, [specific, ...parts.toReversed()])) {
    const note = 'An export package exports its items unless the file says otherwise.';
    facts.activity = derived('export', note, found.file, item);
  }
  for (const map of [found.facts, site?.facts]) addMap(facts, map, '', found.file, 'package.');
  Object.assign(facts, ...parts, specific);
  addMap(facts, item.facts, '', found.file, 'package.');
  return facts;
}

function destinationsOf(item: Item, found: Package): Destination[] {
  const sites = new Map((found.sites ?? []).map((site) => [site.id, site]));
  if (item.sites !== undefined) {
    return item.sites.flatMap((entry) => {
      const id = typeof entry === 'string' ? entry : entry.site;
      const site = sites.get(id);
      const part = typeof entry === 'string' || entry.quantity === undefined ? {} : { part: entry.quantity };
      return site === undefined ? [] : [{ label: id, site, ...part }];
    });
  }
  const served = new Set([...sites.values()].map(({ country }) => country?.value));
  const unserved = (found.targets?.countries ?? []).filter((country) => !served.has(country));
  return [
    ...[...sites.values()].map((site) => ({ label: site.id, site })),
    ...unserved.map((country) => ({ label: country, country })),
  ];
}

function destinationFacts(
  item: Item,
  { site, country, part }: Destination,
  siteCount: number,
  found: Package,
): StatedFacts {
  const { file } = found;
  const facts: StatedFacts = site === undefined ? {} : siteFacts(site, found);
  put(facts, 'destination', site?.country, file);
  put(facts, 'destinationRegion', site?.region, file);
  put(facts, 'statedEndUse', site?.endUse, file);
  if (country !== undefined) facts.destination = read(country, file, found.targets!);
  put(facts, 'origin', item.origin, file);
  put(facts, 'shippedFrom', item.from, file);
  put(facts, 'activity', item.activity, file);
  const quantity = quantityAt(item, part, siteCount, file);
  const dollars = dollarsAt(item, quantity, siteCount, file);
  if (quantity !== undefined) facts.quantity = quantity;
  if (dollars !== undefined) facts['item.valueUnitedStatesDollars'] = dollars;
  return facts;
}

/**
 * Goods of which the file says nothing else leave the exporter's country. What is from the country it goes to, or from a
 * third one, may never touch the exporter's: how it moves must then be stated.
 */
function leavesHome(item: Item, stated: readonly StatedFacts[]): boolean {
  if (item.activity !== undefined || item.from !== undefined || !isGoods(item)) return false;
  const origin = item.origin?.value;
  if (origin == null) return true;
  const valueOf = (name: string): FactValue | undefined => stated.find((facts) => facts[name] !== undefined)?.[name]?.value;
  const homes = ['location', 'headquarters', 'organisedIn'].flatMap((fact) => valueOf(`exporter.${fact}`) ?? []);
  return origin !== valueOf('destination') && (homes.length === 0 || homes.includes(origin));
}

/** Services and clouds may be used without anything moving: for them the activity must be stated. */
function isGoods({ delivery }: Item): boolean {
  return delivery === undefined || ['sale', 'lease', 'download'].includes(String(delivery.value));
}
