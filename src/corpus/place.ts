import { childrenOf, type Expression, sourceOf } from './expression.ts';

export interface Place {
  line: number;
  column: number;
}

/**
 * Where the words of a rule stand in its file: the first of them that occurs in the block that begins on `ruleLine`.
 * The prose is the page without its front matter. Falls back to the beginning of the block.
 */
export function placeOf(prose: string, id: string, ruleLine: number, words: readonly string[]): Place {
  const lines = prose.split('\n');
  const heads = lines.flatMap((line, index) => (line.trim() === '```rule' ? [index] : []));
  const isRule = (line: string): boolean => line.replaceAll(/["']/g, '').trim() === `id: ${id}`;
  for (const head of heads) {
    const end = lines.findIndex((line, index) => index > head && line.startsWith('```'));
    const block = lines.slice(head + 1, end < 0 ? undefined : end);
    if (!block.some(isRule)) continue;
    for (const word of words) {
      const found = block.findIndex((line) => columnOf(line, word) > 0);
      if (found >= 0) return { line: ruleLine + found, column: columnOf(block[found]!, word) };
    }
  }
  return { line: ruleLine, column: 1 };
}

/** The column at which a word stands by itself, from 1; 0 where it does not. */
function columnOf(line: string, word: string): number {
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    const isWhole = !/[\w.]/.test(line[at - 1] ?? ' ') && !/\w/.test(line[at + word.length] ?? ' ');
    if (isWhole || !/^[\w.]+$/.test(word)) return at + 1;
  }
  return 0;
}

/** The words to look for, the whole clause first and then the names in it. */
export function wordsOf(expression: Expression): string[] {
  const whole = sourceOf(expression);
  const own = expression.kind === 'in' && 'table' in expression.set
    ? [`${expression.set.table}["${expression.set.name}"]`, expression.set.name]
    : expression.kind === 'value' ? [expression.name] : expression.kind === 'quantify' ? [expression.collection] : [];
  const quoted = expression.kind === 'literal' && typeof expression.value === 'string' ? [`'${expression.value}'`, expression.value] : [];
  return [whole, ...own, ...quoted, ...childrenOf(expression).flatMap(wordsOf)];
}
