import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { FeatureCollection, Geometry } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { Pen } from './pen.ts';
import worldAddress from 'world-atlas/countries-50m.json?url';

/** One country as the map draws it. */
export interface CountryShape {
  /** Two letters; `null` for land that no code of the law names. */
  code: string | null;
  name: string;
  /** An SVG path in the map's own units. */
  path: string;
  /** Its middle, in the same units. */
  middle: [number, number];
  /** In square units: what is smaller than a few is drawn as a dot besides. */
  area: number;
}

export const mapWidth = 960;
export const mapHeight = 470;

let shapes: Promise<CountryShape[]> | undefined;

/** The world at 1:50 million, drawn once. `names` finds codes of places that have no number. */
export function worldShapes(names: Readonly<Record<string, string>>): Promise<CountryShape[]> {
  shapes ??= drawn(names);
  return shapes;
}

async function drawn(names: Readonly<Record<string, string>>): Promise<CountryShape[]> {
  const response = await fetch(worldAddress);
  if (!response.ok) throw new Error(`The map could not be fetched (${response.status}).`);
  const world = await response.json() as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const collection: FeatureCollection<Geometry, { name: string }> = feature(world, world.objects.countries);
  // Antarctica takes a fifth of the page, and nobody exports there.
  const inhabited = collection.features.filter(({ id }) => id !== '010');
  const projection = geoEqualEarth().fitSize([mapWidth, mapHeight], { ...collection, features: inhabited });
  const path = geoPath(projection);
  const pen = new Pen();
  const draw = geoPath(projection, pen);
  return inhabited.map((country) => {
    const [x, y] = path.centroid(country);
    const { name } = country.properties;
    draw(country);
    return {
      code: codeOf(country.id, name, names), name, path: pen.lift(), area: path.area(country),
      middle: [Math.round(x * 10) / 10, Math.round(y * 10) / 10],
    };
  });
}

/** The two letters of a country: its number in the standard is an alias of them. */
export function codeOf(id: string | number | undefined, name: string, names: Readonly<Record<string, string>>): string | null {
  if (id !== undefined) {
    const [tag = ''] = Intl.getCanonicalLocales(`und-${String(id).padStart(3, '0')}`);
    const region = tag.slice('und-'.length);
    return /^[A-Z]{2}$/.test(region) ? region : null;
  }
  return Object.entries(names).find(([, known]) => known === name)?.[0] ?? null;
}
