import type { Bounds } from '../../../determination/bounds.ts';
import { measuresOf, tallyByGroup } from '../../../determination/simulate.ts';
import { Tally } from '../../../determination/tally.ts';
import { rangeText } from '../../rangeText.ts';
import type { Simulation } from '../simulation.ts';
import { figure, html, type Markup, table } from './markup.ts';
import { countryName, measureText } from './words.ts';

const [width, rowHeight, labels] = [300, 22, 112];
/** Countries with a panel of their own: those to which most performance goes. */
const mostPanels = 12;

/** A panel for each of the largest countries: of its performance what needs no licence, what may, and what needs one or more. */
export function countryPanels(simulation: Simulation): Markup {
  const [first] = simulation.laws;
  const ranked = [...first!.tallies].filter(([code, tally]) => code !== '' && tally.of('tpp')[1] > 0)
    .sort(([left, one], [right, other]) => other.of('tpp')[0] - one.of('tpp')[0] || (left < right ? -1 : 1)).slice(0, mostPanels);
  const shareOf = (code: string, index: number): Bounds => open(simulation, simulation.laws[index]!.tallies.get(code));
  const panels = ranked.map(([code, tally]) => html`<div><h3>${countryName(simulation, code)}</h3>
${bars(simulation, simulation.laws.map((_, index) => shareOf(code, index)), countryName(simulation, code))}
<p class="meta">${rangeText(tally.of('tpp'), 'TPP')} in ${tally.of('deliveries')[0]} deliveries</p></div>`);
  return figure('countries', `The ${ranked.length} countries to which most performance goes. Green needs no licence, sand is open,
    red needs a `
    + 'licence, rests on an exception, or is barred.',
  html`<div class="panels">${panels}</div>${legend()}`,
  table('Performance that needs no licence, by country', ['Country', 'Performance', ...simulation.laws.map(({ name }) => name)],
    ranked.map(([code, tally]) => [countryName(simulation, code), rangeText(tally.of('tpp'), 'TPP'),
      ...simulation.laws.map((_, index) => measureText(shareOf(code, index), 'share'))]),
    [1, ...simulation.laws.map((_, index) => index + 2)]));
}

/** The same for partner groups. */
export function groupPanels(simulation: Simulation): Markup {
  const { laws, partners } = simulation;
  const groups = tallyByGroup(laws[0]!.tallies, partners);
  const sumsIn = (index: number, id: string): Tally =>
    tallyByGroup(laws[index]!.tallies, partners).find(({ group }) => group.id === id)?.sums ?? new Tally();
  return figure('groups',
    'Within each partner group, of the performance sent there: what needs no licence (green), is open (sand), or not (red).',
    html`<div class="panels">${groups.map(({ group }) => html`<div><h3>${group.title}</h3>
${bars(simulation, laws.map((_, index) => open(simulation, sumsIn(index, group.id))), group.title)}</div>`)}</div>${legend()}`,
    table('Within partner groups', ['Group', 'Countries here', 'Measure', ...laws.map(({ name }) => name)], groups.flatMap(({ group }) =>
      simulation.law.indicators.filter(({ better }) => better === 'openness').map(({ id, title, unit }) => [
        group.title, [...group.countries].filter((code) => laws[0]!.tallies.has(code)).sort().join(' '), title,
        ...laws.map(({ days }, index) => measureText(measuresOf(sumsIn(index, group.id), days)[id]!, unit)),
      ])), laws.map((_, index) => index + 3)));
}

function open({ law }: Simulation, tally: Tally | undefined): Bounds {
  return tally === undefined ? [0, 0] : measuresOf(tally, law.processingDays)['open-performance']!;
}

function bars({ laws }: Simulation, shares: readonly Bounds[], name: string): Markup {
  const x = (share: number): number => Math.round((labels + share * (width - labels)) * 10) / 10;
  const height = laws.length * rowHeight;
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${name}: performance that needs no licence, by law">
${shares.map(([low, high], index) => {
    const y = index * rowHeight + 4;
    const part = (from: number, to: number, fill: string): Markup | '' => (to <= from ? ''
      : html`<rect x="${x(from)}" y="${y}" width="${Math.max(0.5, x(to) - x(from))}" height="${rowHeight - 8}" fill="var(--${fill})"/>`);
    return html`<text class="soft" x="0" y="${y + 11}">${short(laws[index]!.name)}</text>${part(0, low, 'open')}${part(low, high,
      'maybe')}${part(high, 1, 'shut')}`;
  })}</svg>`;
}

function short(name: string): string {
  return name.length > 18 ? `${name.slice(0, 17)}…` : name;
}

function legend(): Markup {
  return html`<ul class="legend">${([['open', 'needs no licence'], ['maybe', 'open: facts or judgements are missing'],
    ['shut', 'needs a licence, rests on an exception, or is barred']] as const).map(([fill, text]) =>
    html`<li><svg width="16" height="12" aria-hidden="true"><rect width="16" height="12" fill="var(--${fill})"/></svg>${text}</li>`)}</ul>`;
}
