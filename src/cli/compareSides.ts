import type { Corpus } from '../corpus/corpus.ts';
import type { Side } from '../determination/compareSide.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import { sha256 } from './corpusCache.ts';
import { type LawWords, lawsInWords } from './lawsInWords.ts';
import { openReform } from './reformFiles.ts';

/** Both sides ready, and the words that either law has: a package may state what only a reform asks. */
export interface Sides {
  a: Side;
  b: Side;
  vocabulary: Corpus;
}

/** Makes two sides ready; see {@link openLaws}. */
export function openSides(base: LawEngine, { a, b }: { a: string; b: string }): Sides {
  const { sides, vocabulary } = openLaws(base, [{ field: '--a', words: a }, { field: '--b', words: b }]);
  return { a: sides[0]!, b: sides[1]!, vocabulary };
}

/** Makes laws ready, with reforms of the law and files of the user's; see {@link lawsInWords}. */
export function openLaws(base: LawEngine, laws: readonly LawWords[]): { sides: Side[]; vocabulary: Corpus } {
  return lawsInWords(base, laws, { reformOf: openReform, hash: sha256 });
}
