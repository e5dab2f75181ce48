import type { Corpus } from '../corpus/corpus.ts';
import type { Posture } from '../corpus/rule.ts';
import { viewOf } from '../corpus/view.ts';

/** How a rule is applied otherwise than it is printed. */
export type Applied = Pick<Posture, 'state' | 'by' | 'from' | 'to' | 'announced' | 'grade'>;

/** Rules that are codified but not applied on a day, or applied without being codified, by id. */
export function posturesOn(corpus: Corpus, on: string): Map<string, Applied> {
  const { suspended, announced } = viewOf(corpus, { on, view: 'enforced' });
  return new Map([...suspended, ...announced].map(({ rule, posture }) => [rule.id, posture]));
}
