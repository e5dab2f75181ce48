import type { ReviewRule } from '../corpus/rule.ts';
import { False, type Frame, True, Unknown } from './frame.ts';
import type { Needs } from './node.ts';
import type { Clause, Program } from './program.ts';

/** The review policy of an application, and the clauses that give it. */
export interface Review {
  policy: string;
  clauses: Clause<ReviewRule>[];
}

/**
 * The policy for every standing ground: declared precedence first (a rule that another overrides is out), then the
 * most restrictive. Undefined while a clause that could change it is unknown; `not-stated` where the law is silent.
 */
export function reviewOf(program: Program, frame: Frame, severity: ReadonlyMap<string, number>): Review | undefined {
  return governingReview(clausesFor(program, standingIn(program, frame)), frame, severity);
}

/** How an application is reviewed on one ground that stands: a policy, `not-stated`, or `unknown` while that is open. */
export function reviewOn(program: Program, frame: Frame, severity: ReadonlyMap<string, number>, ground: string): string {
  return governingReview(clausesFor(program, new Set([ground])), frame, severity)?.policy ?? 'unknown';
}

function governingReview(
  clauses: Clause<ReviewRule>[], frame: Frame, severity: ReadonlyMap<string, number>,
): Review | undefined {
  const truths = clauses.map(({ node }) => node.evaluate(frame));
  const certain = clauses.filter((_, index) => truths[index] === True);
  const possible = clauses.filter((_, index) => truths[index] !== False);
  const winners = governing(certain);
  const rank = ({ rule }: Clause<ReviewRule>): number => severity.get(rule.policy) ?? 0;
  const top = Math.max(-1, ...winners.map(rank));
  const open = governing(possible).filter((clause) => !certain.includes(clause));
  const overriding = open.some(({ rule }) => winners.some((winner) => rule.overrides.includes(winner.rule.id)));
  if (overriding || open.some((clause) => rank(clause) > top)) return undefined;
  const [first] = winners.filter((clause) => rank(clause) === top);
  return first === undefined ? { policy: 'not-stated', clauses: [] }
    : { policy: first.rule.policy, clauses: winners.filter((clause) => rank(clause) === top) };
}

/** Adds the facts that keep the review policy open. */
export function collectReview(program: Program, frame: Frame, needs: Needs): void {
  for (const { node } of clausesFor(program, standingIn(program, frame))) {
    if (node.evaluate(frame) === Unknown) node.collect(frame, needs);
  }
}

function standingIn({ grounds }: Program, frame: Frame): Set<string> {
  return new Set(grounds.filter(({ stands }) => stands.evaluate(frame) === True).map(({ name }) => name));
}

function clausesFor({ reviews }: Program, standing: ReadonlySet<string>): Clause<ReviewRule>[] {
  if (standing.size === 0) return [];
  return reviews.filter(({ rule }) => rule.grounds.length === 0 || rule.grounds.some((ground) => standing.has(ground)));
}

function governing(clauses: Clause<ReviewRule>[]): Clause<ReviewRule>[] {
  const overridden = new Set(clauses.flatMap(({ rule }) => rule.overrides));
  return clauses.filter(({ rule }) => !overridden.has(rule.id));
}
