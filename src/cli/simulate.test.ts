import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulated } from './simulate.ts';
import { indicatorRows, moverRows, simulationPage } from './simulateReport.ts';
import { openWorkbench } from './workbench.ts';

const examples = ['examples/half-finished.yaml', 'examples/lower-income-inference-region.yaml'];
const simulation = simulated(openWorkbench(), examples, { on: '2026-11-23', reforms: ['chip-security'], assumeOrdinary: false });
const [applied, printed, reform] = simulation.scenarios;

test('the law as applied, as printed and each reform are measured apart', () => {
  assert.deepEqual(simulation.scenarios.map(({ name }) => name), ['as applied', 'as printed', 'chip-security']);
  assert.ok(printed!.measures.licences![0] > applied!.measures.licences![0]);
  assert.deepEqual([applied!.moved, printed!.moved!.packages], [undefined, 2]);
});

test('what is unknown widens a range instead of counting as a no', () => {
  const [least, most] = applied!.measures.licences!;
  assert.ok(least < most);
  assert.ok(Object.values(applied!.measures).every(([low, high]) => low <= high));
});

test('every indicator stands in the report with its formula, and the same simulation gives the same bytes', () => {
  const page = simulationPage(simulation);
  for (const { title, formula } of simulation.law.indicators) assert.ok(page.includes(title) && page.includes(formula), title);
  assert.equal(page, simulationPage(structuredClone(simulation)));
  assert.ok(!/https?:\/\//.test(page));
  assert.equal(indicatorRows(simulation).length, 1 + simulation.law.indicators.length * 3);
  assert.ok(moverRows(simulation).some(([name, kind]) => name === reform!.name && kind === 'package'));
});
