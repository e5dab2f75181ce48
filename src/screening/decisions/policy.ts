import { parse } from 'yaml';
import { InputError } from '../../corpus/diagnostic.ts';
import { parseDate, formatDate } from '../../corpus/date.ts';
import type { Finding } from './finding.ts';
import type { Verdict } from './ledger.ts';

/** Which decisions need a second person, and how long they stand; comes from a file that a house may write anew. */
export interface DecisionPolicy {
  secondPerson: readonly { verdict: Verdict; fromScore: number; verdicts: readonly string[]; lists: readonly string[] }[];
  /** How many days a decision stands, where nobody says otherwise. */
  expiresAfterDays: Partial<Record<Verdict, number>>;
}

/** What may be decided. */
export const verdicts: readonly Verdict[] = ['match', 'not-a-match', 'escalated'];

type Tree = Record<string, unknown>;

/** Reads a policy. Throws {@link InputError} where it names a verdict that is none. */
export function readPolicy(text: string, file: string): DecisionPolicy {
  const tree = (parse(text) ?? {}) as Tree;
  const rules = Array.isArray(tree.secondPerson) ? tree.secondPerson as Tree[] : [];
  const days = (tree.expiresAfterDays ?? {}) as Tree;
  for (const verdict of [...rules.map((rule) => rule.verdict), ...Object.keys(days)]) {
    if (verdicts.includes(verdict as Verdict)) continue;
    throw new InputError([{
      file, line: 1, column: 1, message: `There is no verdict '${String(verdict)}'.`, hint: `Verdicts: ${verdicts.join(', ')}.`,
    }]);
  }
  return {
    secondPerson: rules.map((rule) => ({
      verdict: rule.verdict as Verdict, fromScore: Number(rule.fromScore ?? 0), verdicts: texts(rule.matcher), lists: texts(rule.lists),
    })),
    expiresAfterDays: Object.fromEntries(Object.entries(days).map(([verdict, value]) => [verdict, Number(value)])),
  };
}

/** What of a finding decides whether a second person is needed. */
export type Judgeable = Pick<Finding, 'score' | 'verdict'> & { entry: Pick<Finding['entry'], 'list'> };

/** Whether a decision on a finding stands only with a second person. */
export function needsSecondPerson(policy: DecisionPolicy, finding: Judgeable, verdict: Verdict): boolean {
  return policy.secondPerson.some((rule) => rule.verdict === verdict && finding.score >= rule.fromScore
    && (rule.verdicts.length === 0 || rule.verdicts.includes(finding.verdict))
    && (rule.lists.length === 0 || rule.lists.includes(finding.entry.list)));
}

/** The last day of a decision made on a day; undefined where the policy names none. */
export function expiryOf({ expiresAfterDays }: DecisionPolicy, verdict: Verdict, on: string): string | undefined {
  const days = expiresAfterDays[verdict];
  const day = parseDate(on);
  return days === undefined || day === undefined ? undefined : formatDate(day + days);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
