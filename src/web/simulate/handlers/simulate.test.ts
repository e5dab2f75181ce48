// A simulation in the page: the same figures as on the command line, the same checks of reforms, the same report.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { worldOutlines } from '../../../cli/simulate/outlines.ts';
import { readPlan } from '../../../cli/simulate/plan.ts';
import { reportPage } from '../../../cli/simulate/report/page.ts';
import { wholeOf } from '../../../cli/simulate/report/words.ts';
import { runSimulation } from '../../../cli/simulate/run.ts';
import { InputError } from '../../../corpus/diagnostic.ts';
import { openTestBench, serveSiteData } from '../../testing/bench.ts';
import { beginReform, checkReform, simulationChoices } from './reforms.ts';
import { type AskedSimulation, openSimulation, simulated, simulatePart, simulationReport, simulationWitness } from './simulate.ts';

serveSiteData();
const bench = openTestBench();
const on = '2026-11-23';
const asked: AskedSimulation = {
  portfolio: { kind: 'named', name: 'affiliates' }, on, assumeOrdinary: true, reforms: ['affiliates-on'], own: null,
};

async function run(one: AskedSimulation): Promise<void> {
  const { parts } = await openSimulation(bench, one);
  for (let part = 0; part < parts; part++) simulatePart(bench, { asked: one, part });
}

test('the page measures what the command line measures, and its report is that file', async () => {
  await run(asked);
  const { laws, packages, countries } = simulated(bench, asked);
  const plan = { ...readPlan('examples/simulations/affiliates-rule.simulation.yaml') };
  const there = await runSimulation({
    ...plan, on, assumeOrdinary: true,
    laws: [{ name: 'As applied', law: `${on}:enforced` }, { name: 'affiliates-on', law: `${on}:enforced+affiliates-on` }],
  });
  assert.equal(packages, there.packages);
  assert.deepEqual([laws[0]!.measures, laws[2]!.measures], there.laws.map(wholeOf));
  assert.ok(laws[2]!.moves!.total.outcomes > 0 && countries.length > 0);
  const page = simulationReport(bench, { asked, outlines: worldOutlines() });
  assert.match(page, /^<!doctype html>[^]*Openness against security[^]*<\/html>\n$/);
  assert.ok(page.length > reportPage(there, worldOutlines()).length / 2);
  const witness = await simulationWitness(bench, { asked, law: 2 });
  assert.ok(witness.found !== null && witness.found.changes.length > 0 && witness.found.because.length > 0);
});

test('a seed makes a portfolio in parts, and a reform written in the page is a law like the others', async () => {
  const own = beginReform(bench, { on });
  const generated: AskedSimulation = {
    portfolio: { kind: 'generated', packages: 60, seed: 3 }, on, assumeOrdinary: true, reforms: ['partner-template(destination=KW)'], own,
  };
  const size = await openSimulation(bench, generated);
  assert.deepEqual(size, { packages: 60, parts: 2 });
  assert.deepEqual([0, 1].map((part) => simulatePart(bench, { asked: generated, part })), [50, 60]);
  const shown = simulated(bench, generated);
  assert.deepEqual(shown.laws.map(({ name }) => name),
    ['As applied', 'As printed', 'partner-template(destination=KW)', 'Say in one line what would change']);
  assert.ok(shown.countries.every(({ shares }) => shares.length === 4));
  assert.throws(() => simulated(bench, asked), /Another simulation/);
});

test('a reform in the page is held to the checks of the command line, each complaint with its line', async () => {
  const page = beginReform(bench, { on });
  assert.deepEqual(checkReform(bench, { text: page }),
    { title: 'Say in one line what would change', rules: 1, replaced: 0, amendments: 0, untranslatable: 1 });
  assert.throws(() => checkReform(bench, { text: page.replace('when: itemMoves', 'when: itemMovess') }),
    (error) => error instanceof InputError && /itemMoves/.test(error.message) && error.diagnostics[0]!.line > 20);
  assert.throws(() => checkReform(bench, { text: 'no page' }), /front matter/);
  await assert.rejects(openSimulation(bench, { ...asked, reforms: ['gain-a'] }), /There is no reform 'gain-a'/);
  const { reforms, portfolios, notExpressed } = await simulationChoices(bench, null);
  assert.ok(reforms.length > 20 && notExpressed.length > 0);
  assert.deepEqual(portfolios.map(({ name }) => name), ['examples', 'affiliates', 'clouds', 'deals']);
});
