import { viewOf } from '../../../corpus/view.ts';
import { dealOf } from '../../../cli/financeDeal.ts';
import { costChart } from '../../../finance/chart.ts';
import type { RateName } from '../../../finance/instruments.ts';
import { rateNames } from '../../../finance/instruments.ts';
import { scheduleTable } from '../../../finance/scheduleTable.ts';
import { sensitivityOf } from '../../../finance/sensitivity.ts';
import { recommended, type Standing, type Structure, structuresOf } from '../../../finance/structures.ts';
import { csvOf } from '../../../package/csv.ts';
import { type Bench, openPart } from '../../engine/bench.ts';
import { opened, optionsFor, type PackageQuestion } from '../../engine/determined.ts';

/** A point of a schedule, in millions. */
export interface Payment {
  month: number;
  drawn: number;
  principal: number;
  interest: number;
  fees: number;
  balance: number;
}

/** One instrument held against the deal, as the page shows it. */
export interface StructureCard {
  id: string;
  title: string;
  agency: string;
  standing: Standing;
  isPointer: boolean;
  reasons: { fact: string; held: boolean | null; change: string }[];
  judged: string[];
  /** In millions, and in percent. */
  principal: number | null;
  premium: number | null;
  total: number | null;
  allIn: number | null;
  schedule: Payment[];
  missing: { fact: string; question: string | null }[];
  source: string;
}

export interface FinanceAnswer {
  title: string;
  on: string;
  notice: string;
  notes: string[];
  rates: readonly RateName[];
  structures: StructureCard[];
  recommended: string | null;
  sensitivity: { of: string; changed: string; from: number; to: number; figure: string; before: number; after: number }[];
  /** Every payment as CSV, and the costs as a picture. */
  csv: string;
  chart: string;
}

/** What public money costs a package: instruments side by side under rates that somebody entered. */
export async function financeRoom(
  bench: Bench, { question, stated, rates }: { question: PackageQuestion; stated: string[]; rates: string[] },
): Promise<FinanceAnswer> {
  const { instruments: law } = await openPart('rooms');
  const { package: found } = opened(bench, question);
  const { on, assumeOrdinary } = optionsFor(bench, question, found);
  const view = viewOf(bench.corpus, { on, view: 'enforced' });
  const deal = dealOf(found, bench.corpus, { stated, rates, assumeOrdinary });
  const structures = structuresOf(view, deal, law);
  const best = recommended(structures);
  const varied = best?.instrument.product === undefined
    ? structures.find(({ instrument, standing }) => instrument.product !== undefined && standing !== 'no') : best;
  const questions = new Map(bench.corpus.vocabulary.facts.filter(({ subject }) => subject === 'finance')
    .map(({ name, question: asked }) => [`finance.${name}`, asked]));
  return {
    title: found.title, on, notice: law.notice, notes: deal.notes, rates: rateNames,
    structures: structures.map((structure) => cardOf(structure, questions)), recommended: best?.instrument.id ?? null,
    sensitivity: varied === undefined ? [] : sensitivityOf(view, deal, varied.instrument).map((one) => ({
      of: varied.instrument.title, changed: one.changed, figure: one.figure, from: one.from.toNumber(), to: one.to.toNumber(),
      before: one.before.toNumber(), after: one.after.toNumber(),
    })),
    csv: csvOf(scheduleTable(structures)), chart: costChart(structures, found.title),
  };
}

function cardOf(structure: Structure, questions: ReadonlyMap<string, string | undefined>): StructureCard {
  const { instrument: { id, title, agency, pointer, judged, source }, standing, reasons, principal, premium, cost, allIn } = structure;
  return {
    id, title, agency, standing, isPointer: pointer, judged, source, allIn: allIn ?? null,
    reasons: reasons.map(({ fact, held, change }) => ({ fact, held, change })),
    principal: principal?.toNumber() ?? null, premium: premium?.toNumber() ?? null, total: cost?.total.toNumber() ?? null,
    schedule: (structure.schedule ?? []).map(({ month, ...money }): Payment => ({
      month, drawn: money.drawn.toNumber(), principal: money.principal.toNumber(), interest: money.interest.toNumber(),
      fees: money.fees.toNumber(), balance: money.balance.toNumber(),
    })),
    missing: structure.missing.map((fact) => ({ fact, question: questions.get(fact) ?? null })),
  };
}
