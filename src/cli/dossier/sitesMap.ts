import { geoEqualEarth, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import { escapeMarkup } from '../../corpus/markup.ts';
import type { Package } from '../../package/model.ts';
import type { Picture } from '../../program/dossier/input.ts';
import type { WorldTopology } from '../simulate/report/map.ts';

const [width, height] = [960, 430];
/** Antarctica takes a fifth of the page, and nobody exports there. */
const uninhabited = '010';

type Countries = FeatureCollection<Geometry, { name: string }>;

/** Where the sites stand, country by country; no picture where no site has a country on the map. */
export function sitesMap(
  { title, sites = [] }: Package,
  names: Readonly<Record<string, string>>,
  atlas: WorldTopology,
): Picture | undefined {
  const countries = new Map<string, string[]>();
  for (const { country, name } of sites) {
    if (typeof country?.value === 'string') countries.set(country.value, [...(countries.get(country.value) ?? []), name]);
  }
  const world = inhabited(atlas);
  const projection = geoEqualEarth().fitSize([width, height], world);
  const path = geoPath(projection).digits(1);
  const held = world.features.flatMap((shape) => {
    const code = codeOf(shape);
    return code !== undefined && countries.has(code) ? [{ shape, code, at: path.centroid(shape) }] : [];
  });
  if (held.length === 0) return undefined;
  const words = [...countries].map(([code, here]) => `${names[code] ?? code}: ${here.join('; ')}`).join('. ');
  const land = world.features.map((shape) => {
    const fill = held.some((one) => one.shape === shape) ? '#1f4e79' : '#dde3e8';
    return `<path d="${path(shape) ?? ''}" fill="${fill}" stroke="#ffffff" stroke-width="0.4"/>`;
  });
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"` +
    ` font-family="Helvetica, Arial, sans-serif" font-size="15"><rect width="100%" height="100%" fill="#ffffff"/>${land.join('')}` +
    `${held.map(({ code, at }) => label(at, countries.get(code)!, names[code] ?? code)).join('')}</svg>\n`;
  return { title: 'Where the sites stand', svg, words: `${title}. ${words}` };
}

/** A mark with the country and its sites, kept inside the picture. */
function label([x, y]: [number, number], here: readonly string[], country: string): string {
  const lines = [country, ...here.map((name) => (name.length > 44 ? `${name.slice(0, 43)}…` : name))];
  const wide = Math.max(...lines.map((line) => line.length)) * 7.4 + 20;
  const left = Math.min(Math.max(4, x + 16), width - wide - 4);
  const top = Math.min(Math.max(4, y - 14), height - lines.length * 20 - 12);
  return (
    `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="6" fill="#c8102e" stroke="#ffffff" stroke-width="2"/>` +
    `<rect x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${wide.toFixed(1)}" height="${lines.length * 20 + 8}" rx="3"` +
    ' fill="#ffffff"' +
    ' fill-opacity="0.94" stroke="#1f4e79"/>' +
    lines
      .map(
        (line, index) =>
          `<text x="${(left + 10).toFixed(1)}" y="${(top + 20 + index * 20).toFixed(1)}"` +
          ` ${index === 0 ? 'font-weight="bold"' : ''} fill="#17202b">${escapeMarkup(line)}</text>`,
      )
      .join('')
  );
}

function inhabited(world: WorldTopology): Countries {
  const whole: Countries = feature(world, world.objects.countries);
  return { ...whole, features: whole.features.filter(({ id }) => id !== uninhabited) };
}

/** The two letters of a country, of which its number in the standard is an alias. */
function codeOf({ id }: Feature): string | undefined {
  if (id === undefined) return undefined;
  const [tag = ''] = Intl.getCanonicalLocales(`und-${String(id).padStart(3, '0')}`);
  const region = tag.slice('und-'.length);
  return /^[A-Z]{2}$/.test(region) ? region : undefined;
}
