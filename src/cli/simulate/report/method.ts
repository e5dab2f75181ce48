import type { Simulation } from '../simulation.ts';
import { html, type Markup, table } from './markup.ts';

/** How everything was found: laws, formulas, sources, and what the figures cannot say. */
export function method({ plan, laws, law, partners, packages }: Simulation): Markup {
  const { processingDays: { low, high, sources }, diversionRisk } = law;
  const own = laws.filter(({ days }) => days !== law.processingDays);
  return html`<h3>Laws</h3>
${table('The laws, each as one word that portolan compare takes', ['Law', 'Written', 'Day', 'View', 'Corpus'], laws.map(({ name, side }) =>
    [name, side.label, side.on, side.view, side.corpus.slice(0, 16)]))}
<h3>Portfolio</h3><p>${packages.toLocaleString('en')} packages. ${plan.portfolio.kind === 'generated'
    ? `Generated from seed ${plan.portfolio.seed} out of public distributions (portfolios/distributions.yaml: Epoch AI,
      Data on GPU clusters, 2025-11, CC BY 4.0); every value in them is assumed.`
    : 'As their files state them; what a file does not say is unknown, not zero.'} ${plan.assumeOrdinary
    ? 'What the packages leave out is taken as in ordinary trade; what they state as unknown stays unknown.' : ''}</p>
<h3>Formulas</h3><dl>${law.indicators.map(({ title, unit, formula }) => html`<dt>${title} <span class="meta">(${unit})</span></dt>
<dd>${formula}</dd>`)}</dl>
<h3>What is assumed beside the law</h3><dl>
<dt>Days of a licence: ${low} to ${high}</dt><dd>${sources[0]!} (low); ${sources[1]!} (high). The published evidence is thin: no figures by
country exist after 2022, and waits of several licences side by side are not told apart.</dd>
${own.map(({ name, days }) => html`<dt>${name}: ${days.low} to ${days.high} days</dt><dd>${days.sources[0]!}</dd>`)}
<dt>Destinations with documented diversion: ${diversionRisk.members.join(', ')}</dt><dd>${diversionRisk.source}</dd>
<dt>Dollars</dt><dd>What the packages state; deliveries without a value are counted as deliveries and left out of every sum of dollars.</dd>
<dt>Total processing performance</dt><dd>Of one circuit, as stated or as the law concludes it from its rates, times circuits,
  times quantity.</dd></dl>
<h3>Partner groups</h3><dl>${partners.map(({ title, countries }) => html`<dt>${title}</dt>
<dd>${title === partners.at(-1)!.title ? 'every other country'
    : [...countries].sort().join(' ')}</dd>`)}</dl>
<h3>Ranges</h3><p>Every figure is the least and the most it can be. A delivery of which the answer is open (facts, a judgement,
  or the law itself)
counts as nothing in the lower end and whole in the upper. A share is lowest where everything open goes
against it. No probability is meant.</p>
<h3>What this cannot say</h3><ul><li>Whether an application would be granted, or when.</li>
<li>What anybody would ship, buy or build under another
law: quantities stand as the portfolio has them.</li><li>Whether anything is diverted: exposure is no forecast.</li>
<li>Tests of the American AI
Exports Program are not part of a simulation; portolan compare has them.</li></ul>
${plan.sources.length === 0 ? '' : html`<h3>Sources of this simulation</h3>
<ul>${plan.sources.map((source) => html`<li>${source}</li>`)}</ul>`}`;
}
