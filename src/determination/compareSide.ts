import type { Question } from '../corpus/view.ts';
import type { LawEngine } from '../engine/lawEngine.ts';

/** One of two laws to compare: a date, a view, what was known, and the reforms in it. */
export interface Side {
  /** As the user wrote it. */
  label: string;
  question: Question;
  reforms: string[];
  engine: LawEngine;
}

/** The differing parts of two sides, as an answer names them. */
export type SideShown = Pick<Side, 'label' | 'reforms'> & Question & { corpus: string };

export function shownSide({ label, reforms, question, engine }: Side): SideShown {
  return { label, reforms, ...question, corpus: engine.corpus.digest };
}
