import type { Grade } from '../../corpus/grade.ts';

/** On what an entry rests: a source with its grade, or our own choice with the reason. Ours may be set otherwise, a source's not. */
export type Attested = { grade: Grade; source: string } | { ours: string };

export type Role = { id: string; title: string; applicant: boolean; declares: boolean };
export type Agency = Attested & { id: string; name: string };
export type Stance = 'for' | 'against' | 'none';
export type AdviceKind = Attested & { id: string; title: string; stance: Stance; needs: string[] };
export type State = Attested & {
  id: string; title: string; initial: boolean; final: boolean; outcome: boolean;
  /** The applicant is asked while it lasts. */
  asked: boolean;
  /** Anybody may know of it. */
  public: boolean;
};
export type Clock = Attested & { id: string; title: string; runs: string[]; workingDays: number };

/** What else has to be so for a transition. */
export const conditions = ['advice-complete', 'proposal-pending', 'no-proposal'] as const;
export type Condition = (typeof conditions)[number];

/** What may be void after a transition. */
export const resettable = ['advice', 'proposal'] as const;
export type Resettable = (typeof resettable)[number];

export type Transition = Attested & {
  event: string;
  title: string;
  from: string[];
  /** A state, `same`, `back` to the state that was left last, or the state that was `proposed`. */
  to: string;
  by: string[];
  needs: string[];
  /** Events whose author may not be the one who does this. */
  notBy: string[];
  proposes: string[];
  when: Condition[];
  onConflict: string[];
  resets: Resettable[];
  /** What of it the applicant may read, where the programme's side does it. */
  tells: string[];
  /** Only when every finding that a material change re-opened is settled. */
  settled: boolean;
  advises: boolean;
  declares: boolean;
};

/** The way of a proposal, as the law's data draws it. */
export interface Workflow {
  title: string;
  roles: Role[];
  agencies: Agency[];
  advice: AdviceKind[];
  /** As what the silence of an agency counts once the clock has run out. */
  silence: Attested & { counts: string };
  states: State[];
  clocks: Clock[];
  transitions: Transition[];
}

/** Where a transition can lead: `back` to every state from which its own can be entered, `proposed` to what may be proposed there. */
export function targetsOf({ transitions }: Pick<Workflow, 'transitions'>, transition: Transition, from: string): string[] {
  switch (transition.to) {
    case 'same': return [from];
    case 'back': return [...new Set(transitions.filter(({ to }) => to === from).flatMap((one) => one.from))];
    case 'proposed': return [...new Set(transitions.filter((one) => one.from.includes(from)).flatMap(({ proposes }) => proposes))];
    default: return [transition.to];
  }
}

/** Whether we chose it, no source saying so. */
export function isOurs(entry: Attested): entry is Attested & { ours: string } {
  return 'ours' in entry;
}
