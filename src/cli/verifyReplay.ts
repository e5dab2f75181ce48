import type { LawText } from '../corpus/digest.ts';
import type { Receipt } from '../determination/receipt.ts';
import { type Difference, differences } from '../determination/receiptDifference.ts';
import { replayBench } from './receipt.ts';
import { type Ingredients, replay } from './replay.ts';

/** What became of the answer when one ingredient moved. */
export interface Moved {
  /** What moved: the law, the package file, the catalog. */
  what: string;
  /** What moved in it, by name. */
  how: string[];
  /** Where the answer is another for it; empty where it stands. */
  answer: Difference[];
  /** Why no answer could be had, where none could. */
  fault?: string;
}

/** Determines anew with something moved and says what is different in facts and answer. */
export function whatMoved(
  what: string, how: string[], receipt: Receipt, texts: readonly LawText[], ingredients: Ingredients,
): Moved {
  try {
    const again = replay(replayBench(texts), ingredients);
    const facts = differences(receipt.facts, again.facts).filter(({ path }) => path.endsWith('.value') || !path.includes('.origin'));
    const answer = differences(receipt.answer, again.answer).map((one) => ({ ...one, path: `answer.${one.path}` }));
    return { what, how: [...how, ...facts.map((one) => `facts.${said(one)}`)], answer: mainFirst(answer) };
  } catch (error) {
    if (!(error instanceof Error) || !['InputError', 'FactError'].includes(error.name)) throw error;
    return { what, how, answer: [], fault: error.message };
  }
}

/** Outcomes before what goes with them. */
function mainFirst(found: Difference[]): Difference[] {
  const isMain = ({ path }: Difference): boolean => /\.(outcome|status)$/.test(path);
  return [...found.filter(isMain), ...found.filter((one) => !isMain(one))];
}

/** A difference in one line. */
export function said({ path, before, after }: Difference): string {
  return `${path}: ${shown(before)} -> ${shown(after)}`;
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

/** The texts that differ between two states of the law, by path. */
export function changedTexts(before: readonly LawText[], after: readonly LawText[]): string[] {
  const [old, fresh] = [before, after].map((texts) => new Map(texts.map(({ path, text }) => [path, text])));
  return [...new Set([...old!.keys(), ...fresh!.keys()])].sort().filter((path) => old!.get(path) !== fresh!.get(path))
    .map((path) => `${path} ${!old!.has(path) ? 'is new' : !fresh!.has(path) ? 'is gone' : 'reads otherwise'}`);
}
