import type { Bounds } from '../../../determination/bounds.ts';
import type { Simulation } from '../simulation.ts';
import { rangeText } from '../../rangeText.ts';
import { html, type Markup, table } from './markup.ts';
import { measureText, wholeOf } from './words.ts';

/** What each law moves, in a card; the first law is what the others are held to. */
export function cards({ laws, law }: Simulation): Markup {
  const [base] = laws;
  const before = wholeOf(base!);
  const shown = ['open-performance', 'licences', 'stake'];
  return html`<div class="cards">${laws.map((one, index) => {
    const after = wholeOf(one);
    return html`<section class="card" style="--law:var(--law-${index % 8})" aria-label="${one.name}"><h3>${one.name}</h3><dl>
${one.moved === undefined ? html`<dt>What the others are held to</dt>
<dd>${one.side.on}, ${one.side.view}</dd>` : html`<dt>Deliveries with another outcome</dt>
<dd><strong>${one.moved.total.outcomes.toLocaleString('en')}</strong> of ${one.moved.legs.toLocaleString('en')},
  in ${one.moved.packagesMoved.toLocaleString('en')} packages</dd>
<dt>Dollars that something changes for</dt><dd>${rangeText(one.moved.total.dollars, 'USD')}</dd>`}
${law.indicators.filter(({ id }) => shown.includes(id)).map(({ id, title, unit }) => html`<dt>${title}</dt>
<dd>${one === base ? html`<strong>${measureText(after[id]!, unit)}</strong>` : change(before[id]!, after[id]!, unit)}</dd>`)}</dl>
</section>`;
  })}</div>`;
}

function change(before: Bounds, after: Bounds, unit: string): Markup {
  const [was, is] = [measureText(before, unit), measureText(after, unit)];
  return was === is ? html`unchanged: ${is}` : html`${was} → <strong>${is}</strong>`;
}

/** Every indicator beside its range under every law; bars of one row share their scale. */
export function indicatorTable({ laws, law }: Simulation): Markup {
  const measures = laws.map(wholeOf);
  return table('Each indicator by its own definition; no two are folded into one score.', ['Indicator', ...laws.map(({ name }) => name)],
    law.indicators.map(({ id, title, unit }) => {
      const ends = measures.map((one) => one[id]![1]).filter((value) => value < Infinity);
      const most = unit.startsWith('share') ? 1 : Math.max(0, ...ends, ...measures.map((one) => one[id]![0]));
      return [title, ...measures.map((one, index) => html`${measureText(one[id]!, unit)}${bar(one[id]!, most, index)}`)];
    }), laws.map((_, index) => index + 1));
}

function bar([low, high]: Bounds, most: number, index: number): Markup {
  if (most === 0) return html``;
  const [from, to] = [low, Math.min(high, most)].map((value) => Math.round(value / most * 1000) / 10) as [number, number];
  const colour = `var(--law-${index % 8})`;
  return html`<svg class="range" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
<rect y="3" width="100" height="2" fill="var(--line)"/>
<rect x="0" y="2" width="${from}" height="4" fill="${colour}"/>
<rect x="${from}" y="2" width="${Math.max(0, to - from)}" height="4" fill="${colour}" opacity=".4"/></svg>`;
}
