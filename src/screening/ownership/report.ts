import type { Question } from '../../corpus/view.ts';
import type { LawEngine } from '../../engine/lawEngine.ts';
import { answerFor, type OwnershipAnswer } from './answer.ts';
import { type OwnerBook, type Structure, structureOn } from './book.ts';
import { type RuleOn, rulesOn } from './rulesOn.ts';
import { type TopAnswer, topOf } from './top.ts';
import { judge, type JudgeOptions, type Verdict } from './verdict.ts';

export interface OwnersOptions extends JudgeOptions {
  /** Only the rules of these names. */
  rules?: readonly string[];
  /** Readings of open law that are supposed, such as `{"reading.x": true}`. */
  readings?: Readonly<Record<string, boolean>>;
}

/** What the law says of one party in a graph of owners on a day. */
export interface OwnersReport {
  structure: Structure;
  party: number;
  answers: OwnershipAnswer[];
  tops: TopAnswer[];
}

/** A rule over a whole graph: who is caught, and who may be. */
export interface SweptRule {
  on: RuleOn;
  verdict: Verdict;
  /** By number; entities that count by themselves are left out. */
  caught: number[];
  open: number[];
}

/** Applies every rule on ownership to one party of a book. The party is an id; unknown ones give undefined. */
export function reportOn(
  engine: LawEngine, book: OwnerBook, id: string, question: Question, options: OwnersOptions = {},
): OwnersReport | undefined {
  const structure = structureOn(book, question.on);
  const party = structure.numberOf.get(id);
  if (party === undefined) return undefined;
  const report: OwnersReport = { structure, party, answers: [], tops: [] };
  for (const on of chosen(engine, question, options)) {
    if (on.rule.follows === 'parents') {
      if (on.inForce !== false) report.tops.push(topOf(engine, on.rule, structure, party, question, options));
    } else {
      const verdict = judge(engine, on.rule, structure, question, options);
      report.answers.push(answerFor(verdict, on, party, options.assumeOrdinary === true));
    }
  }
  return report;
}

/** Applies every rule that adds shares up to everybody in a book. */
export function sweep(engine: LawEngine, book: OwnerBook, question: Question, options: OwnersOptions = {}): SweptRule[] {
  const structure = structureOn(book, question.on);
  return chosen(engine, question, options).filter(({ rule }) => rule.follows === 'stakes').map((on) => {
    const verdict = judge(engine, on.rule, structure, question, options);
    const { solution: { sure, possible }, seeds, reached } = verdict;
    const [caught, open]: [number[], number[]] = [[], []];
    for (let entity = 0; entity < structure.entities.length; entity++) {
      if (seeds.sure[entity] === 1 || possible[entity] === 0 || reached[entity] === 0) continue;
      if (sure[entity] === 1 && on.rule.judgedBy === undefined) caught.push(entity);
      else open.push(entity);
    }
    return { on, verdict, caught, open };
  });
}

function chosen(engine: LawEngine, question: Question, { rules, readings = {} }: OwnersOptions): RuleOn[] {
  return rulesOn(engine, question, readings).filter(({ rule, why }) =>
    (rules === undefined ? why?.kind !== 'before' : rules.includes(rule.name)));
}
