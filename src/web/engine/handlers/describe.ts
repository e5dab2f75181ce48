import type { Bench } from '../bench.ts';

/** An entry of the catalog, as lists of choices show it. */
export interface CatalogChoice {
  id: string;
  name: string;
  aliases: string[];
  kind: string;
  maker: string | null;
}

/** What the pages need to know of the law before anything is asked. */
export interface Described {
  corpus: string;
  /** The newest text of law that was read. */
  verifiedThrough: string;
  /** Country names by code. */
  countries: Record<string, string>;
  catalog: CatalogChoice[];
  /** Values of the vocabulary to choose from. */
  deliveries: readonly string[];
  activities: readonly string[];
  endUses: readonly string[];
  examples: { name: string; title: string; description: string; on: string | null }[];
  version: string;
}

export function describe({ corpus, catalog, examples, stamp, vocabulary: { facts } }: Bench, _: null): Described {
  const valuesOf = (fact: string): readonly string[] => facts.get(fact)?.values ?? [];
  return {
    deliveries: valuesOf('item.deliveryMode'), activities: valuesOf('activity'), endUses: valuesOf('statedEndUse'),
    corpus: corpus.digest, countries: corpus.countries, version: stamp.version,
    verifiedThrough: corpus.provisions.flatMap(({ versions }) => versions)
      .reduce((newest, { verifiedThrough: seen = '' }) => (seen > newest ? seen : newest), ''),
    catalog: catalog.entries.map(({ id, name, aliases, kind, maker }) => ({ id, name, aliases, kind, maker: maker ?? null })),
    examples: examples.map(({ name, text }) => ({ name, ...headOf(text) })),
  };
}

/** Title, description and date of an example, read off its lines so that opening the site need not read every file whole. */
function headOf(text: string): { title: string; description: string; on: string | null } {
  const line = (field: string): string | undefined => new RegExp(`^${field}: *(.+)$`, 'm').exec(text)?.[1]?.trim();
  const folded = /^description: >-\n((?: {2}.+\n)+)/m.exec(text)?.[1]?.replaceAll(/\s+/g, ' ').trim();
  return { title: line('title') ?? '', description: folded ?? line('description') ?? '', on: line('on') ?? null };
}
