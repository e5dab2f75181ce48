import { escapeMarkup } from '../corpus/markup.ts';
import type { Bounds } from '../determination/bounds.ts';
import type { Scenario, Simulation } from './simulate.ts';
import { rangeText } from './rangeText.ts';

type Row = (string | number)[];

/** Every indicator of every law: its range, unit and formula. An end that is open is written `open`. */
export function indicatorRows({ law, scenarios }: Simulation): Row[] {
  return [['law', 'indicator', 'low', 'high', 'unit', 'formula'], ...scenarios.flatMap(({ name, measures }) =>
    law.indicators.map(({ id, unit, formula }): Row => [name, id, ...endsOf(measures[id]!), unit, formula]))];
}

/** What each law moves against the law as applied. */
export function moverRows({ scenarios }: Simulation): Row[] {
  return [['law', 'kind', 'name', 'findings', 'outcomes', 'dollars low', 'dollars high', 'TPP low', 'TPP high'],
    ...scenarios.flatMap(({ name, moved }) => (moved === undefined ? [] : ([['package', moved.movedPackages], ['country', moved.countries],
      ['item', moved.items], ['transition', moved.transitions]] as const).flatMap(([kind, movers]) => movers.map((mover): Row =>
      [name, kind, mover.name, mover.findings, mover.outcomes, ...endsOf(mover.dollars), ...endsOf(mover.tpp)]))))];
}

function endsOf([low, high]: Bounds): [number, number | string] {
  return [low, high === Infinity ? 'open' : high];
}

/** The report: one page that needs nothing else. The same simulation gives the same bytes. */
export function simulationPage(simulation: Simulation): string {
  const { on, packages, scenarios, law, assumeOrdinary } = simulation;
  const head = `${packages} packages on ${on} under ${scenarios.length} laws`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeMarkup(head)}</title><style>${style}</style></head><body>
<h1>${escapeMarkup(head)}</h1>
<p>Each law beside the law as applied. Every figure is a range; no two are folded into one score.${assumeOrdinary
    ? ' What the packages leave out is taken as in ordinary trade.' : ''}</p>
<h2>Indicators</h2>
${tableOf(['Indicator', ...scenarios.map(({ name }) => name)], law.indicators.map(({ id, title, unit }) => [
    title, ...scenarios.map(({ measures }) => measureText(measures[id]!, unit))]))}
<h2>Openness against security</h2>
${frontier(simulation)}
${scenarios.map(movers).join('\n')}
<h2>Method</h2>
<dl>${law.indicators.map(({ title, formula }) => `<dt>${escapeMarkup(title)}</dt><dd>${escapeMarkup(formula)}</dd>`).join('')}</dl>
<p>Days of a licence: ${law.processingDays.low} (${escapeMarkup(law.processingDays.sources[0]!)}) to ${law.processingDays.high}
(${escapeMarkup(law.processingDays.sources[1]!)}). The evidence is thin.
Destinations with documented diversion:
${escapeMarkup(`${law.diversionRisk.members.join(', ')} (${law.diversionRisk.source})`)}.</p>
<ul>${scenarios.map(({ name, side }) => `<li>${escapeMarkup(`${name}: ${side.label}, corpus ${side.corpus}`)}</li>`).join('')}</ul>
</body></html>
`;
}

const style = 'body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}'
  + 'td,th{border:1px solid #bbb;padding:.25rem .5rem;text-align:left}svg text{font:12px sans-serif}dt{font-weight:bold}';

function measureText(range: Bounds, unit: string): string {
  if (!unit.startsWith('share')) return rangeText(range, unit);
  const per = range.map((value) => `${(value * 100).toFixed(1)}`);
  return per[0] === per[1] ? `${per[0]} %` : `${per[0]} to ${per[1]} %`;
}

function movers({ name, moved }: Scenario): string {
  if (moved === undefined) return '';
  const rows = (list: typeof moved.countries): string[][] => list.slice(0, 15).map((mover) =>
    [mover.name, String(mover.findings), rangeText(mover.dollars, 'USD'), rangeText(mover.tpp, 'TPP')]);
  const parts = ([['Outcomes', moved.transitions], ['Countries', moved.countries], ['Packages', moved.movedPackages]] as const)
    .map(([title, list]) => (list.length === 0 ? ''
      : `<h3>${title}</h3>${tableOf([title, 'Findings', 'Dollars', 'Performance'], rows(list))}`));
  const { findings, outcomes } = moved.total;
  return `<h2>What moves: ${escapeMarkup(name)}</h2><p>${findings} findings, ${outcomes} outcomes.</p>${parts.join('')}`;
}

const [width, height, margin] = [560, 320, 48];

/** Each law as a rectangle of what is possible: performance that needs no licence, against performance so exposed. */
function frontier({ scenarios }: Simulation): string {
  const exposed = (scenario: Scenario): Bounds => scenario.measures['diversion-exposed']!;
  const most = Math.max(1, ...scenarios.map((scenario) => exposed(scenario)[1]).filter((value) => value < Infinity));
  const x = (share: number): number => margin + share * (width - 2 * margin);
  const y = (tpp: number): number => margin + Math.min(1, tpp / most) * (height - 2 * margin);
  const marks = scenarios.map((scenario, index) => {
    const [open, risk] = [scenario.measures['open-performance']!, exposed(scenario)];
    const box = [x(open[0]), y(risk[0]), Math.max(6, x(open[1]) - x(open[0])), Math.max(6, y(risk[1]) - y(risk[0]))]
      .map((part) => part.toFixed(1));
    const colour = `fill="hsl(${index * 67 % 360} 60% 45%)" fill-opacity=".5" stroke="#222"`;
    return `<rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" ${colour}/>`
      + `<text x="${box[0]}" y="${(Number(box[1]) - 4 - 14 * (index % 3)).toFixed(1)}">${escapeMarkup(scenario.name)}</text>`;
  });
  const scale = escapeMarkup(rangeText([most, most], 'TPP'));
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Openness against exposure">
<rect x="${margin}" y="${margin}" width="${width - 2 * margin}" height="${height - 2 * margin}" fill="none" stroke="#888"/>
<text x="${margin}" y="${height - 16}">more open: share of performance that needs no licence (0 to 100 %)</text>
<text x="${margin}" y="20">less exposed above: performance open to destinations with documented diversion (0 to ${scale})</text>
${marks.join('\n')}
</svg>`;
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeMarkup(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${line(heads, 'th')}${rows.map((row) => line(row, 'td')).join('')}</table>`;
}
