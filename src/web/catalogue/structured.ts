import type { Listed } from './CataloguePage.tsx';

/** A document of schema.org. */
export type Structured = Readonly<Record<string, unknown>>;

const context = 'https://schema.org';

/** The whole catalogue for a search engine: each package as a product with its own page. */
export function listData(listed: readonly Listed[], origin: string): Structured {
  return {
    '@context': context, '@type': 'ItemList', numberOfItems: listed.length,
    itemListElement: listed.map((one, index) => ({
      '@type': 'ListItem', position: index + 1, name: one.title, url: addressOf(one, origin),
    })),
  };
}

/** One package for a search engine. Only what is stated is named: no price, no offer that nobody made. */
export function entryData(listed: Listed, origin: string): Structured {
  const { proposal, title, conditions, since, entry } = listed;
  return {
    '@context': context, '@type': 'Product', '@id': addressOf(listed, origin), url: addressOf(listed, origin), name: title,
    productID: proposal, releaseDate: since, ...(conditions === '' ? {} : { description: conditions }),
    ...(entry === undefined ? {} : {
      ...(entry.sectors.length === 0 ? {} : { category: entry.sectors }),
      additionalProperty: propertiesOf(entry),
      offers: {
        '@type': 'Offer', url: addressOf(listed, origin), validFrom: since,
        ...(entry.until === undefined ? {} : { validThrough: entry.until }),
        eligibleRegion: entry.countries.map((code) => ({ '@type': 'Country', identifier: code })),
        ...(entry.priceDollars === undefined ? {} : { price: entry.priceDollars, priceCurrency: 'USD' }),
      },
    }),
  };
}

function propertiesOf({ powerMegawatts, deliveryDays, provides }: NonNullable<Listed['entry']>): Structured[] {
  const property = (name: string, value: number, unitText?: string): Structured =>
    ({ '@type': 'PropertyValue', name, value, ...(unitText === undefined ? {} : { unitText }) });
  return [
    ...(powerMegawatts === undefined ? [] : [property('power', powerMegawatts, 'megawatts')]),
    ...(deliveryDays === undefined ? [] : [property('delivery', deliveryDays, 'days')]),
    ...Object.entries(provides).map(([name, value]) => property(name, value)),
  ];
}

function addressOf({ proposal }: Listed, origin: string): string {
  return `${origin}/catalogue/${proposal}`;
}
