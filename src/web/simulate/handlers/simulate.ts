import { askedPlan } from '../../../cli/simulate/askedPlan.ts';
import { generatedStretch } from '../../../cli/simulate/generated.ts';
import { indicatorsIn, lawsOfPlan, type OpenLaws } from '../../../cli/simulate/openLaws.ts';
import type { Plan } from '../../../cli/simulate/plan.ts';
import type { WorldOutlines } from '../../../cli/simulate/report/map.ts';
import { reportPage } from '../../../cli/simulate/report/page.ts';
import { shardResult } from '../../../cli/simulate/shard.ts';
import { type Simulation, simulationOf, Sums } from '../../../cli/simulate/simulation.ts';
import type { SiteExample, SiteSimulations } from '../../../cli/siteData.ts';
import { findWitness } from '../../../determination/compareWitness.ts';
import type { Package } from '../../../package/model.ts';
import { readPackage } from '../../../package/reader.ts';
import { type Bench, openPart } from '../../engine/bench.ts';
import { ownReform, reformSource } from './reforms.ts';
import { type ShownSimulation, shownSimulation, type ShownWitness, shownWitness } from './shown.ts';

/** Where the packages come from: a portfolio that comes along, a seed, or files of the reader's. */
export type AskedPortfolio =
  | { kind: 'named'; name: string } | { kind: 'generated'; packages: number; seed: number }
  | { kind: 'files'; files: readonly SiteExample[] };

/** What is to be simulated, as the page sends it. */
export interface AskedSimulation {
  portfolio: AskedPortfolio;
  on: string;
  assumeOrdinary: boolean;
  /** Reforms, each as the word that chooses it: `partner-template(destination=KW)`. */
  reforms: readonly string[];
  /** The text of a reform written in the page. */
  own: string | null;
}

/** How much there is to do. */
export interface SimulationSize {
  packages: number;
  parts: number;
}

interface Running {
  key: string;
  open: OpenLaws;
  plan: Plan;
  sums: Sums;
  /** Each makes the packages of one part when its turn comes. */
  parts: (() => Package[])[];
  size: SimulationSize;
}

/** Packages looked at together: few enough that the page can say how far it is, many enough that most are alike. */
const partSize = 50;

let running: Running | undefined;

/** Opens laws and portfolio. Throws `InputError` where a reform is unsound or a package cannot be read. */
export async function openSimulation(bench: Bench, asked: AskedSimulation): Promise<SimulationSize> {
  const data = await openPart('simulations');
  const plan = planOf(asked);
  const { engine, catalog } = bench;
  const reforms = reformSource(data, asked.own);
  const open = lawsOfPlan({ engine, catalog, law: indicatorsIn(data.indicators), reforms }, plan);
  const { parts, packages } = partsOf(open, asked.portfolio, data);
  const size = { packages, parts: parts.length };
  running = { key: JSON.stringify(asked), open, plan, parts, size, sums: new Sums(plan.laws.length) };
  return size;
}

/** Puts one part of the portfolio under every law; says how many packages are done. */
export function simulatePart(_: Bench, { asked, part }: { asked: AskedSimulation; part: number }): number {
  const { open, plan, sums, parts } = runningOf(asked);
  sums.take(part, shardResult(open, plan, parts[part]!()));
  return sums.done;
}

/** What came out, for the page. */
export function simulated(_: Bench, asked: AskedSimulation): ShownSimulation {
  return shownSimulation(simulationIn(runningOf(asked)));
}

/** The report as a file: the one that `portolan simulate` writes. */
export function simulationReport(_: Bench, { asked, outlines }: { asked: AskedSimulation; outlines: WorldOutlines }): string {
  return reportPage(simulationIn(runningOf(asked)), outlines);
}

/** Facts under which a law comes to another answer than the first, or how far it was looked for them. */
export async function simulationWitness(_: Bench, { asked, law }: { asked: AskedSimulation; law: number }): Promise<ShownWitness> {
  const { open } = runningOf(asked);
  const { cases } = await openPart('reading');
  return shownWitness(findWitness(open.compared[law - 1]!, cases.map(({ facts, file, line }) => ({ facts, from: `${file}:${line}` }))));
}

function simulationIn({ open, plan, sums }: Running): Simulation {
  return simulationOf(open, plan, sums);
}

function runningOf(asked: AskedSimulation): Running {
  if (running?.key === JSON.stringify(asked)) return running;
  throw new Error('Another simulation was begun since.');
}

function planOf({ portfolio, on, assumeOrdinary, reforms, own }: AskedSimulation): Plan {
  const words = [...reforms, ...(own === null ? [] : [ownReform])];
  return askedPlan({
    on, assumeOrdinary, reforms: words.map((word) => ({ name: word === ownReform ? titleOf(own!) : word, word })),
    portfolio: portfolio.kind === 'generated' ? portfolio
      : { kind: 'files', paths: portfolio.kind === 'named' ? [portfolio.name] : portfolio.files.map(({ name }) => name) },
  });
}

/** The title of a reform, as its front matter has it; what is wrong with it is said when it is read. */
function titleOf(text: string): string {
  return /^title: *(.+)$/m.exec(text)?.[1]?.trim() ?? ownReform;
}

function partsOf(open: OpenLaws, portfolio: AskedPortfolio, { distributions, portfolios }: SiteSimulations) {
  if (portfolio.kind === 'generated') {
    const { packages, seed } = portfolio;
    const parts = firstsOf(packages).map((first) => (): Package[] =>
      generatedStretch(open, { first, packages: Math.min(partSize, packages - first), seed }, distributions));
    return { parts, packages };
  }
  const files = portfolio.kind === 'files' ? portfolio.files : portfolios.find(({ name }) => name === portfolio.name)?.files ?? [];
  const { vocabulary, catalog } = open;
  const read = files.map(({ name, text }) => readPackage(text, { path: name, vocabulary, catalogNames: catalog.names }).package);
  return { parts: firstsOf(read.length).map((first) => () => read.slice(first, first + partSize)), packages: read.length };
}

function firstsOf(packages: number): number[] {
  return Array.from({ length: Math.ceil(packages / partSize) }, (_, index) => index * partSize);
}
