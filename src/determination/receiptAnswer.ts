import type { Decision } from '../engine/decision.ts';
import type { DateAhead, Determination, TestStatus } from './determination.ts';
import type { Account } from './ledger.ts';
import { testId } from './proveTest.ts';

/** One view of one leg, in short: the proof says the rest. */
export type ViewAnswer = Pick<Decision, 'outcome' | 'licenceRequired' | 'eccn' | 'exceptions' | 'authorisations' | 'reviewPolicy'
  | 'possibleOutcomes' | 'bounded' | 'grade'> & {
  grounds: { ground: string; rule: string; version: string; stands: true | null }[];
  prohibitions: string[];
  judgements: string[];
  needs: string[];
  duties: string[];
};

/** The outcome of a determination, by finding. */
export interface ReceiptAnswer {
  title: string;
  legs: Record<string, { item: string; site: string; differs: boolean; enforced: ViewAnswer; codified: ViewAnswer }>;
  tests: Record<string, { status: TestStatus; needs: string[] }>;
  datesAhead: Pick<DateAhead, 'on' | 'changes'>[];
  /** What the legs draw on the law's accounts, and what is left. */
  accounts: Account[];
}

/** The answer of a determination as a receipt keeps it. */
export function answerOf({ title, legs, tests, datesAhead, accounts }: Determination): ReceiptAnswer {
  return {
    title,
    legs: Object.fromEntries(legs.map(({ id, item, site, differs, enforced, codified }) =>
      [id, { item, site, differs, enforced: viewAnswer(enforced), codified: viewAnswer(codified) }])),
    tests: Object.fromEntries(tests.map((test) => [testKey(test), { status: test.status, needs: test.needs.map(({ fact }) => fact) }])),
    datesAhead: datesAhead.map(({ on, changes }) => ({ on, changes })), accounts,
  };
}

/** A test of one item may come out differently on different legs; then each stands for itself. */
function testKey(test: Determination['tests'][number]): string {
  return test.legs.length === 0 ? testId(test) : `${testId(test)} on ${test.legs.join(' ')}`;
}

function viewAnswer(decision: Decision): ViewAnswer {
  const {
    outcome, licenceRequired, eccn, exceptions, authorisations, reviewPolicy, possibleOutcomes, bounded, grade,
    grounds, prohibitions, judgements, needs, duties,
  } = decision;
  return {
    outcome, licenceRequired, eccn, exceptions, authorisations, reviewPolicy, possibleOutcomes, bounded, grade,
    grounds: grounds.map(({ ground, rule, version, stands }) => ({ ground, rule, version, stands })),
    prohibitions: prohibitions.map(({ rule }) => rule), judgements: judgements.map(({ rule }) => rule),
    needs: needs.map(({ fact }) => fact), duties: duties.map(({ rule }) => rule),
  };
}
