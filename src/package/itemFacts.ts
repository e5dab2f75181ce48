import type { StatedFact } from '../engine/fact.ts';
import type { FactMap } from './factMap.ts';
import type { Item, LayerName, Package, Site, StatedNumber } from './model.ts';
import { type StatedFacts, derived, fromFile, put, read } from './statements.ts';

/** Where legs find the figures of items that only name a catalog entry. */
export interface FigureSource {
  /** Facts under `item.`, by the entry's id or another of its names. */
  facts(name: string): Readonly<Record<string, StatedFact>> | undefined;
}

/** What an item is, wherever it goes: the catalog's figures, over them the file's own. */
export function itemFacts(item: Item, layer: LayerName, found: Package, catalog?: FigureSource): StatedFacts {
  const { file } = found;
  const facts: StatedFacts = { ...(item.catalog === undefined ? {} : catalog?.facts(item.catalog)) };
  if (item.name !== undefined && facts['item.name'] === undefined) facts['item.name'] = read(item.name, file, item);
  facts['item.layer'] = read(layer, file, item);
  put(facts, 'item.part', item.part, file);
  put(facts, 'item.kind', item.kind, file);
  put(facts, 'item.deliveryMode', item.delivery, file);
  addMap(facts, item.figures, '', file);
  for (const [index, circuit] of (item.circuits ?? []).entries()) {
    const prefix = `circuit${index + 1}.`;
    const known = circuit.catalog === undefined ? {} : (catalog?.facts(circuit.catalog) ?? {});
    for (const [name, fact] of Object.entries(known)) facts[name.replace(/^item\./, prefix)] = fact;
    addMap(facts, circuit.figures, prefix, file);
  }
  return facts;
}

/** What a site is. */
export function siteFacts(site: Site, found: Package): StatedFacts {
  const { file } = found;
  const facts: StatedFacts = { 'site.name': read(site.name, file, site) };
  put(facts, 'site.country', site.country, file);
  put(facts, 'site.region', site.region, file);
  put(facts, 'site.powerMegawatts', site.powerMegawatts, file);
  for (const [name, stated] of Object.entries(site.facts ?? {})) {
    if (name.startsWith('site.')) facts[name] = fromFile(stated, file);
  }
  return facts;
}

/** How many units go to one of an item's sites, as far as the file says. */
export function quantityAt(
  item: Item,
  part: StatedNumber | undefined,
  siteCount: number,
  file: string,
): StatedFact | undefined {
  if (part !== undefined) return fromFile(part, file);
  if (item.quantity === undefined || siteCount === 1) return item.quantity && fromFile(item.quantity, file);
  const whole = fromFile(item.quantity, file);
  const most = typeof whole.value === 'number' ? whole.value : (whole.value as { max?: number } | null)?.max;
  const note = 'The file does not say how many of them go to this site.';
  return derived(most === undefined ? null : { min: 0, max: most }, note, file, whole.origin);
}

/** What a shipment is worth in dollars, where the file gives it in dollars and the share of the site is plain. */
export function dollarsAt(
  item: Item,
  quantity: StatedFact | undefined,
  siteCount: number,
  file: string,
): StatedFact | undefined {
  const { value } = item;
  if (value?.value === undefined) return undefined;
  if (value.value === null) return fromFile({ ...value, value: null }, file);
  if (value.value.currency !== 'USD') return undefined;
  const { amount } = value.value;
  const whole = fromFile({ ...value, value: amount }, file);
  if (siteCount === 1) return whole;
  const [units, all] = [quantity?.value, item.quantity?.value];
  const share = typeof units === 'number' && typeof all === 'number' ? amount * (units / all) : undefined;
  return derived(share ?? { min: 0, max: amount }, "The site's part of the item's value.", file, whole.origin);
}

/** Adds a map of facts, `item.` exchanged for `prefix` if there is one, leaving out names that begin with `except`. */
export function addMap(
  facts: StatedFacts,
  map: FactMap | undefined,
  prefix: string,
  file: string,
  except?: string,
): void {
  for (const [name, stated] of Object.entries(map ?? {})) {
    if (except !== undefined && name.startsWith(except)) continue;
    facts[prefix === '' ? name : name.replace(/^item\./, prefix)] = fromFile(stated, file);
  }
}
