import { geoEqualEarth, geoPath, type GeoProjection } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Bounds } from '../../../determination/bounds.ts';
import { measuresOf } from '../../../determination/simulate.ts';
import type { Simulation } from '../simulation.ts';
import { figure, html, type Markup, table } from './markup.ts';
import { countryName, measureText } from './words.ts';

const [width, height] = [560, 275];

type Country = Feature<Geometry, { name: string }>;

/** Outlines of countries at two scales: the fine one is for those that the coarse one leaves out. */
export type WorldOutlines = Readonly<Record<'110m' | '50m', WorldTopology>>;
export type WorldTopology = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** A world for each law: by country, the share of performance that needs no licence. */
export function worldMaps(simulation: Simulation, outlines: WorldOutlines): Markup {
  const shapes = countriesOf(outlines['110m']).filter(({ id }) => id !== '010');
  const fine = countriesOf(outlines['50m']);
  const collection: FeatureCollection<Geometry> = { type: 'FeatureCollection', features: shapes };
  const projection = geoEqualEarth().fitExtent([[2, 2], [width - 2, height - 2]], collection);
  const codes = [...new Set(simulation.laws.flatMap(({ tallies }) => [...tallies.keys()]))].filter((code) => code !== '').sort();
  const maps = simulation.laws.map((law, index) => html`<div><h3>${law.name}</h3>
${worldOf(simulation, index, codes, { shapes, fine, projection })}</div>`);
  const shareIn = (index: number, code: string): string => {
    const tally = simulation.laws[index]!.tallies.get(code);
    return tally === undefined || tally.of('tpp')[1] === 0 ? '–'
      : measureText(measuresOf(tally, simulation.law.processingDays)['open-performance']!, 'share');
  };
  return figure('map',
    'Of the performance that the portfolio sends to a country, the share that needs no licence; hatched where open facts '
    + 'leave more than a quarter undecided. Countries in grey get none. Natural Earth, 1:110 million; small countries as dots.',
  html`${defs(shapes, projection)}<div class="maps">${maps}</div>${legend()}`,
  table('Performance that needs no licence, by country and law', ['Country', ...simulation.laws.map(({ name }) => name)],
    codes.map((code) => [countryName(simulation, code), ...simulation.laws.map((_, index) => shareIn(index, code))]),
    simulation.laws.map((_, index) => index + 1)));
}

/** The outlines once, for every map to use. */
function defs(shapes: readonly Country[], projection: GeoProjection): Markup {
  const draw = geoPath(projection).digits(0);
  return html`<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>
<pattern id="open" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<path d="M0,0V5" stroke="var(--paper)" stroke-width="2.4"/></pattern>
<g id="land">${shapes.map((shape) => {
    const code = codeOf(shape);
    const path = draw(shape) ?? '';
    return code === undefined ? html`<path d="${path}"/>` : html`<path id="c-${code}" d="${path}"/>
`;
  })}</g></defs></svg>`;
}

function worldOf(
  simulation: Simulation, index: number, codes: readonly string[],
  { shapes, fine, projection }: { shapes: readonly Country[]; fine: readonly Country[]; projection: GeoProjection },
): Markup {
  const { name, tallies } = simulation.laws[index]!;
  const drawn = new Set(shapes.flatMap((shape) => codeOf(shape) ?? []));
  const draw = geoPath(projection);
  const marks = codes.flatMap((code) => {
    const tally = tallies.get(code);
    if (tally === undefined || tally.of('tpp')[1] === 0) return [];
    const range = measuresOf(tally, simulation.law.processingDays)['open-performance']!;
    const fill = `var(--share-${classOf(range)})`;
    const title = html`<title>${countryName(simulation, code)}: ${measureText(range, 'share')}</title>`;
    const isOpen = range[1] - range[0] > 0.25;
    if (drawn.has(code)) {
      return html`<use href="#c-${code}" fill="${fill}" stroke="var(--paper)" stroke-width=".5">${title}</use>${
        isOpen ? html`<use href="#c-${code}" fill="url(#open)"/>` : ''}`;
    }
    const shape = fine.find((one) => codeOf(one) === code);
    if (shape === undefined) return [];
    const [x, y] = draw.centroid(shape).map((value) => Math.round(value * 10) / 10);
    return html`<circle cx="${x!}" cy="${y!}" r="4" fill="${fill}" stroke="var(--ink)" stroke-width=".6">${title}</circle>`;
  });
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Map of the world, ${name}">
<rect width="${width}" height="${height}" rx="6" fill="var(--sea)"/>
<use href="#land" fill="var(--land)" stroke="var(--sea)" stroke-width=".5"/>
${marks}</svg>`;
}

const steps = [0.05, 0.33, 0.66, 0.95];
const classes = ['up to 5 %', '5 to 33 %', '33 to 66 %', '66 to 95 %', 'above 95 %'];

/** The class of the middle of a range. */
function classOf([low, high]: Bounds): number {
  return steps.filter((step) => (low + high) / 2 > step).length;
}

function legend(): Markup {
  const box = (fill: string): Markup => html`<svg width="16" height="12" aria-hidden="true"><rect width="16" height="12" fill="${fill}"/>
</svg>`;
  return html`<ul class="legend">${classes.map((text, index) => html`<li>${box(`var(--share-${index})`)}${text}</li>`)}
<li><svg width="16" height="12" aria-hidden="true"><rect width="16" height="12" fill="var(--share-2)"/>
<rect width="16" height="12" fill="url(#open)"/></svg>open by more than a quarter</li>
<li>${box('var(--land)')}nothing sent there</li></ul>`;
}

function countriesOf(world: WorldTopology): readonly Country[] {
  return feature(world, world.objects.countries).features;
}

/** The two letters of a country: its number in the standard is an alias of them. */
function codeOf({ id }: Country): string | undefined {
  if (id === undefined) return undefined;
  const [tag = ''] = Intl.getCanonicalLocales(`und-${String(id).padStart(3, '0')}`);
  return /^und-([A-Z]{2})$/.exec(tag)?.[1];
}
