import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Diagnostic, InputError } from '../../corpus/diagnostic.ts';
import type { ProcessingDays } from '../../corpus/indicators.ts';
import { type Path, Source, type Tree } from '../../corpus/source.ts';
import { attempt } from '../inputFile.ts';

/** Where the packages of a simulation come from: files and folders, or a seed. */
export type PortfolioPlan = { kind: 'files'; paths: string[] } | { kind: 'generated'; packages: number; seed: number };

/** One law of a simulation, in one word, and how long a licence takes under it where that is the question. */
export interface LawPlan {
  name: string;
  law: string;
  days?: ProcessingDays;
}

/** What is simulated; the first law is the one that the others are held to. */
export interface Plan {
  title: string;
  /** What somebody wants to know, in a sentence. */
  question: string;
  /** What to look at and what to beware of: words only, figures come from the run. */
  reading: string[];
  on: string;
  assumeOrdinary: boolean;
  portfolio: PortfolioPlan;
  laws: LawPlan[];
  sources: string[];
  /** Whether limits that several packages share are kept, in the order of time; for portfolios of files. */
  accounts?: true;
}

const fields = ['title', 'question', 'reading', 'on', 'assume', 'portfolio', 'laws', 'sources', 'accounts'];

/** Reads a simulation from its file. Throws {@link InputError} with everything wrong in it. */
export function readPlan(path: string): Plan {
  const problems: Diagnostic[] = [];
  const source = new Source(path, attempt(path, () => readFileSync(path, 'utf8')), problems);
  const tree = source.map(source.data, [], fields) ?? {};
  const need = (key: string): string => source.text(tree, [], key, 'required') ?? '';
  const plan: Plan = {
    title: need('title'), question: need('question'), reading: source.texts(tree, [], 'reading'),
    on: source.date(tree, [], 'on', 'required') ?? '', assumeOrdinary: source.oneOf(tree, [], 'assume', ['ordinary']) !== undefined,
    portfolio: portfolioIn(source, tree, path),
    laws: source.list(tree, [], 'laws').flatMap((value, index) => lawIn(source, value, ['laws', index])),
    sources: source.texts(tree, [], 'sources'), ...(tree.accounts === true ? { accounts: true } : {}),
  };
  if (plan.laws.length < 2) source.problem(['laws'], 'At least two laws are needed: one to begin with, one to hold beside it.');
  if (problems.length > 0) throw new InputError(problems);
  return plan;
}

function portfolioIn(source: Source, tree: Tree, path: string): PortfolioPlan {
  const given = source.map(tree.portfolio ?? {}, ['portfolio'], ['files', 'packages', 'seed']) ?? {};
  if (given.files !== undefined) {
    return { kind: 'files', paths: source.texts(given, ['portfolio'], 'files').map((file) => join(dirname(path), file)) };
  }
  const whole = (key: string): number => {
    const value = given[key];
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
    source.problem(['portfolio'], `A whole number is needed in '${key}'.`, "Or name 'files', from the folder of this one.");
    return 1;
  };
  return { kind: 'generated', packages: whole('packages'), seed: whole('seed') };
}

function lawIn(source: Source, value: unknown, path: Path): LawPlan[] {
  const tree = source.map(value, path, ['name', 'law', 'days']);
  if (tree === undefined) return [];
  const own = { name: source.text(tree, path, 'name', 'required') ?? '', law: source.text(tree, path, 'law', 'required') ?? '' };
  if (tree.days === undefined) return [own];
  const days = source.map(tree.days, [...path, 'days'], ['low', 'high', 'source']) ?? {};
  const [low, high] = [Number(days.low), Number(days.high)];
  if (!(low >= 0 && high >= low)) source.problem([...path, 'days'], "Two numbers of days are needed, 'low' and 'high'.");
  const says = source.text(days, [...path, 'days'], 'source', 'required') ?? '';
  return [{ ...own, days: { low, high, sources: [says, says] } }];
}
