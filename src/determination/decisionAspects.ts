import type { Decision } from '../engine/decision.ts';

/** What can be otherwise in the answer for a leg, most telling first: names as a list, anything else as a word. */
export const decisionAspects = {
  outcome: ({ outcome }: Decision) => outcome,
  grounds: ({ grounds }: Decision) => listed(grounds.map(({ title, stands }) => (stands === true ? title : `possibly ${title}`))),
  exceptions: ({ exceptions: { available, open } }: Decision) => listed([...available, ...open.map((name) => `perhaps ${name}`)]),
  authorisations: ({ authorisations }: Decision) => listed(authorisations),
  'review policy': ({ reviewPolicy }: Decision) => reviewPolicy ?? 'none',
  judgements: ({ judgements }: Decision) => listed(judgements.map(({ question }) => question)),
  duties: ({ duties }: Decision) => listed(duties.map(({ duty }) => duty)),
} satisfies Record<string, (decision: Decision) => string | string[]>;

export type DecisionAspect = keyof typeof decisionAspects;

/** One aspect of an answer, before and after. */
export interface AspectChange {
  aspect: DecisionAspect;
  before: string | string[];
  after: string | string[];
}

/** What is otherwise in the second of two answers. */
export function changesBetween(before: Decision, after: Decision): AspectChange[] {
  return (Object.keys(decisionAspects) as DecisionAspect[]).flatMap((aspect) => {
    const [was, is] = [decisionAspects[aspect](before), decisionAspects[aspect](after)];
    return String(was) === String(is) ? [] : [{ aspect, before: was, after: is }];
  });
}

function listed(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
