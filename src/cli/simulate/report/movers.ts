import type { Mover, PortfolioComparison } from '../../../determination/comparePortfolio.ts';
import type { LawResult, Simulation } from '../simulation.ts';
import { rangeText } from '../../rangeText.ts';
import { html, type Markup, table } from './markup.ts';
import { countryName, transitionText } from './words.ts';

const mostMovers = 15;

/** What each law moves: outcomes, countries, items and packages, the most first. */
export function movers(simulation: Simulation): Markup {
  const parts = simulation.laws.flatMap((law) => (law.moved === undefined ? [] : [{ law, moved: law.moved }]));
  return html`${parts.map(({ law, moved }) => html`<h3>${law.name}</h3>
<p>${toldOf(moved)}</p>${lists(simulation, law, moved)}`)}`;
}

function toldOf({ total, legs }: PortfolioComparison): string {
  if (total.findings === 0) return 'Nothing changes for any delivery.';
  const [findings, all, outcomes] = [total.findings, legs, total.outcomes].map((number) => number.toLocaleString('en'));
  return `${findings} of ${all} deliveries come out otherwise in some respect, ${outcomes} with another outcome: `
    + `${rangeText(total.dollars, 'USD')}, ${rangeText(total.tpp, 'TPP')}.`;
}

function lists(simulation: Simulation, { name }: LawResult, moved: PortfolioComparison): Markup {
  const shown = ([
    ['By outcome', moved.transitions, transitionText], ['By country', moved.countries, (mover: Mover) => countryName(simulation,
      mover.name)],
    ['By item', moved.items, ({ name: item }: Mover) => item], ['By package', moved.movedPackages, ({ name: file }: Mover) =>
      file.split('/').at(-1)!],
  ] as const).filter(([, list]) => list.length > 0);
  return html`<div class="columns">${shown.map(([title, list, named]) => table(
    `${title}, ${name}${list.length > mostMovers ? `: the first ${mostMovers} of ${list.length}` : ''}`,
    [title.slice(3).replace(/^./, (letter) => letter.toUpperCase()), 'Deliveries', 'Dollars', 'Performance'],
    list.slice(0, mostMovers).map((mover) => [named(mover), String(mover.findings), rangeText(mover.dollars, 'USD'), rangeText(mover.tpp,
      'TPP')]),
    [1, 2, 3]))}</div>`;
}
