import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { figure, type Section, table, verdict } from '../table.ts';
import { bestMilliseconds } from '../timing.ts';
import { compareChart, type Determination, openChart, snapshot } from './chart.ts';

interface Explanation {
  destinations: string[];
  entries?: string[];
  reason: string;
  right: 'ours' | 'theirs';
  decides: string;
  why: string;
}

const address = 'https://github.com/seelpeed-debug/export-controls-agent-mcp';
const [timed, factorWanted] = [300, 10];

/** Side by side with export-controls-agent-mcp, where a checkout of it is given. What no explanation covers is named. */
export async function measureNeighbour(checkout: string | undefined): Promise<Section> {
  const title = 'Beside export-controls-agent-mcp';
  const about = `[export-controls-agent-mcp](${address}) (MIT) holds the regulations\nof ${snapshot}.`;
  if (checkout === undefined) {
    return { title, text: `${about} No checkout was given, so nothing was compared: \`npm run bench -- neighbour=PATH\`.` };
  }
  if (!existsSync(join(checkout, 'src', 'rules', 'country-chart.js'))) throw new Error(`${checkout} is no checkout of ${address}.`);
  const chart = await openChart(checkout);
  const determinations = compareChart(chart);
  const explanations = parse(readFileSync(new URL('explanations.yaml', import.meta.url), 'utf8')) as Explanation[];
  const some = chart.questions.filter((_, index) => index % Math.ceil(chart.questions.length / timed) === 0);
  const theirs = bestMilliseconds(3, () => some.forEach(({ eccn, name }) => chart.assess({ eccn, destination: name }))) / some.length;
  const ours = bestMilliseconds(3, () => some.forEach((question) => chart.decide(question))) / some.length;
  return { title, text: [
    `${about} Compared are the reasons that its Country Chart reads off for certain, against the grounds of our\n`
    + 'codified view on that date, for ordinary trade. Its exceptions, product rules and part 744 are not compared yet.',
    agreement(determinations), differences(determinations, explanations),
    table(['whole determinations of ours against its chart alone', 'wanted', 'measured', ''], [verdict(
      `${figure(1000 / ours)} a second against ${figure(1000 / theirs)}`, `${factorWanted} times`, `${figure(theirs / ours)} times`,
      theirs / ours >= factorWanted)], [1, 2]),
  ].join('\n\n') };
}

function agreement(determinations: readonly Determination[]): string {
  const reasons = Object.entries(Object.groupBy(determinations, ({ reason }) => reason));
  const alike = (some: readonly Determination[]): number => some.filter(({ peer, portolan }) => peer === portolan).length;
  const rows = [...reasons.map(([reason, some]) => [reason, some!] as const), ['all', determinations] as const];
  return table(['reason', 'determinations', 'required by it', 'alike', 'different'], rows.map(([reason, some]) => [
    reason, count(some.length), count(some.filter(({ peer }) => peer).length), count(alike(some)), count(some.length - alike(some))]),
  [1, 2, 3, 4]);
}

function count(items: number): string {
  return items.toLocaleString('en-US');
}

function differences(determinations: readonly Determination[], explanations: readonly Explanation[]): string {
  const explained = new Map<Explanation, Determination[]>();
  const open: string[] = [];
  for (const found of determinations.filter(({ peer, portolan }) => peer !== portolan)) {
    const explanation = explanations.find(({ destinations, entries, reason }) =>
      destinations.includes(found.destination) && reason === found.reason && (entries === undefined || entries.includes(found.eccn)));
    if (explanation === undefined) open.push(`${found.eccn} to ${found.destination}, ${found.reason}`);
    else explained.set(explanation, [...explained.get(explanation) ?? [], found]);
  }
  const rows = [...explained].map(([{ destinations, right, decides, why }, found]) =>
    [destinations.join(', '), String(found.length), right, decides, why]);
  return [table(['place', 'differences', 'right', 'decided by', 'why'], rows, [1]),
    open.length === 0 ? 'Every difference is explained.' : `**Not explained:** ${open.join('; ')}.`].join('\n\n');
}
