import { type Item, itemsOf, layerNames, type Package } from '../package/model.ts';

/** Another item in the place of one: where it would come from, how much of it would be of U.S. content, who would sell it. */
export interface Swap {
  item: string;
  origin?: string;
  share?: number;
  supplier?: string;
}

/**
 * Reads `item=origin:JP,share:0.4,supplier:party`. Throws `RangeError` with what is wrong and what to write, where there is no
 * such item, party or country.
 */
export function readSwap(text: string, found: Package, countries: Readonly<Record<string, string>>): Swap {
  const [item = '', changes = ''] = text.split('=', 2);
  const ids = itemsOf(found).map((one) => one.item.id);
  if (!ids.includes(item)) throw new RangeError(`There is no item '${item}'. Items: ${ids.join(', ')}.`);
  const swap: Swap = { item };
  for (const change of changes.split(',').filter((part) => part !== '')) {
    const [key, value = ''] = change.split(':', 2);
    if (key === 'origin' && value in countries) swap.origin = value;
    else if (key === 'share' && value !== '' && Number(value) >= 0 && Number(value) <= 1) swap.share = Number(value);
    else if (key === 'supplier' && found.parties?.some(({ id }) => id === value)) swap.supplier = value;
    else throw new RangeError(`'${change}' cannot be swapped in. Write origin:JP, share:0.4 (0 to 1) or supplier:<party of the file>.`);
  }
  if (Object.keys(swap).length === 1) {
    throw new RangeError(`'${text}' changes nothing. Write ${item}=origin:JP,share:0.4,supplier:<party>.`);
  }
  return swap;
}

/** The package with the item exchanged. What the swap leaves open stays as it was; the old share of a new origin does not. */
export function swapped(found: Package, { item: id, origin, share, supplier }: Swap): Package {
  const place = { line: found.line, column: found.column };
  const exchange = (item: Item): Item => {
    if (item.id !== id) return item;
    const { usContentShare, figures = {}, ...rest } = item;
    const { 'item.madeInUnitedStatesShare': made, ...kept } = figures;
    const isOther = origin !== undefined || share !== undefined;
    return {
      ...rest, figures: isOther || made === undefined ? kept : figures,
      ...(isOther || usContentShare === undefined ? {} : { usContentShare }),
      ...(share === undefined ? {} : { usContentShare: { ...place, value: share, assumed: 'swapped in' } }),
      ...(origin === undefined ? {} : { origin: { ...place, value: origin, assumed: 'swapped in' } }),
      ...(supplier === undefined ? {} : { supplier: { ...place, value: supplier, assumed: 'swapped in' } }),
    };
  };
  const layers = { ...found.layers };
  for (const layer of layerNames) if (layers[layer] !== undefined) layers[layer] = layers[layer].map(exchange);
  return { ...found, layers };
}
