/** Who takes part in a designation, beside the preparer of the package. */
export type Participant = 'approver' | 'reviewer' | 'decider' | 'second' | Agency;
export const agencies = ['State', 'War', 'Energy', 'OSTP'] as const;
export type Agency = (typeof agencies)[number];

/** One thing that happens to a proposal, and by whom. */
export interface Step {
  by: Participant;
  event: string;
  with: Record<string, string>;
}

function step(by: Participant, event: string, brought: Record<string, string> = {}): Step {
  return { by, event, with: brought };
}

/** Everything that happens to a proposal from its draft to its designation, where all goes well, with what is sealed. */
export function designationSteps(sealed: { receipt: string; dossier: string }): Step[] {
  return [
    step('approver', 'submit', sealed),
    ...(['reviewer', 'decider', 'second'] as const).map((by) => step(by, 'declare', { interest: 'none' })),
    step('reviewer', 'take-up'), step('reviewer', 'declare-complete'), step('reviewer', 'consult', { assessment: 'a' }),
    ...agencies.flatMap((agency) => [step(agency, 'declare', { interest: 'none' }), step(agency, 'advise', { advice: 'agree' })]),
    step('reviewer', 'conclude'), step('decider', 'propose', { outcome: 'designated', reason: 'r' }), step('second', 'countersign'),
  ];
}
