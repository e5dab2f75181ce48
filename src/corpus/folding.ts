import type { Expression } from './expression.ts';

/**
 * The words of a text in small letters, each followed by one space; whatever is neither letter nor digit parts words.
 * So a name is known however it was typed, and a prefix that ends with a space ends with a whole word.
 */
export function folded(text: string): string {
  return (text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => `${word} `).join('');
}

/** One text is held to many beginnings, one after the other: it is folded for the first. */
let last = { text: '', words: '' };

/** Whether a text begins as the condition asks. */
export function begins(text: string, { prefix, isFolded }: Extract<Expression, { kind: 'startsWith' }>): boolean {
  if (isFolded !== true) return text.startsWith(prefix);
  if (last.text !== text) last = { text, words: folded(text) };
  return last.words.startsWith(prefix);
}
