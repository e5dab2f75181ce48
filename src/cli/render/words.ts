import type { LegFinding, TestStatus } from '../../determination/determination.ts';
import type { Outcome } from '../../engine/program.ts';
import type { Style } from './layout.ts';

export type ShownView = 'both' | 'enforced' | 'codified';

interface OutcomeWords {
  symbol: string;
  /** For a cell of the matrix. */
  word: string;
  /** In a sentence. */
  phrase: string;
  style: Style;
}

export const outcomeWords: Record<Outcome, OutcomeWords> = {
  'not-subject': { symbol: '○', word: 'not subject', phrase: 'not subject to the regulations', style: 'green' },
  'no-licence-required': { symbol: '✓', word: 'no licence', phrase: 'no licence required', style: 'green' },
  'exception-available': { symbol: '◇', word: 'exception', phrase: 'licence exception available', style: 'cyan' },
  authorised: { symbol: '◆', word: 'authorised', phrase: 'authorised', style: 'cyan' },
  'licence-required': { symbol: '●', word: 'licence', phrase: 'licence required', style: 'red' },
  barred: { symbol: '✗', word: 'barred', phrase: 'barred', style: ['red', 'bold'] },
  unsettled: { symbol: '≈', word: 'unsettled', phrase: 'unsettled: the law itself is open', style: 'magenta' },
  'needs-facts': { symbol: '?', word: 'needs facts', phrase: 'needs facts', style: 'yellow' },
  'needs-judgement': { symbol: '!', word: 'judgement', phrase: 'needs judgement', style: 'magenta' },
};

export const testWords: Record<TestStatus, { symbol: string; word: string }> = {
  met: { symbol: '✓', word: 'met' },
  'not-met': { symbol: '✗', word: 'not met' },
  open: { symbol: '?', word: 'open' },
  'for-judgement': { symbol: '!', word: 'for judgement' },
};

const favourable = new Set<Outcome>(['not-subject', 'no-licence-required', 'exception-available', 'authorised']);

/** True where nothing more is required or open for a leg. */
export function isClear({ enforced, codified, differs }: LegFinding): boolean {
  return !differs && favourable.has(enforced.outcome) && favourable.has(codified.outcome);
}

export function cellWord(outcome: Outcome): string {
  const { symbol, word } = outcomeWords[outcome];
  return `${symbol} ${word}`;
}
