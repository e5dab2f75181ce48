import type { Said } from '../corpus/phrase.ts';
import type { TestRule } from '../corpus/rule.ts';
import type { Authority, Decision, Need } from '../engine/decision.ts';
import type { Outcome } from '../engine/program.ts';
import type { LayerName } from '../package/model.ts';
import type { StatedFacts } from '../package/statements.ts';
import type { CountFinding } from './counts.ts';
import type { Account } from './ledger.ts';

/** The answer for one leg, in both views. */
export interface LegFinding {
  id: string;
  item: string;
  itemName: string;
  layer: LayerName;
  site: string;
  country: string | null;
  enforced: Decision;
  codified: Decision;
  /** The views give different outcomes: neither may be called clear. */
  differs: boolean;
  facts: StatedFacts;
}

export type TestStatus = 'met' | 'not-met' | 'open' | 'for-judgement';

/** A test outside licensing: of the programme, a party, a site. */
export interface TestFinding extends Authority {
  name: string;
  subject: TestRule['subject'];
  /** The party, site, item or leg tested, by its id; empty for the package itself. */
  of: string;
  /** Of a test of an item or leg: where it comes out so. */
  legs: string[];
  status: TestStatus;
  /** Who judged it to be met, when, until when and on what grounds. */
  judged?: string;
  severity: string;
  question?: string;
  needs: Need[];
  /** What was counted for it, by name, where the test turns on a count. */
  counts: CountFinding[];
}

/** A question that is still open, with the legs that wait for it. */
export interface OpenQuestion {
  need: Need;
  /** Where the answer belongs: the party, item or site that the fact is about. */
  legs: string[];
}

/** A day ahead on which the law changes the answer for some leg. */
export interface DateAhead {
  on: string;
  changes: { leg: string; view: 'enforced' | 'codified'; before: Outcome; after: Outcome }[];
  /** What of that day's law, or in the facts, the changed legs turn on. */
  causes: Said[];
  /** How many changes of law on that day are no reason for these. */
  otherChanges: number;
}

/** The answer for a package under a corpus on a date. */
export interface Determination {
  title: string;
  file: string;
  on: string;
  knownOn: string | null;
  corpus: string;
  /** The newest text of law that was read: nothing later is known. */
  verifiedThrough: string;
  legs: LegFinding[];
  tests: TestFinding[];
  questions: OpenQuestion[];
  datesAhead: DateAhead[];
  /** Limits that the law keeps for several deliveries together: what these draw, and what is left. */
  accounts: Account[];
}
