import type { FactValue, Interval } from '../engine/fact.ts';
import { type Item, type Package, itemsOf, layerNames } from './model.ts';
import { type StatedFacts, fromFile } from './statements.ts';

/** What the file says of the package as a whole, counted for the programme's tests, under `package.`. */
export function packageFacts(found: Package): StatedFacts {
  const facts: StatedFacts = {};
  const { file, line, column } = found;
  const add: Add = (name, value, note = 'Counted from the file.', kind = 'derived') => {
    facts[`package.${name}`] = { value, origin: { kind, file, line, column, note } };
  };
  addConsortium(found, add);
  addPlaces(found, add);
  addLayers(found, add);
  for (const [name, stated] of Object.entries(found.facts ?? {})) {
    facts[name] = fromFile(stated, found.file);
  }
  return facts;
}

type Add = (name: string, value: FactValue, note?: string, kind?: 'derived' | 'assumed') => void;

function addConsortium(found: Package, add: Add): void {
  const { consortium, parties = [] } = found;
  const members = consortium?.members ?? [];
  const anchors = consortium?.anchor?.value == null ? 0 : 1;
  const supplied = new Set(members.flatMap(({ layers = [] }) => layers));
  add('memberCount', new Set(members.map(({ party }) => party)).size);
  add('anchorMemberCount', anchors);
  add('layersWithoutMemberCount', layerNames.filter((layer) => !supplied.has(layer)).length);
  add('unscreenedPartyCount', parties.filter(({ screening }) => screening === undefined).length);
}

function addPlaces(found: Package, add: Add): void {
  const { sites = [], targets, support = [] } = found;
  const [countries, blocs] = [targets?.countries ?? [], targets?.blocs ?? []];
  const markets = [...countries, ...blocs];
  add('targetMarkets', markets.join(', '));
  add('targetMarketCount', markets.length);
  add('targetMarketsWithoutReasonCount', targets?.nationalInterest === undefined ? markets.length : 0);
  if (blocs.length === 0) add('targetMarketsUnresolvedCount', 0, 'Only countries are named.');
  add('siteCount', sites.length);
  add('sitesWithoutBuilderCount', sites.filter(({ builder }) => builder?.value == null).length);
  add('sitesWithoutOwnerCount', sites.filter(({ owner }) => owner?.value == null).length);
  add('sitesWithoutOperatorCount', sites.filter(({ operator }) => operator?.value == null).length);
  add('supportRequestCount', support.length);
}

function addLayers(found: Package, add: Add): void {
  const all = itemsOf(found);
  add('layersPresent', layerNames.filter((layer) => (found.layers?.[layer] ?? []).length > 0).join(', '));
  add('itemsWithoutSupplierCount', all.filter(({ item }) => item.supplier?.value == null).length);
  add('itemsWithoutDeliveryModeCount', all.filter(({ item }) => item.delivery?.value == null).length);
  for (const layer of layerNames) add(`layers.${layer}.itemCount`, (found.layers?.[layer] ?? []).length);

  const { hardware = [], data = [], models = [], security = [], applications = [] } = found.layers ?? {};
  add('hardwareItems', hardware.map(({ id, name }) => name ?? id).join(', '));
  for (const part of ['compute', 'storage', 'cloud', 'network'])
    add(`layers.hardware.${part}ItemCount`, countPart(hardware, part));
  for (const part of ['pipeline', 'labelling']) add(`layers.data.${part}ItemCount`, countPart(data, part));
  add(
    'layers.hardware.itemsWithoutManufactureStatementCount',
    hardware.filter(
      ({ manufacture, figures }) =>
        manufacture === undefined && figures?.['item.madeInUnitedStatesShare'] === undefined,
    ).length,
  );
  addContent('layers.hardware.unitedStatesContentShare', hardware, add);
  addContent(
    'layers.hardware.unitedStatesContentShareWithoutCloud',
    hardware.filter(({ part }) => part?.value !== 'cloud'),
    add,
  );

  const secured = new Set(security.flatMap(({ protects = [] }) => protects));
  add('layers.models.itemsWithoutSecurityMeasureCount', models.filter(({ id }) => !secured.has(id)).length);
  add('layers.models.itemsWithoutFallbackCount', models.filter(({ fallback }) => fallback === undefined).length);
  add(
    'layers.applications.itemsWithoutUseCaseCount',
    applications.filter(({ useCase }) => useCase === undefined).length,
  );
}

function countPart(items: readonly Item[], part: string): number {
  return items.filter((item) => item.part?.value === part).length;
}

/**
 * The share of U.S. origin in the value of some items, weighted by value. Where single shares are unknown the whole
 * lies between none and all of them; where a value is unknown or in another currency, nothing can be said.
 */
function addContent(name: string, items: readonly Item[], add: Add): void {
  if (items.length === 0) return;
  const amounts = items.map(({ value }) => value?.value);
  const [first] = amounts;
  const unpriced = items.filter((_, index) => amounts[index] == null || amounts[index].currency !== first?.currency);
  if (unpriced.length > 0) {
    add(name, null, `Not in one currency, or without a value: ${unpriced.map(({ id }) => id).join(', ')}.`);
    return;
  }
  const total = amounts.reduce((sum, amount) => sum + amount!.amount, 0);
  const bounds = items.map(({ usContentShare }, index) => {
    const { min, max } = boundsOf(usContentShare?.value);
    return { min: min * amounts[index]!.amount, max: max * amounts[index]!.amount };
  });
  const min = total === 0 ? 0 : bounds.reduce((sum, bound) => sum + bound.min, 0) / total;
  const max = total === 0 ? 1 : bounds.reduce((sum, bound) => sum + bound.max, 0) / total;
  const assumed = items.filter(
    ({ usContentShare, value }) => (usContentShare?.assumed ?? value?.assumed) !== undefined,
  );
  const doubt = assumed.length === 0 ? '' : `; assumed: ${assumed.map(({ id }) => id).join(', ')}`;
  const note = `Weighted by value over ${items.length} items${doubt}.`;
  const kind = assumed.length === 0 ? 'derived' : 'assumed';
  add(name, min === max ? rounded(min) : { min: rounded(min), max: rounded(max) }, note, kind);
}

/** Takes off what binary fractions add: 0.52 of a sum is 0.52. */
function rounded(share: number): number {
  return Number(share.toFixed(12));
}

function boundsOf(value: number | Interval | null | undefined): { min: number; max: number } {
  return typeof value === 'number' ? { min: value, max: value } : { min: value?.min ?? 0, max: value?.max ?? 1 };
}
