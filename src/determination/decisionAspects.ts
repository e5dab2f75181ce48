import type { Answered } from '../engine/decide.ts';

/** What can be otherwise in the answer for a leg, most telling first: names as a list, anything else as a word. */
export const decisionAspects = {
  outcome: ({ outcome }: Answered) => outcome,
  grounds: ({ grounds }: Answered) => listed(grounds.map(({ title, stands }) => (stands === true ? title : `possibly ${title}`))),
  exceptions: ({ exceptions: { available, open } }: Answered) => listed([...available, ...open.map((name) => `perhaps ${name}`)]),
  authorisations: ({ authorisations }: Answered) => listed(authorisations),
  'review policy': ({ reviewPolicy }: Answered) => reviewPolicy ?? 'none',
  judgements: ({ judgements }: Answered) => listed(judgements.map(({ question }) => question)),
  duties: ({ duties }: Answered) => listed(duties.map(({ duty }) => duty)),
} satisfies Record<string, (answered: Answered) => string | string[]>;

export type DecisionAspect = keyof typeof decisionAspects;

/** One aspect of an answer, before and after. */
export interface AspectChange {
  aspect: DecisionAspect;
  before: string | string[];
  after: string | string[];
}

/** What is otherwise in the second of two answers. */
export function changesBetween(before: Answered, after: Answered): AspectChange[] {
  return (Object.keys(decisionAspects) as DecisionAspect[]).flatMap((aspect) => {
    const [was, is] = [decisionAspects[aspect](before), decisionAspects[aspect](after)];
    return String(was) === String(is) ? [] : [{ aspect, before: was, after: is }];
  });
}

function listed(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
