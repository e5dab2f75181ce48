import type { Plan } from './plan.ts';

/** What somebody asks without writing a simulation down: reforms, each with its name and the word that chooses it. */
export interface AskedPlan extends Pick<Plan, 'on' | 'assumeOrdinary' | 'portfolio'> {
  reforms: readonly { name: string; word: string }[];
}

/** The plan of a portfolio under the law as applied, as printed, and under each reform on top of the law as applied. */
export function askedPlan({ on, assumeOrdinary, portfolio, reforms }: AskedPlan): Plan {
  const others = ['the law as printed', ...reforms.length === 0 ? [] : [reforms.map(({ name }) => name).join(', ')]].join(' and ');
  return {
    title: `What ${others} would move`, question: `What do ${others} move against the law as it is applied on ${on}?`, reading: [], on,
    assumeOrdinary, portfolio, sources: [],
    laws: [
      { name: 'As applied', law: `${on}:enforced` }, { name: 'As printed', law: `${on}:codified` },
      ...reforms.map(({ name, word }) => ({ name, law: `${on}:enforced+${word}` })),
    ],
  };
}
