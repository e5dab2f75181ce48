import type { Fraction } from '../finance/fraction.ts';
import type { Sensitivity } from '../finance/sensitivity.ts';
import type { Standing, Structure } from '../finance/structures.ts';
import type { Exact } from '../finance/worksheet.ts';
import type { StatedDeal } from './financeDeal.ts';
import { type Page, styled, wrap } from './render/layout.ts';
import { escaped, table } from './render/markdownTable.ts';

/** Everything that the command found out. */
export interface FinanceAnswer {
  title: string;
  on: string;
  corpus: string;
  notice: string;
  deal: StatedDeal;
  structures: Structure[];
  recommended: Structure | undefined;
  sensitivity: Sensitivity[];
  /** The question that asks for a fact, by its name. */
  questions: ReadonlyMap<string, string>;
}

const standingWords: Record<Standing, { symbol: string; word: string }> = {
  yes: { symbol: '✓', word: 'open to it' }, no: { symbol: '✗', word: 'not open to it' },
  open: { symbol: '?', word: 'facts missing' }, judgement: { symbol: '!', word: 'for the agency to judge' },
};

/** The answer as a page of text. */
export function financeText(answer: FinanceAnswer, page: Page): string {
  const { title, on, corpus, notice, deal, structures, sensitivity } = answer;
  const head = (text: string): string => styled(page, 'bold', text);
  const put = (text: string, indent = 2): string[] => wrap(text, page.width, indent, 2);
  const lines = [
    ...wrap(title, page.width).map(head),
    ...wrap(`Financing approved on ${on} · corpus ${corpus.slice(0, 12)}`, page.width).map((line) => styled(page, 'dim', line)),
    ...wrap(notice, page.width).map((line) => styled(page, 'dim', line)),
    '', head('The deal'), ...Object.entries(deal.facts).flatMap(([fact, value]) => put(`${fact} = ${exactWords(value)}`)),
    ...deal.notes.flatMap((note) => put(note)),
    '', head('Side by side'), ...structures.flatMap((structure) => structureLines(structure, put)),
    '', head('Recommended'), ...recommendation(answer).flatMap((text) => put(text)),
    ...(sensitivity.length === 0 ? [] : ['', head('What moves it'), ...sensitivity.flatMap((one) => put(sensitivityLine(one)))]),
    ...missingLines(answer, head, put), ...stepLines(answer, head, put),
  ];
  return `${lines.join('\n')}\n`;
}

type Put = (text: string, indent?: number) => string[];

function structureLines(structure: Structure, put: Put): string[] {
  const { instrument: { title, judged, source, grade }, standing, reasons } = structure;
  const { symbol, word } = standingWords[standing];
  return [
    ...put(`${symbol} ${title}: ${word} (${source}; ${grade})`),
    ...figuresOf(structure).flatMap((text) => put(text, 6)),
    ...reasons.flatMap(({ fact, held, as, change }) =>
      put(`${held === null ? 'open' : as === 'must' ? 'does not hold' : 'is not usual'}: ${fact}. What would change it: ${change}`, 6)),
    ...(judged.length === 0 ? [] : put(`judged: ${judged.join('; ')}`, 6)),
  ];
}

/** The figures of a structure, as far as they could be worked out. */
function figuresOf({ principal, premium, cost, allIn, blended, missing, instrument }: Structure): string[] {
  if (instrument.pointer) return [];
  return [
    ...(principal === undefined ? [] : [`up to ${principal.toText(2)} million dollars`]),
    ...(instrument.product === undefined ? []
      : [premium === undefined ? 'minimum premium: open' : `minimum premium ${premium.toText(5)} % of principal`]),
    ...(cost === undefined || allIn === undefined ? [] : [
      `interest ${cost.interest.toText(2)}, premium and fees ${cost.fees.toText(2)} million; ${allIn.toFixed(3)} % a year all in`]),
    ...(blended === undefined ? []
      : [`with a commercial loan for the other ${blended.rest.toText(2)} million: ${blended.allIn.toFixed(3)} % a year all in`]),
    ...(instrument.unpriced === undefined ? [] : [instrument.unpriced]),
    ...(missing.length === 0 ? [] : [`not worked out for want of ${missing.join(', ')}`]),
  ];
}

function recommendation({ recommended: best, structures }: FinanceAnswer): string[] {
  if (best === undefined) return ['None: every instrument with a structure is shut out. See what would change it.'];
  const commercial = structures.find(({ instrument }) => instrument.agency === 'none');
  const priced = structures.filter(({ allIn, standing }) => allIn !== undefined && standing !== 'no');
  const why = best.allIn === undefined
    ? ['It is the first that nothing shuts out; without rates of interest costs cannot be compared (--rate).']
    : [`Of ${priced.length} structures that could be priced and are not shut out it costs least: ${best.allIn.toFixed(3)} % a year.`];
  if (best.cost !== undefined && commercial?.cost !== undefined && best.principal?.compare(commercial.principal!) === 0) {
    const saved = commercial.cost.total.minus(best.cost.total);
    const verb = saved.numerator < 0n ? 'costs more by' : 'saves';
    why.push(`Against a commercial loan of the same size it ${verb} ${saved.toText(2).replace('-', '')} million over the term.`);
  }
  return [`${best.instrument.title}.`, ...why, ...(best.instrument.unpriced === undefined ? [] : [best.instrument.unpriced])];
}

function sensitivityLine({ changed, from, to, figure, before, after }: Sensitivity): string {
  return `${changed} ${exactWords(from)} → ${exactWords(to)}: ${figure} ${exactWords(before)} → ${exactWords(after)}`;
}

function missingLines({ structures, questions }: FinanceAnswer, head: (text: string) => string, put: Put): string[] {
  const missing = [...new Set(structures.flatMap((structure) => structure.missing))].filter((name) => questions.has(name));
  return missing.length === 0 ? [] : ['', head('What is not known'), ...missing.flatMap((name) => put(`${name}: ${questions.get(name)}`))];
}

function stepLines({ recommended: best }: FinanceAnswer, head: (text: string) => string, put: Put): string[] {
  if (best === undefined || best.steps.length === 0) return [];
  return ['', head(`How it was worked out: ${best.instrument.id}`),
    ...best.steps.flatMap(({ fact, value, cite, rule, grade }) => put(`${fact} = ${exactWords(value)} (${cite}; ${rule}; ${grade})`))];
}

/** An exact value in few words: six places at most, none to spare. */
export function exactWords(value: Exact): string {
  if (typeof value === 'object') return trimmed(value);
  return String(value);
}

function trimmed(value: Fraction): string {
  return value.toText(6).replace(/\.?0+$/, '');
}

/** The answer as a Markdown page. */
export function financeMarkdown(answer: FinanceAnswer): string {
  const { title, on, notice, deal, structures, sensitivity } = answer;
  return `${[
    `# Financing: ${escaped(title)}`, `Approved on ${on}. ${escaped(notice)}`,
    '## The deal', table(['Fact', 'Value'], Object.entries(deal.facts).map(([fact, value]) => [fact, exactWords(value)])),
    deal.notes.map((note) => `- ${escaped(note)}`).join('\n'),
    '## Side by side', table(['Instrument', 'Standing', 'Figures', 'What would change it', 'Judged'], structures.map((structure) => [
      structure.instrument.title, standingWords[structure.standing].word, figuresOf(structure).join('; '),
      structure.reasons.map(({ change }) => change).join(' '), structure.instrument.judged.join('; '),
    ])),
    '## Recommended', recommendation(answer).map(escaped).join(' '),
    ...(sensitivity.length === 0 ? [] : ['## What moves it', sensitivity.map((one) => `- ${escaped(sensitivityLine(one))}`).join('\n')]),
  ].join('\n\n')}\n`;
}
