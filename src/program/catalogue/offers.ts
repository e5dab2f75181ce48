import { type Diagnostic, nearestName } from '../../corpus/diagnostic.ts';
import { entriesOf, needed, readLawData } from '../../corpus/lawData.ts';
import { itemsOf, type LayerName, type Package } from '../../package/model.ts';
import { amountOf, amountsOf, promisesOf, wholeOf } from './need.ts';

/** What a member offers: an item of the pool of offers, at a price, within days. The member is the item's supplier. */
export interface Offer {
  item: string;
  member: string;
  layer: LayerName;
  part: string | null;
  priceDollars: number;
  deliveryDays: number;
  powerMegawatts?: number;
  provides: Record<string, number>;
  keeps: Record<string, boolean>;
  /** Only there; left out, wherever the law lets it. */
  countries?: string[];
}

/** A file of offers before it is held against the pool that its items stand in. */
export type ListedOffer = Omit<Offer, 'member' | 'layer' | 'part'> & { line: number; column: number };

export interface OfferList {
  /** The package file of the pool, from the folder of the offers. */
  package: string;
  offers: ListedOffer[];
}

/** Reads a file of offers. Throws `InputError` with everything that is not in its form. */
export function readOffers(file: string, text: string): OfferList {
  const fields = ['item', 'priceDollars', 'deliveryDays', 'powerMegawatts', 'provides', 'keeps', 'countries'];
  return readLawData(file, text, (source, tree) => {
    source.map(tree, [], ['package', 'offers']);
    return {
      package: needed(source, tree, [], 'package'),
      offers: entriesOf(source, tree, 'offers', fields, (entry, path) => {
        const power = amountOf(source, entry, path, 'powerMegawatts');
        return {
          item: needed(source, entry, path, 'item'), priceDollars: wholeOf(source, entry, path, 'priceDollars'),
          deliveryDays: wholeOf(source, entry, path, 'deliveryDays'), provides: amountsOf(source, entry, path, 'provides'),
          keeps: promisesOf(source, entry, path, 'keeps'), ...source.at(path), ...(power === undefined ? {} : { powerMegawatts: power }),
          ...(entry.countries === undefined ? {} : { countries: source.texts(entry, path, 'countries') }),
        };
      }),
    };
  });
}

/** What keeps an offer from being one of its pool, with its place in the file of offers. */
export type OfferProblem = Pick<Diagnostic, 'line' | 'column' | 'message' | 'hint'>;

/** The offers with what the pool says of their items, and what is wrong with those that do not fit it. */
export function offersIn(pool: Package, { offers }: OfferList): { offers: Offer[]; problems: OfferProblem[] } {
  const items = new Map(itemsOf(pool).map((one) => [one.item.id, one]));
  const problems: OfferProblem[] = [];
  const seen = new Set<string>();
  const found = offers.flatMap(({ line, column, ...offer }): Offer[] => {
    const complain = (message: string, hint?: string): [] => {
      problems.push({ line, column, message, ...(hint === undefined ? {} : { hint }) });
      return [];
    };
    const own = items.get(offer.item);
    if (own === undefined) {
      const near = nearestName(offer.item, items.keys());
      return complain(`The pool has no item '${offer.item}'.`, near === undefined ? undefined : `Did you mean '${near}'?`);
    }
    if (seen.has(offer.item)) return complain(`'${offer.item}' is offered twice.`, 'Give each alternative an item of its own.');
    seen.add(offer.item);
    const member = own.item.supplier?.value;
    if (typeof member !== 'string') {
      return complain(`Item '${offer.item}' has no supplier in the pool.`, 'The supplier is the member who offers it.');
    }
    const part = own.item.part?.value;
    return [{ ...offer, member, layer: own.layer, part: typeof part === 'string' ? part : null }];
  });
  return { offers: found, problems };
}
