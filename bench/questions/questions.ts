// How many questions until the answer is known: Portolan, publicodes, the order of the file and the best there is.
import { readFileSync, writeFileSync } from 'node:fs';
import { outcomeQuery } from '../../src/engine/decide.ts';
import type { Facts } from '../../src/engine/fact.ts';
import { LawEngine } from '../../src/engine/lawEngine.ts';
import { waitingOf } from '../../src/engine/waiting.ts';
import { randomFrom } from '../random.ts';
import { completeFacts, controlled } from '../rule/facts.ts';
import { openRule } from '../rule/portolan.ts';
import { type Section, table } from '../table.ts';
import { countCases } from './cases.ts';
import { corpusOf, holds, type Known, names, publicodesOf, randomRule } from './randomRule.ts';

/** The next fact to ask for, or undefined where the answer is known. */
type Asker = (known: Facts) => string | undefined;
type Question = Parameters<LawEngine['program']>[0];

/** One set of facts, and what the rule tells apart in it. */
interface Row {
  facts: Facts;
  cells: Record<string, string>;
  answer: boolean;
}

const [ruleCount, rowCount, seed] = [200, 1000, 20_310_203];

const title = 'Questions until the answer is known';

async function publicodesIfThere() {
  try {
    return (await import('publicodes')).default;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Both comparisons as one section. */
export async function measureQuestions(on: string): Promise<Section> {
  const Engine = await publicodesIfThere();
  if (Engine === undefined) return { title, text: 'Not measured: publicodes is not installed.' };
  const publicodes = (rules: Record<string, unknown>, goal: string): Asker => {
    const engine = new Engine(rules as ConstructorParameters<typeof Engine>[0], { logger: { log() {}, warn() {}, error() {} } });
    return (known) => {
      engine.setSituation(Object.fromEntries(Object.entries(known).map(([name, value]) => [name, written(value)])));
      const { nodeValue, missingVariables } = engine.evaluate(goal);
      if (nodeValue !== undefined) return undefined;
      return Object.entries(missingVariables).sort(([, left], [, right]) => right - left)[0]?.[0];
    };
  };
  const sample = ofSample(on, publicodes);
  const random = ofRandomRules(on, publicodes);
  const whos = ['Portolan', 'publicodes (highest score first)', 'in file order, stopping when it is known', 'the best there is'];
  const rows = whos.map((who, place) => [who, sample[place]!.toFixed(2), random[place]!.toFixed(2)]);
  return { title, text: [
    'Each asks for one fact after another, is told it, and stops when it knows the answer. *Sample rule*: the one that\n'
    + `every engine of the bench answers, with ${rowCount} sets of facts. *Random rules*: ${ruleCount} rules over six yes-or-no\n`
    + 'facts, each with all sixty-four sets of facts. *The best there is* tries every order and knows how often every answer comes.',
    table(['who asks', 'sample rule', 'random rules'], rows, [1, 2])].join('\n\n') };
}

/** A value as publicodes writes it. */
function written(value: Facts[string]): string {
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return typeof value === 'string' ? `'${value}'` : String(value);
}

type Publicodes = (rules: Record<string, unknown>, goal: string) => Asker;

function ofSample(on: string, publicodes: Publicodes): number[] {
  const rows = completeFacts(rowCount, seed).map((facts): Row => {
    const { totalProcessingPerformance: performance, performanceDensity, destination, headquarters } = facts;
    const level = performance >= 4800 ? 'high' : performance >= 2400 ? 'middle' : 'low';
    const [dense, to, by] = [performanceDensity >= 1.6, controlled.includes(destination), controlled.includes(headquarters)];
    return {
      facts: { ...facts }, answer: (level === 'high' || level === 'middle' && dense) && (to || by),
      cells: { totalProcessingPerformance: level, performanceDensity: String(dense), destination: String(to), headquarters: String(by) },
    };
  });
  const among = (fact: string) => ({ 'une de ces conditions': controlled.map((code) => `${fact} = '${code}'`) });
  const number = { question: '?', type: 'nombre' };
  const text = { question: '?', type: 'texte' };
  const { engine, question } = openRule(on);
  return means(rows, engine, question, publicodes({
    totalProcessingPerformance: number, performanceDensity: number, destination: text, headquarters: text,
    licence: { 'toutes ces conditions': [
      { 'une de ces conditions': ['totalProcessingPerformance >= 4800',
        { 'toutes ces conditions': ['totalProcessingPerformance >= 2400', 'performanceDensity >= 1.6'] }] },
      { 'une de ces conditions': [among('destination'), among('headquarters')] },
    ] },
  }, 'licence'));
}

function ofRandomRules(on: string, publicodes: Publicodes): number[] {
  const random = randomFrom(seed);
  const all = Array.from({ length: ruleCount }, () => {
    const rule = randomRule(random);
    const rows = Array.from({ length: 2 ** names.length }, (_, bits): Row => {
      const facts: Known = Object.fromEntries(names.map((name, place) => [name, (bits >> place & 1) === 1]));
      const cells = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
      return { facts, answer: holds(rule, facts), cells };
    });
    return means(rows, new LawEngine(corpusOf(rule)), { on, view: 'enforced' }, publicodes(publicodesOf(rule), 'rule'));
  });
  return all[0]!.map((_, place) => mean(all.map((each) => each[place]!)));
}

/** Mean numbers of questions: Portolan, publicodes, file order, the best. */
function means(rows: readonly Row[], engine: LawEngine, question: Question, publicodes: Asker): number[] {
  const portolan = portolanAsker(engine, question);
  const order = Object.keys(rows[0]!.cells);
  const inOrder: Asker = (known) => (portolan(known) === undefined ? undefined : order.find((name) => !(name in known)));
  const asked = [portolan, publicodes, inOrder].map((asker) => mean(rows.map(({ facts }) => questionsFor(asker, facts))));
  return [...asked, best(rows)];
}

function portolanAsker(engine: LawEngine, question: Question): Asker {
  const answers = new Map<string, string | undefined>();
  return (known) => {
    const key = JSON.stringify(known);
    if (!answers.has(key)) {
      engine.load(known, question.on);
      const waiting = waitingOf(engine.frame, outcomeQuery(engine.program(question)), { effortOf: () => 1 });
      const slot = waiting?.first ?? waiting?.shortest[0];
      answers.set(key, slot === undefined ? undefined : engine.layout.slots[slot]!.name);
    }
    return answers.get(key);
  };
}

function questionsFor(asker: Asker, facts: Facts): number {
  const known: Record<string, Facts[string]> = {};
  for (let count = 0; ; count++) {
    const name = asker(known);
    if (name === undefined) return count;
    if (name in known) throw new Error(`'${name}' was asked for again.`);
    known[name] = facts[name]!;
  }
}

/** The fewest questions on average over the rows, by trying every order. */
function best(rows: readonly Row[], known = new Map<string, number>(), key = ''): number {
  if (rows.every(({ answer }) => answer === rows[0]!.answer)) return 0;
  const before = known.get(key);
  if (before !== undefined) return before;
  let least = Infinity;
  for (const name of Object.keys(rows[0]!.cells)) {
    const parts = Object.entries(Object.groupBy(rows, ({ cells }) => cells[name]!));
    if (parts.length < 2) continue;
    const rest = parts.reduce((sum, [value, part = []]) =>
      sum + part.length / rows.length * best(part, known, [...key.split(' '), `${name}=${value}`].sort().join(' ')), 0);
    least = Math.min(least, 1 + rest);
  }
  known.set(key, least);
  return least;
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

if (import.meta.main) {
  const { text: measured } = await measureQuestions('2026-11-23');
  const { cases, stated, portolan, inOrder } = countCases(20);
  const text = [measured, '',
    `Of the law itself: ${cases} worked cases, one in twenty, with all that they state hidden (${stated.toFixed(1)} facts on average;`,
    `what they leave out is ordinary). Portolan asks for ${portolan.toFixed(1)} until the outcome is known; in the order in which they`,
    `are written it takes ${inOrder.toFixed(1)}.`].join('\n');
  process.stdout.write(`## ${title}\n\n${text}\n`);
  const page = new URL('../../docs/ask.md', import.meta.url);
  const before = readFileSync(page, 'utf8');
  writeFileSync(page, before.replace(/(<!-- measured -->\n)[\s\S]*?(<!-- end -->)/,
    (_, start: string, end: string) => `${start}${text}\n${end}`));
}
