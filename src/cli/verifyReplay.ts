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
  const [old, fresh] = [before, after].map((value) => (value === undefined ? 'nothing' : JSON.stringify(value)));
  const same = commonLength(old!, fresh!);
  return `${path}: ${cutAt(old!, same)} -> ${cutAt(fresh!, same)}`;
}

const mostShown = 80;
/** So much of what is the same is shown before the first difference. */
const leadShown = 30;

/** A text cut so that the place where it begins to differ is seen. */
function cutAt(text: string, place: number): string {
  if (text.length <= mostShown) return text;
  const from = place < mostShown - leadShown ? 0 : place - leadShown;
  const cut = text.slice(from, from + mostShown);
  return `${from === 0 ? '' : '…'}${cut}${from + mostShown < text.length ? '…' : ''}`;
}

function commonLength(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return length;
}

/** The texts that differ between two states of the law, by path. */
export function changedTexts(before: readonly LawText[], after: readonly LawText[]): string[] {
  const [old, fresh] = [before, after].map((texts) => new Map(texts.map(({ path, text }) => [path, text])));
  return [...new Set([...old!.keys(), ...fresh!.keys()])].sort().filter((path) => old!.get(path) !== fresh!.get(path))
    .map((path) => `${path} ${!old!.has(path) ? 'is new' : !fresh!.has(path) ? 'is gone' : 'reads otherwise'}`);
}
