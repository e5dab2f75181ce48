import type { TestFinding } from '../determination/determination.ts';
import type { Conclusion } from '../determination/packageConclusions.ts';
import { type ContentFinding, contentState } from './content.ts';
import type { MarketFinding } from './markets.ts';
import type { Requirement } from './requirements.ts';

/**
 * How a requirement comes out. `not-found`: nobody has seen the rule; `stands`: it is so by itself; `not-in-force`: the law of the
 * day has no rule for it.
 */
export const requirementStatuses = ['not-met', 'open', 'for-judgement', 'met', 'not-found', 'stands', 'not-in-force'] as const;
export type RequirementStatus = (typeof requirementStatuses)[number];

/** A requirement with what settles it, or keeps it open. */
export interface RequirementFinding {
  requirement: Requirement;
  status: RequirementStatus;
  tests: TestFinding[];
  conclusions: Conclusion[];
}

/** What requirements are held against. */
export interface Evidence {
  tests: readonly TestFinding[];
  conclusions: readonly Conclusion[];
  content: readonly ContentFinding[];
  markets: readonly MarketFinding[];
}

/** Holds every requirement against the tests and conclusions that it names. */
export function assess(requirements: readonly Requirement[], evidence: Evidence): RequirementFinding[] {
  return requirements.map((requirement) => {
    const tests = evidence.tests.filter(({ rule }) => requirement.tests.includes(rule));
    const conclusions = evidence.conclusions.filter(({ fact }) => requirement.facts.includes(fact));
    return { requirement, status: statusOf(requirement, tests, conclusions, evidence), tests, conclusions };
  });
}

/** The status a person has to act on first comes first. */
const order: readonly RequirementStatus[] = ['not-met', 'open', 'for-judgement', 'met'];

function statusOf(
  requirement: Requirement, tests: readonly TestFinding[], conclusions: readonly Conclusion[], { content, markets }: Evidence,
): RequirementStatus {
  const { how, stands } = requirement;
  if (how === 'not-found') return 'not-found';
  if (stands !== undefined) return 'stands';
  if (requirement.tests.length > 0 && tests.length === 0) return 'not-in-force';
  const found: RequirementStatus[] = [
    ...(requirement.content ? [contentStatus(content)] : tests.map(({ status }) => status)),
    ...conclusions.map(({ value }) => (value === null ? 'open' : value === true ? 'met' : 'not-met')),
    ...(how === 'judgement' ? ['for-judgement' as const] : []),
    ...(requirement.markets && markets.length === 0 ? ['open' as const] : []),
  ];
  return order.find((status) => found.includes(status)) ?? 'met';
}

/** The share is never a reason to reject: without the presumption the case has to be argued. */
function contentStatus(content: readonly ContentFinding[]): RequirementStatus {
  switch (contentState(content)) {
    case 'met': return 'met';
    case 'cannot-be-computed': return 'open';
    case 'not-available': case 'depends-on-method': return 'for-judgement';
  }
}
