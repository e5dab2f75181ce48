import type { Determination } from '../../determination/determination.ts';
import { type Item, type LayerName, layerNames, type Package } from '../../package/model.ts';

/** How an item comes out at the buyer's site by itself. */
export interface Standing {
  barred: boolean;
  /** Legs that need a licence. */
  licences: number;
  /** Legs that are not decided: a fact is missing, the law is open, somebody has to judge. */
  open: number;
  /** Where the answer cannot be called clear: what it waits for. */
  needs: string[];
}

/** The package that these items of a pool make at one site; who offers none of them is no member of it. */
export function packageOf(pool: Package, items: ReadonlySet<string>, site: string, title: string): Package {
  const layers = Object.fromEntries(layerNames.map((layer) => [layer, (pool.layers?.[layer] ?? []).filter(({ id }) => items.has(id))
    .map((item): Item => ({ ...item, sites: [site] }))])) as Record<LayerName, Item[]>;
  const suppliers = new Set(Object.values(layers).flat().map(({ supplier }) => supplier?.value));
  const { consortium, targets: _, ...rest } = pool;
  const members = consortium?.members?.filter(({ party }) => suppliers.has(party));
  return {
    ...rest, title, layers, sites: pool.sites?.filter(({ id }) => id === site) ?? [],
    ...(consortium === undefined ? {} : { consortium: { ...consortium, ...(members === undefined ? {} : { members }) } }),
  };
}

const undecided = new Set(['needs-facts', 'unsettled', 'needs-judgement']);

/** What a determination of items at a site comes to. Neither view may be passed over. */
export function standingOf({ legs }: Pick<Determination, 'legs'>): Standing {
  const outcomesOf = legs.map(({ enforced, codified }) => [enforced.outcome, codified.outcome] as string[]);
  const count = (is: (outcomes: string[]) => boolean): number => outcomesOf.filter(is).length;
  return {
    barred: outcomesOf.some((outcomes) => outcomes.includes('barred')),
    licences: count((outcomes) => outcomes.includes('licence-required')),
    open: count((outcomes) => !outcomes.includes('licence-required') && outcomes.some((one) => undecided.has(one))),
    needs: [...new Set(legs.flatMap(({ enforced, codified }) => [...enforced.needs, ...codified.needs].map(({ question }) => question)))],
  };
}
