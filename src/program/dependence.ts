import { type Item, itemsOf, type LayerName, layerNames, type Package, type Party } from '../package/model.ts';

/** Where value comes from. */
export const sides = ['united-states', 'partner', 'concern', 'unknown'] as const;
export type Side = (typeof sides)[number];

/** How far up one looks: who sells the item, who is above the seller, where the item comes from, what went into it. */
export const tiers = ['supplier', 'parent', 'origin', 'content'] as const;
export type Tier = (typeof tiers)[number];

/** Shares of one thing by side; they add up to 1. */
export type Split = Record<Side, number>;

/** Which countries are home and which are of concern, on a day; every other is a partner. */
export interface Places {
  home: ReadonlySet<string>;
  concern: ReadonlySet<string>;
}

export interface ItemDependence {
  item: string;
  name: string;
  layer: LayerName;
  /** In the currency of the layer; null where the file gives none. */
  amount: number | null;
  tiers: Record<Tier, { split: Split; why: string; assumed: boolean }>;
}

export interface LayerDependence {
  layer: LayerName;
  /** Weighed by value where every item has one in one currency, else every item counts the same. */
  basis: 'value' | 'items';
  currency: string | null;
  tiers: Record<Tier, Split>;
}

export interface Dependence {
  layers: LayerDependence[];
  items: ItemDependence[];
}

/** Where each layer's value comes from, by item and tier. What nobody stated is unknown, never a partner's. */
export function dependenceOf(found: Package, places: Places): Dependence {
  const items = itemsOf(found).map(({ layer, item }) => ({ layer, item, found: itemDependence(item, layer, found, places) }));
  return {
    items: items.map((one) => one.found),
    layers: layerNames.flatMap((layer) => {
      const own = items.filter((one) => one.layer === layer);
      return own.length === 0 ? [] : [layerDependence(layer, own)];
    }),
  };
}

function layerDependence(layer: LayerName, own: readonly { item: Item; found: ItemDependence }[]): LayerDependence {
  const currencies = new Set(own.map(({ item }) => item.value?.value?.currency));
  const [currency] = currencies;
  const total = own.reduce((sum, { found }) => sum + (found.amount ?? 0), 0);
  const byValue = currencies.size === 1 && currency !== undefined && total > 0;
  const weight = ({ amount }: ItemDependence): number => (byValue ? amount! / total : 1 / own.length);
  const split = (tier: Tier): Split => Object.fromEntries(sides.map((side) =>
    [side, rounded(own.reduce((sum, { found }) => sum + weight(found) * found.tiers[tier].split[side], 0))])) as Split;
  return {
    layer, basis: byValue ? 'value' : 'items', currency: byValue ? currency : null,
    tiers: Object.fromEntries(tiers.map((tier) => [tier, split(tier)])) as Record<Tier, Split>,
  };
}

function rounded(share: number): number {
  return Number(share.toFixed(12));
}

function itemDependence(item: Item, layer: LayerName, found: Package, places: Places): ItemDependence {
  const supplier = found.parties?.find(({ id }) => id === item.supplier?.value);
  const one = (country: unknown, why: string, assumed: boolean): ItemDependence['tiers'][Tier] =>
    ({ split: whole(sideOf(country, places)), why: typeof country === 'string' ? `${why} ${country}` : `${why} not stated`, assumed });
  const origin = item.origin ?? item.figures?.['item.modelOrigin'];
  return {
    item: item.id, name: item.name ?? item.id, layer, amount: item.value?.value?.amount ?? null,
    tiers: {
      supplier: one(supplier?.headquarters?.value, 'supplier in', isAssumed(supplier)),
      parent: one(parentCountry(supplier, found), "supplier's ultimate parent in", isAssumed(supplier)),
      origin: one(origin?.value, 'comes from', origin?.assumed !== undefined),
      content: contentOf(item, places),
    },
  };
}

function isAssumed(party: Party | undefined): boolean {
  return party?.headquarters?.assumed !== undefined || party?.assumed !== undefined;
}

function parentCountry(party: Party | undefined, { parties = [] }: Package): unknown {
  const parent = party?.ultimateParent?.value;
  if (parent?.itself === true) return party?.headquarters?.value;
  return parent?.headquarters?.value ?? parties.find(({ id }) => id === parent?.party)?.headquarters?.value;
}

/** Of a stated share the sure part is the United States'; the rest belongs where the item comes from, if that is elsewhere. */
function contentOf({ usContentShare, origin }: Item, places: Places): ItemDependence['tiers'][Tier] {
  const stated = usContentShare?.value;
  if (stated == null) return { split: whole('unknown'), why: 'U.S. share not stated', assumed: false };
  const [min, max] = typeof stated === 'number' ? [stated, stated] : [stated.min ?? 0, stated.max ?? 1];
  const side = sideOf(origin?.value, places);
  const rest: Side = side === 'united-states' ? 'unknown' : side;
  const split = { ...whole('united-states'), 'united-states': min };
  split.unknown += max - min;
  split[rest] += 1 - max;
  return { split, why: `U.S. share ${min === max ? min : `${min} to ${max}`}`, assumed: usContentShare?.assumed !== undefined };
}

function whole(side: Side): Split {
  return { 'united-states': 0, partner: 0, concern: 0, unknown: 0, [side]: 1 };
}

function sideOf(country: unknown, { home, concern }: Places): Side {
  if (typeof country !== 'string') return 'unknown';
  if (home.has(country)) return 'united-states';
  return concern.has(country) ? 'concern' : 'partner';
}
