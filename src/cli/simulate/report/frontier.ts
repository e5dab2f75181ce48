import type { Bounds } from '../../../determination/bounds.ts';
import type { Simulation } from '../run.ts';
import { figure, html, type Markup, table } from './markup.ts';
import { rangeText } from '../../rangeText.ts';
import { measureText, wholeOf } from './words.ts';

const [width, height] = [760, 420];
const [left, right, top, bottom] = [86, 170, 26, 58];
const openness = 'open-performance';

interface Place {
  name: string;
  index: number;
  open: Bounds;
  risk: Bounds;
  /** No other law is surely as open with surely less exposed. */
  isFront: boolean;
}

/** One chart for each indicator of security: how open each law is against how much is exposed under it. */
export function frontiers(simulation: Simulation): Markup {
  const risks = simulation.law.indicators.filter(({ better }) => better === 'security');
  const shown = risks.filter(({ id }) => simulation.laws.some((law) => wholeOf(law)[id]![1] > 0));
  const none = risks.filter((risk) => !shown.includes(risk));
  return html`${shown.map(({ id, title, unit }) => {
    const places = placesOf(simulation, id);
    return figure(`frontier-${id}`,
      `${title}, against the share of performance that needs no licence. To the right is more open, higher is more exposed. A cross spans `
      + 'what is possible while facts are open. Filled marks are laws that no other is surely as open as with less exposed.',
      chart(places, title),
      table(`${title} and openness, by law`, ['Law', 'Open performance', `Exposed (${unit})`, 'On the frontier'], places.map((place) =>
        [place.name, measureText(place.open, 'share'), rangeText(place.risk, unit), place.isFront ? 'yes' : 'no']), [1, 2]));
  })}${none.length === 0 ? '' : html`<p>No performance of this portfolio is exposed so, under any of these laws: ${
    none.map(({ title }) => title[0]!.toLowerCase() + title.slice(1)).join('; ')}.</p>`}`;
}

function placesOf({ laws }: Simulation, id: string): Place[] {
  const places = laws.map((law, index) => {
    const measures = wholeOf(law);
    return { name: law.name, index, open: measures[openness]!, risk: measures[id]! };
  });
  return places.map((place) => ({ ...place, isFront: !places.some((other) => beats(other, place)) }));
}

/** Surely at least as open and surely no more exposed, and surely better in one. */
function beats(one: Pick<Place, 'open' | 'risk'>, other: Pick<Place, 'open' | 'risk'>): boolean {
  return one.open[0] >= other.open[1] && one.risk[1] <= other.risk[0] && (one.open[0] > other.open[1] || one.risk[1] < other.risk[0]);
}

function chart(places: readonly Place[], title: string): Markup {
  const ends = places.map(({ risk }) => risk[1]).filter((value) => value < Infinity);
  const most = niceAbove(Math.max(1, ...ends, ...places.map(({ risk }) => risk[0])));
  const x = (share: number): number => round(left + share * (width - left - right));
  const y = (tpp: number): number => round(height - bottom - Math.min(1, tpp / most) * (height - top - bottom));
  const labels = spread(places.map((place) => ({ place, at: y((place.risk[0] + Math.min(most, place.risk[1])) / 2) })));
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Openness against exposure: ${title}">
${[0, 0.25, 0.5, 0.75, 1].map((share) => html`<path class="rule" d="M${x(share)},${top}V${height - bottom}"/>
<text class="soft" x="${x(share)}" y="${height - bottom + 18}" text-anchor="middle">${share * 100} %</text>`)}
${[0, 0.25, 0.5, 0.75, 1].map((part) => html`<path class="rule" d="M${left},${y(most * part)}H${width - right}"/>
<text class="soft" x="${left - 8}" y="${y(most * part) + 4}" text-anchor="end">${rangeText([most * part, most * part], '').trim()}</text>`)}
<text class="soft" x="${left}" y="${height - 16}">Performance that needs no licence →</text>
<text class="soft" x="10" y="14">TPP exposed ↑</text>
${labels.map(({ place, at }, index) => mark(place, x, (tpp) => y(Math.min(tpp, most)), at,
    labels.slice(index + 1).filter((other) => isNear(other.place, place, most)).length))}
</svg>`;
}

/** `under` says how many marks drawn later lie on the same place: rings of a target. */
function mark(
  { name, index, open, risk, isFront }: Place, x: (share: number) => number, y: (tpp: number) => number, labelAt: number, under: number,
): Markup {
  const [cx, cy] = [(x(open[0]) + x(open[1])) / 2, (y(risk[0]) + y(risk[1])) / 2].map(round) as [number, number];
  const colour = `var(--law-${index % 8})`;
  return html`<g stroke="${colour}" stroke-width="2">
<path d="M${x(open[0])},${cy}H${x(open[1])}M${cx},${y(risk[0])}V${y(risk[1])}" fill="none" stroke-linecap="round"/>
<circle cx="${cx}" cy="${cy}" r="${5 + 3 * under}" fill="${isFront ? colour : 'var(--paper)'}"/>
<path d="M${cx + 8},${cy}L${width - right + 8},${round(labelAt)}" stroke-width="0.7" stroke-dasharray="2 3" fill="none"/></g>
<text x="${width - right + 12}" y="${round(labelAt + 4)}">${name.length > 24 ? `${name.slice(0, 23)}…` : name}</text>`;
}

function isNear(one: Place, other: Place, most: number): boolean {
  const middle = ({ open, risk }: Place): [number, number] => [(open[0] + open[1]) / 2, (risk[0] + Math.min(most, risk[1])) / 2 / most];
  const [[x, y], [x2, y2]] = [middle(one), middle(other)];
  return Math.abs(x - x2) < 0.015 && Math.abs(y - y2) < 0.02;
}

/** Labels at least a line apart, in the order of their marks. */
function spread<Of>(labels: readonly { place: Of; at: number }[]): { place: Of; at: number }[] {
  const line = 17;
  const sorted = labels.toSorted((one, other) => one.at - other.at).map((label) => ({ ...label }));
  for (let index = 1; index < sorted.length; index++) sorted[index]!.at = Math.max(sorted[index]!.at, sorted[index - 1]!.at + line);
  const over = Math.max(0, (sorted.at(-1)?.at ?? 0) - (height - bottom));
  for (const label of sorted) label.at -= over;
  return sorted;
}

/** The next number above that reads well on an axis. */
function niceAbove(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 3, 4, 5, 8, 10].map((step) => step * size).find((step) => step >= value)!;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
