import { entriesOf, needed, optional, readLawData, type Sourced, sourcedOf } from '../corpus/lawData.ts';
import type { Determination } from '../determination/determination.ts';
import { itemsOf, type Package } from '../package/model.ts';

/** Something that somebody can do to stop or change what a buyer has. */
export interface Lever extends Sourced {
  id: string;
  who: string;
  can: string;
  provision: string;
  notice: string;
  /** How to be ready for it. */
  ready: string;
  outcomes: string[];
  layers: string[];
  deliveries: string[];
  agencies: string[];
}

/** A bilateral text: what it promises, and what that is worth in law. */
export interface Deal extends Sourced {
  countries: string[];
  title: string;
  on: string;
  promises: string;
  effect: string;
  status: string;
  expires: string;
}

export interface ControlLaw {
  levers: Lever[];
  /** What has to be in somebody's hands, and the fact that says in whose. */
  holdings: { what: string; fact: string }[];
}

/** The buyer's map: in whose hands what is, who can stop it, and which bilateral texts there are. */
export interface ControlMap {
  held: { what: string; by: string | null; line: number | null }[];
  levers: { lever: Lever; reaches: string[] }[];
  deals: Deal[];
}

/** Reads levers and holdings. Throws `InputError` where they are not in their form. */
export function readControl(file: string, text: string): ControlLaw {
  const fields = ['id', 'who', 'can', 'provision', 'notice', 'ready', 'outcomes', 'layers', 'deliveries', 'agencies', 'grade', 'source'];
  return readLawData(file, text, (source, tree) => ({
    levers: entriesOf(source, tree, 'levers', fields, (entry, path) => ({
      id: needed(source, entry, path, 'id'), who: needed(source, entry, path, 'who'), can: needed(source, entry, path, 'can'),
      provision: needed(source, entry, path, 'provision'), notice: needed(source, entry, path, 'notice'),
      ready: needed(source, entry, path, 'ready'), outcomes: source.texts(entry, path, 'outcomes'),
      layers: source.texts(entry, path, 'layers'), deliveries: source.texts(entry, path, 'deliveries'),
      agencies: source.texts(entry, path, 'agencies'), ...sourcedOf(source, entry, path),
    })),
    holdings: entriesOf(source, tree, 'holdings', ['what', 'fact'], (entry, path) => ({
      what: needed(source, entry, path, 'what'), fact: needed(source, entry, path, 'fact'),
    })),
  }));
}

/** Reads the register of bilateral texts. Throws `InputError` where it is not in its form. */
export function readDeals(file: string, text: string): Deal[] {
  const fields = ['countries', 'title', 'on', 'promises', 'effect', 'status', 'expires', 'grade', 'source'];
  return readLawData(file, text, (source, tree) => entriesOf(source, tree, 'deals', fields, (entry, path) => ({
    countries: source.texts(entry, path, 'countries'), title: needed(source, entry, path, 'title'),
    on: source.date(entry, path, 'on', 'required') ?? '', promises: needed(source, entry, path, 'promises'),
    effect: needed(source, entry, path, 'effect'), status: needed(source, entry, path, 'status'),
    expires: optional(source, entry, path, 'expires').expires ?? 'not found', ...sourcedOf(source, entry, path),
  })));
}

/** Maps a determined package. Who holds what is what the file says; nothing stated is nobody known. */
export function controlMap(
  found: Package, { legs, on }: Pick<Determination, 'legs' | 'on'>, law: ControlLaw, deals: readonly Deal[],
): ControlMap {
  const countries = new Set([...found.targets?.countries ?? [], ...legs.flatMap(({ country }) => country ?? [])]);
  return {
    held: [...held(found), ...law.holdings.map(({ what, fact }) => {
      const stated = found.facts?.[fact];
      return { what, by: typeof stated?.value === 'string' ? stated.value : null, line: stated?.line ?? null };
    })],
    levers: law.levers.flatMap((lever) => {
      const reaches = reachOf(lever, found, legs);
      return reaches.length === 0 ? [] : [{ lever, reaches }];
    }),
    deals: deals.filter((deal) => deal.on <= on && deal.countries.some((country) => countries.has(country))),
  };
}

function held(found: Package): ControlMap['held'] {
  const nameOf = (id: string | null | undefined): string | null => found.parties?.find((party) => party.id === id)?.name ?? id ?? null;
  const sites = (found.sites ?? []).flatMap((site) => (['owner', 'operator'] as const).map((role) =>
    ({ what: `${site.name}: ${role}`, by: nameOf(site[role]?.value), line: site.line })));
  const weights = (found.layers?.models ?? []).map((model) => {
    const moved = model.facts?.weightsTransferred?.value ?? found.facts?.weightsTransferred?.value;
    const by = moved === true ? `copied to the site, to ${nameOf(model.endUser?.value) ?? 'an end user not named'}`
      : moved === false ? nameOf(model.supplier?.value) : null;
    return { what: `weights of ${model.name ?? model.id}`, by, line: model.line };
  });
  return [...sites, ...weights];
}

/** The items and requests that a lever reaches; the whole package where it names no kind of them. */
function reachOf({ outcomes, layers, deliveries, agencies }: Lever, found: Package, legs: Determination['legs']): string[] {
  if (agencies.length > 0) {
    return (found.support ?? []).filter(({ agency }) => agencies.includes(agency))
      .map(({ agency, instrument }) => `${agency} ${instrument}`);
  }
  if (outcomes.length + layers.length + deliveries.length === 0) return ['the whole package'];
  return itemsOf(found).filter(({ layer, item }) => {
    if (layers.length > 0 && !layers.includes(layer)) return false;
    if (deliveries.length > 0 && !deliveries.includes(String(item.delivery?.value))) return false;
    return outcomes.length === 0 || legs.some((leg) => leg.item === item.id && outcomes.includes(leg.enforced.outcome));
  }).map(({ item }) => item.id);
}
