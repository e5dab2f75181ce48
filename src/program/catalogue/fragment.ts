import { layerNames, type LayerName } from '../../package/model.ts';

type Tree = Record<string, unknown>;

/** What an offer takes out of the package file of its member: the item as it is written there, and the parties that it leads to. */
export interface OfferFragment {
  layer: LayerName;
  item: Tree;
  parties: Tree[];
}

/**
 * The part of a package file, as read from YAML, that describes one of its items; undefined where it has no such item. Sites are left
 * out: an offer stands wherever a buyer wants it.
 */
export function fragmentOf(file: Tree, wanted: string): OfferFragment | undefined {
  const parties = treesOf(file.parties);
  for (const layer of layerNames) {
    const found = treesOf((file.layers as Tree | undefined)?.[layer]).find(({ id }) => id === wanted);
    if (found === undefined) continue;
    const { sites: _sites, ...item } = found;
    return { layer, item, parties: reached(item, parties) };
  }
  return undefined;
}

/** Parties that something names, and those that these name in turn. */
function reached(from: Tree, parties: readonly Tree[]): Tree[] {
  const found = new Set<Tree>();
  const visit = (value: unknown): void => {
    for (const party of parties) {
      if (found.has(party) || !names(value, String(party.id))) continue;
      found.add(party);
      visit(party);
    }
  };
  visit(from);
  return parties.filter((party) => found.has(party));
}

/** An offered part of one member's file, with what its ids begin with in the pool: the same for all that comes from one member. */
export interface PooledFragment {
  member: string;
  id: string;
  fragment: OfferFragment;
}

/** What a buyer says of the place: a site of the package format, without its id, and the parties it names. */
export interface BuyerPlace {
  title: string;
  country: string;
  site: Tree;
  parties: readonly Tree[];
}

/** The id of the buyer's site in a pool. */
export const poolSite = 'site';

/**
 * One package file out of the offers of several members, for one site. Ids are made different where members use the same; a party
 * that a member names twice is there once.
 */
export function poolOf(offered: readonly PooledFragment[], { title, country, site, parties }: BuyerPlace): Tree {
  const layers = Object.fromEntries(layerNames.map((layer) => [layer, [] as Tree[]]));
  const pooled = new Map<string, Tree>(parties.map((party) => [String(party.id), party]));
  for (const { member, id, fragment } of offered) {
    const renamed = new Map(fragment.parties.map((party) => [String(party.id), `${member}-${String(party.id)}`]));
    for (const party of fragment.parties) {
      const key = renamed.get(String(party.id))!;
      pooled.set(key, { ...withIds(party, renamed), id: key });
    }
    layers[fragment.layer]!.push({ ...withIds(fragment.item, renamed), id });
  }
  return { title, layers, sites: [{ ...site, id: poolSite, country }], parties: [...pooled.values()] };
}

function withIds(tree: Tree, renamed: ReadonlyMap<string, string>): Tree {
  const changed = (value: unknown, key?: string): unknown => {
    if (typeof value === 'string') return key === 'name' ? value : renamed.get(value) ?? value;
    if (Array.isArray(value)) return value.map((one) => changed(one));
    return isTree(value) ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, changed(inner, name)])) : value;
  };
  return changed(tree) as Tree;
}

function names(value: unknown, id: string): boolean {
  if (typeof value === 'string') return value === id;
  if (Array.isArray(value)) return value.some((one) => names(one, id));
  return isTree(value) && Object.entries(value).some(([key, inner]) => key !== 'name' && key !== 'id' && names(inner, id));
}

function treesOf(value: unknown): Tree[] {
  return Array.isArray(value) ? value.filter(isTree) : [];
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
