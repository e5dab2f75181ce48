/** A country as one may look for it: by its name or by its cities. */
export interface PlaceChoice {
  code: string;
  name: string;
  cities: readonly string[];
}

/** More would hide the name of the country. */
const mostCities = 4;

/**
 * Countries with the cities that time zones are named after, so that whoever thinks of a city finds its country without a
 * list of our own.
 */
export function placeChoices(countries: readonly (readonly [code: string, name: string])[]): PlaceChoice[] {
  return countries.map(([code, name]) => ({ code, name, cities: citiesOf(code) }));
}

function citiesOf(code: string): string[] {
  const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
  const zones = locale.getTimeZones?.() ?? [];
  return [...new Set(zones.map((zone) => zone.split('/').at(-1)!.replaceAll('_', ' ')))].slice(0, mostCities);
}
