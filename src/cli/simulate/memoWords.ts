import type { Mover } from '../../determination/comparePortfolio.ts';
import { measuresOf, tallyByGroup } from '../../determination/simulate.ts';
import { rangeText } from '../rangeText.ts';
import { count } from '../render/layout.ts';
import type { LawResult, Simulation } from './simulation.ts';
import { areApart, countryName, measureText, transitionText, wholeOf } from './report/words.ts';

/** Words with the numbers of the notes they rest on. */
export interface Cited {
  text: string;
  cites: number[];
}

interface Figures {
  caption: string;
  head: string[];
  /** How many times as wide as the others the first column is. */
  lead: number;
  rows: Cited[][];
}

/** A memo of two pages, ready to be typeset. */
export interface Memo {
  kicker: string;
  title: string;
  question: string;
  answer: Cited[];
  indicators: Figures;
  groups: Figures;
  moves: Figures;
  reading: string[];
  notes: string[];
  footer: string;
}

/** What fits on two pages: paragraphs of reading, and movers of all laws together. */
const [mostReading, mostMovers] = [3, 12];

/** What somebody with five minutes has to know of a simulation; every figure with its formula or source. */
export function memoOf(simulation: Simulation): Memo {
  const { plan, laws, packages } = simulation;
  const notes = new Notes(simulation);
  const memo = {
    kicker: `Portolan · memo on a simulation · law of ${plan.on} · ${count(packages, 'package')}`,
    title: plan.title, question: plan.question,
    answer: laws.flatMap((law) => answerOf(simulation, law, notes)),
    indicators: indicators(simulation, notes), groups: groups(simulation, notes), moves: moves(simulation, notes),
    reading: plan.reading.slice(0, mostReading),
    footer: `Corpus ${laws[0]!.side.corpus.slice(0, 16)} · every figure is the least to the most it can be · not legal advice`,
  };
  return { ...memo, notes: notes.all() };
}

/** The notes of a memo, each once, numbered as they are met. */
class Notes {
  private readonly simulation: Simulation;
  private readonly texts: string[] = [];

  constructor(simulation: Simulation) {
    this.simulation = simulation;
  }

  /** The number of a note. */
  of(text: string): number {
    const at = this.texts.indexOf(text);
    return at < 0 ? this.texts.push(text) : at + 1;
  }

  indicator(id: string): number {
    const { title, formula } = this.simulation.law.indicators.find((one) => one.id === id)!;
    return this.of(`${title}: ${formula}.`);
  }

  law({ name, side }: LawResult): number {
    return this.of(`${name}: ${side.label} (corpus ${side.corpus.slice(0, 12)}).`);
  }

  all(): string[] {
    const { law: { processingDays, diversionRisk }, plan } = this.simulation;
    const { low, high, sources } = processingDays;
    this.of(`Days of a licence, unless a law names others: ${low} (${sources[0]!}) to ${high} (${sources[1]!}).`);
    this.of(`Destinations with documented diversion: ${diversionRisk.members.join(', ')}. ${diversionRisk.source}.`);
    this.of(plan.portfolio.kind === 'generated'
      ? `Portfolio: generated from seed ${plan.portfolio.seed}; counts and deciles of Epoch AI, Data on GPU clusters, 2025-11 (CC BY 4.0); `
        + 'values assumed.'
      : 'Portfolio: the packages as their files state them.');
    if (plan.assumeOrdinary) this.of('What the packages leave out is taken as in ordinary trade.');
    for (const source of plan.sources) this.of(source);
    return this.texts;
  }
}

function answerOf(simulation: Simulation, law: LawResult, notes: Notes): Cited[] {
  const [base] = simulation.laws;
  const [before, after] = [wholeOf(base!), wholeOf(law)];
  const open = 'open-performance';
  if (law.moved === undefined) {
    return [{ cites: [notes.law(law), notes.indicator(open)],
      text: `${law.name}: ${measureText(after[open]!, 'share')} of the performance needs no licence; ${rangeText(after.licences!,
        'deliveries')} need one.` }];
  }
  const { total, legs } = law.moved;
  const moved = total.outcomes === 0 ? `no outcome of ${legs.toLocaleString('en')} deliveries changes`
    : `${total.outcomes.toLocaleString('en')} of ${legs.toLocaleString('en')} deliveries have another outcome`;
  const how = areApart(before[open]!, after[open]!) ? `the open share goes from ${measureText(before[open]!,
    'share')} to ${measureText(after[open]!, 'share')}`
    : `no sure change of the open share (${measureText(after[open]!, 'share')})`;
  return [{ cites: [notes.law(law), notes.indicator(open)], text: `${law.name}: ${moved}; ${how}.` }];
}

function indicators({ laws, law }: Simulation, notes: Notes): Figures {
  return {
    caption: 'Each by its own definition; no two are folded into one score.', head: ['', ...laws.map(({ name }) => name)], lead: 2,
    rows: law.indicators.map(({ id, title, unit }) => [
      { text: title, cites: [notes.indicator(id)] },
      ...laws.map((one): Cited => ({ text: measureText(wholeOf(one)[id]!, unit), cites: [] })),
    ]),
  };
}

function groups({ laws, partners, law }: Simulation, notes: Notes): Figures {
  const [base] = laws;
  const here = tallyByGroup(base!.tallies, partners);
  return {
    caption: 'Of the performance sent to each group, the share that needs no licence.', head: ['', ...laws.map(({ name }) => name)],
      lead: 2,
    rows: here.map(({ group }) => [
      { text: group.title, cites: [notes.indicator('open-performance')] },
      ...laws.map(({ tallies }): Cited => {
        const sums = tallyByGroup(tallies, partners).find((one) => one.group.id === group.id)?.sums;
        return { text: sums === undefined ? '–' : measureText(measuresOf(sums, law.processingDays)['open-performance']!, 'share'),
          cites: [] };
      }),
    ]),
  };
}

function moves(simulation: Simulation, notes: Notes): Figures {
  const each = Math.max(1, Math.floor(mostMovers / 2 / Math.max(1, simulation.laws.length - 1)));
  const held = simulation.laws.flatMap((law) => (law.moved === undefined ? [] : [{ law, moved: law.moved }]));
  const row = (law: LawResult, name: string, { findings, dollars, tpp }: Mover): Cited[] => [
    { text: law.name, cites: [notes.law(law)] }, ...[name, String(findings), rangeText(dollars, 'USD'), rangeText(tpp, 'TPP')]
      .map((text): Cited => ({ text, cites: [] }))];
  return {
    caption: 'The outcomes and countries that each law moves most, by dollars and performance.',
    head: ['Law', 'What moves', 'Deliveries', 'Dollars', 'Performance'], lead: 1,
    rows: held.flatMap(({ law, moved }) => [
      ...moved.transitions.slice(0, Math.min(2, each)).map((mover) => row(law, transitionText(mover), mover)),
      ...moved.countries.slice(0, Math.min(2, each)).map((mover) => row(law, countryName(simulation, mover.name), mover)),
    ]),
  };
}
