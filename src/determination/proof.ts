import type { Grade } from '../corpus/grade.ts';
import type { Need, ReadingFinding, Reliance } from '../engine/decision.ts';
import type { FactValue, Origin } from '../engine/fact.ts';
import type { Outcome } from '../engine/program.ts';
import type { Conclusion, ProofClause, TruthWord } from '../engine/prover.ts';
import type { Wording } from '../engine/wording.ts';
import type { TestStatus } from './determination.ts';

/** The version of the shape below; schema/proof.schema.json says it to others. */
export const proofFormat = 'portolan-proof/1';

/** What a rule does in an answer. */
export type StepRole = 'prohibits' | 'requires' | 'carved-out' | 'exempts' | 'does-not-exempt'
  | 'covers' | 'does-not-cover' | 'may-cover' | 'bars' | 'judges' | 'reviews'
  | 'tests';

/** One rule at work, with the wording applied and what each clause came to. */
export interface ProofStep {
  /** `enforced/ear/742/4.a#column-1`: the view and the full name of the rule. Its clauses follow after another `/`. */
  id: string;
  role: StepRole;
  title: string;
  rule: string;
  cite: string;
  grade: Grade;
  note?: string;
  truth: TruthWord;
  clauses: ProofClause[];
  /** Of an exception or authorisation: on which conditions it covers, which standing grounds it does not reach. */
  conditions?: string[];
  doesNotReach?: string[];
  /** Rules that close it, by step; exceptions that have to be open beside it, by name. */
  barredBy?: string[];
  alsoNeeds?: string[];
}

/** Where a fact came from. Beside what was stated: how the law, the vocabulary or the question filled it. */
export type ProofOrigin = Origin | {
  kind: 'concluded' | 'ordinary' | 'no-diligence' | 'left-out' | 'question' | 'nobody';
} | { kind: 'stands-in'; from: string; origin?: Origin };

/** One fact as the clauses of a view saw it. */
export interface FactStep {
  /** `enforced/item.eccn`. */
  id: string;
  name: string;
  value: FactValue;
  question: string;
  unit?: string;
  /** The place the law reads it as, where that is another. */
  treatedAs?: string;
  origin: ProofOrigin;
  conclusion?: Conclusion;
}

/** Requirements and prohibitions that do not bite, gathered by the facts that keep them off. */
export interface NotMet {
  facts: string[];
  rules: { id: string; rule: string; cite: string; grade: Grade; clause: string; source: string }[];
}

/** All that leads to the answer of one finding in one view. */
export interface ViewProof {
  /** The name of the view: the address of the conclusion. */
  id: 'enforced' | 'codified';
  outcome: Outcome | TestStatus;
  eccn: string | null;
  reviewPolicy: string | null;
  grade: Grade;
  steps: ProofStep[];
  notMet: NotMet[];
  /** Rules that are open by themselves although the answer is the same whichever way they fall. */
  openEitherWay: string[];
  facts: FactStep[];
  /** The wording applied of every rule in the steps and facts, and why that one, by the rule's full name. */
  wordings: Record<string, Wording>;
  needs: Need[];
  possibleOutcomes: Outcome[];
  readings: ReadingFinding[];
  restsOn: Reliance[];
}

/** The proof of one finding: a leg of the package, or a test. */
export interface Proof {
  format: typeof proofFormat;
  finding: string;
  kind: 'leg' | 'test';
  title: string;
  on: string;
  knownOn: string | null;
  corpus: string;
  verifiedThrough: string;
  views: ViewProof[];
}
