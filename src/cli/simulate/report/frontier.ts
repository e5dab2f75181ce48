import type { Simulation } from '../simulation.ts';
import { figure, html, type Markup, table } from './markup.ts';
import { rangeText } from '../../rangeText.ts';
import { isNear, niceAbove, type Place, placesOf, spread } from './places.ts';
import { measureText, wholeOf } from './words.ts';

const [width, height] = [760, 420];
const [left, right, top, bottom] = [86, 170, 26, 58];

/** One chart for each indicator of security: how open each law is against how much is exposed under it. */
export function frontiers(simulation: Simulation): Markup {
  const risks = simulation.law.indicators.filter(({ better }) => better === 'security');
  const shown = risks.filter(({ id }) => simulation.laws.some((law) => wholeOf(law)[id]![1] > 0));
  const none = risks.filter((risk) => !shown.includes(risk));
  const laws = simulation.laws.map((law) => ({ name: law.name, measures: wholeOf(law) }));
  return html`${shown.map(({ id, title, unit }) => {
    const places = placesOf(laws, id);
    return figure(`frontier-${id}`,
      `${title}, against the share of performance that needs no licence. To the right is more open, higher is more exposed. A cross spans `
      + 'what is possible while facts are open. Filled marks are laws that no other is surely as open as with less exposed.',
      chart(places, title),
      table(`${title} and openness, by law`, ['Law', 'Open performance', `Exposed (${unit})`, 'On the frontier'], places.map((place) =>
        [place.name, measureText(place.open, 'share'), rangeText(place.risk, unit), place.isFront ? 'yes' : 'no']), [1, 2]));
  })}${none.length === 0 ? '' : html`<p>No performance of this portfolio is exposed so, under any of these laws: ${
    none.map(({ title }) => title[0]!.toLowerCase() + title.slice(1)).join('; ')}.</p>`}`;
}

function chart(places: readonly Place[], title: string): Markup {
  const ends = places.map(({ risk }) => risk[1]).filter((value) => value < Infinity);
  const most = niceAbove(Math.max(1, ...ends, ...places.map(({ risk }) => risk[0])));
  const x = (share: number): number => tenth(left + share * (width - left - right));
  const y = (tpp: number): number => tenth(height - bottom - Math.min(1, tpp / most) * (height - top - bottom));
  const labels = spread(places.map((place) => ({ place, at: y((place.risk[0] + Math.min(most, place.risk[1])) / 2) })), height - bottom);
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
  const [cx, cy] = [(x(open[0]) + x(open[1])) / 2, (y(risk[0]) + y(risk[1])) / 2].map(tenth) as [number, number];
  const colour = `var(--law-${index % 8})`;
  return html`<g stroke="${colour}" stroke-width="2">
<path d="M${x(open[0])},${cy}H${x(open[1])}M${cx},${y(risk[0])}V${y(risk[1])}" fill="none" stroke-linecap="round"/>
<circle cx="${cx}" cy="${cy}" r="${5 + 3 * under}" fill="${isFront ? colour : 'var(--paper)'}"/>
<path d="M${cx + 8},${cy}L${width - right + 8},${tenth(labelAt)}" stroke-width="0.7" stroke-dasharray="2 3" fill="none"/></g>
<text x="${width - right + 12}" y="${tenth(labelAt + 4)}">${name.length > 24 ? `${name.slice(0, 23)}…` : name}</text>`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
