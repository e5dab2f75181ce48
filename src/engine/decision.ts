import type { Grade } from '../corpus/grade.ts';
import type { Said } from '../corpus/phrase.ts';
import type { FactValue } from './fact.ts';
import type { Outcome } from './program.ts';

/** A fact that is still open and matters, with the question that asks for it. */
export interface Need {
  fact: string;
  class: 'determining' | 'diligence' | 'judgement' | 'reading';
  question: string;
  who?: string;
  unit?: string;
  /** The provision that makes it matter. */
  cite?: string;
  /** The short outside name under which it may be stated as well. */
  alias?: string;
}

/** A provision at work in an answer: its cite, the rule and the wording in force. */
export interface Authority {
  cite: string;
  rule: string;
  /** Effective date of the version that was applied. */
  version: string;
  grade: Grade;
  note?: string;
}

export interface GroundFinding extends Authority {
  ground: string;
  title: string;
  reason?: string;
  generalProhibition?: number;
  /** `true` where the requirement stands, `null` where that is still open. */
  stands: true | null;
  /** How an application is reviewed on this ground alone; absent while it is open whether it stands. */
  review?: string;
}

/** What a favourable answer would not survive the loss of. */
export interface Reliance extends Said {
  /** `diligence` that nobody recorded, a `record` of what somebody looked into or judged. */
  kind: 'diligence' | 'record' | 'assumption' | 'announcement' | 'list' | 'horizon';
  fact?: string;
  source?: string;
  grade?: Grade;
}

export interface DutyFinding extends Authority {
  duty: string;
  due?: { days: number; relation: 'before' | 'after'; event: string } | { on: string };
}

/** One answer of law for each way of reading what the law leaves open. */
export interface ReadingFinding {
  readings: Record<string, boolean>;
  questions: string[];
  outcome: Outcome;
}

/** The answer for one leg under the law of one date, knowledge and view. */
export interface Decision {
  outcome: Outcome;
  /** Before exceptions and authorisations; `null` while open. */
  licenceRequired: boolean | null;
  eccn: string | null;
  grounds: GroundFinding[];
  exceptions: { available: string[]; barred: string[]; open: string[] };
  authorisations: string[];
  /** `null` where no licence is needed, `not-stated` where the law names no policy, `unknown` where facts are missing. */
  reviewPolicy: string | null;
  reviewAuthorities: Authority[];
  needs: Need[];
  /** True where the search for the exact needs was cut short: `needs` may then name too much, never too little. */
  bounded: boolean;
  /** Every outcome still possible, where more than one is. */
  possibleOutcomes: Outcome[];
  readings: ReadingFinding[];
  judgements: { who: string; question: string; rule: string; cite: string }[];
  prohibitions: (Authority & { name: string; authority: string })[];
  restsOn: Reliance[];
  duties: DutyFinding[];
  assumed: { fact: string; value: FactValue; matters: boolean }[];
  conclusions: Record<string, FactValue>;
  treatedAs: Record<string, string>;
  grade: Grade;
  view: 'enforced' | 'codified';
  on: string;
  knownOn: string | null;
  corpus: string;
}
