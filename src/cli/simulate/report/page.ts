import type { Simulation } from '../simulation.ts';
import { accounts } from './accounts.ts';
import { frontiers } from './frontier.ts';
import { cards, indicatorTable } from './glance.ts';
import { type WorldOutlines, worldMaps } from './map.ts';
import { html } from './markup.ts';
import { method } from './method.ts';
import { movers } from './movers.ts';
import { countryPanels, groupPanels } from './panels.ts';
import { style } from './style.ts';

/** The report: one page that needs nothing else, and no script. The same simulation gives the same bytes. */
export function reportPage(simulation: Simulation, outlines: WorldOutlines): string {
  const { plan, packages, laws } = simulation;
  const sections = [
    { id: 'glance', title: 'At a glance', body: cards(simulation) },
    { id: 'indicators', title: 'Indicators', body: indicatorTable(simulation) },
    { id: 'frontier', title: 'Openness against security', body: frontiers(simulation) },
    { id: 'world', title: 'Where', body: worldMaps(simulation, outlines) },
    { id: 'by-country', title: 'Country by country', body: countryPanels(simulation) },
    { id: 'by-group', title: 'Within partner groups', body: groupPanels(simulation) },
    ...(plan.accounts === true ? [{ id: 'accounts', title: 'Limits that are shared', body: accounts(simulation) }] : []),
    { id: 'movers', title: 'What moves', body: movers(simulation) },
    { id: 'method', title: 'Method', body: method(simulation) },
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${html`<title>${plan.title}</title>`.text}<style>${style}</style></head><body>${html`<a class="skip" href="#glance">To the answer</a>
<header><p class="meta">Portolan · simulation · ${plan.on}</p><h1>${plan.title}</h1><p class="question">${plan.question}</p>
<p class="meta">${packages.toLocaleString('en')} packages, ${laws.length} laws${plan.assumeOrdinary ?
  ', omitted facts as in ordinary trade' : ''}.
Every figure is a range; what it was found from stands under Method.</p>
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav></header>
<main>${plan.reading.length === 0 ? '' : html`<h2 id="reading">How to read it</h2>${plan.reading.map((text) => html`<p>${text}</p>`)}`}
${sections.map(({ id, title, body }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${body}</section>
`)}</main>
<footer>Not legal advice. Made by portolan simulate; the same inputs give the same bytes.</footer>`.text}</body></html>
`;
}
