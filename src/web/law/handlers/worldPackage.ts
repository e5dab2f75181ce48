import type { CatalogEntry } from '../../../package/catalogEntry.ts';
import type { LayerName } from '../../../package/model.ts';

/** What goes to every country of the world, and who runs it there. */
export interface WorldQuestion {
  /** Id of the catalog. */
  item: string;
  quantity: number;
  /** Where the operator is headquartered; `null` for the country itself. */
  operator: string | null;
  /** Where its ultimate parent is; `null` where it has none above it. */
  parent: string | null;
}

const layers: Readonly<Record<string, LayerName>> = {
  'model-weights': 'models', software: 'applications', 'cloud-service': 'applications',
};

/** The id of the site in a country. */
export function siteIn(country: string): string {
  return `site-${country.toLowerCase()}`;
}

/** A package with one site in each country, as its file would be written. */
export function worldPackage({ kind }: CatalogEntry, question: WorldQuestion, countries: readonly string[]): string {
  const { item, quantity, operator, parent } = question;
  const sites = countries.map((country) => ({ id: siteIn(country), name: country, country, operator: operatorIn(country) }));
  const parties = countries.map((country) => ({
    id: operatorIn(country), name: `Operator in ${country}`, location: country, organisedIn: country, headquarters: operator ?? country,
    ultimateParent: parent === null ? 'itself' : { name: 'The parent', headquarters: parent },
  }));
  const line = { id: 'item', catalog: item, sites: sites.map(({ id }) => ({ site: id, quantity })) };
  // JSON is YAML: what is written here is read as any other file.
  return JSON.stringify({ title: 'The world', layers: { [layers[kind] ?? 'hardware']: [line] }, sites, parties });
}

function operatorIn(country: string): string {
  return `operator-${country.toLowerCase()}`;
}
