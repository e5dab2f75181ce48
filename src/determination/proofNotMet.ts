import { type Expression, visit } from '../corpus/expression.ts';
import { once } from '../corpus/once.ts';
import type { ProhibitRule, RequireRule } from '../corpus/rule.ts';
import type { Decision } from '../engine/decision.ts';
import { False, type Frame, Unknown } from '../engine/frame.ts';
import type { Program } from '../engine/program.ts';
import type { ProofClause, Prover } from '../engine/prover.ts';
import type { NotMet } from './proof.ts';

type Biting = RequireRule | ProhibitRule;
type Failing = { rule: Biting; clauses: { part: Expression; at: string }[] };

/**
 * The rules that would have changed the answer had they applied, gathered by what keeps each of them off; and those that
 * are open by themselves. A licence that is required anyway is not more so for another ground.
 */
export function notMetIn(program: Program, frame: Frame, prover: Prover, decision: Decision): { notMet: NotMet[]; open: string[] } {
  if (decision.outcome === 'barred' || decision.needs.length > 0) return { notMet: [], open: [] };
  const subject = program.subject.evaluate(frame) !== False;
  const requirements = decision.licenceRequired === false
    ? program.grounds.filter(({ anyActivity }) => subject || anyActivity).flatMap((ground) => ground.requirements) : [];
  const failing: Failing[] = [];
  const open: string[] = [];
  for (const { rule, node } of [...program.prohibitions, ...requirements]) {
    const truth = node.evaluate(frame);
    if (truth === Unknown) open.push(`${program.view.view}/${rule.id}`);
    else if (truth === False) failing.push({ rule, clauses: prover.deciding(rule.when) });
  }
  return { notMet: gathered(failing, program, prover), open };
}

/** One failing clause is enough for each rule: the one whose facts keep off the most rules, so that few groups say it all. */
function gathered(failing: readonly Failing[], { view }: Program, prover: Prover): NotMet[] {
  const reach = new Map<string, number>();
  for (const { clauses } of failing) {
    for (const key of new Set(clauses.map(({ part }) => readsOf(part)))) reach.set(key, (reach.get(key) ?? 0) + 1);
  }
  const groups = new Map<string, NotMet>();
  for (const { rule, clauses } of failing) {
    const [best] = clauses.toSorted((left, right) => reach.get(readsOf(right.part))! - reach.get(readsOf(left.part))!
      || readsOf(left.part).length - readsOf(right.part).length);
    if (best === undefined) continue;
    const clause = prover.clause(best.part, {}, best.at);
    const facts = factsBelow(clause);
    const key = facts.join();
    const group = groups.get(key) ?? { facts, rules: [] };
    const { id, cite, grade } = rule;
    group.rules.push({ id: `${view.view}/${id}`, rule: id, cite, grade, clause: clause.at, source: clause.source });
    groups.set(key, group);
  }
  return [...groups.values()].sort((left, right) => right.rules.length - left.rules.length);
}

function factsBelow({ facts, parts = [] }: ProofClause): string[] {
  return [...new Set([...facts, ...parts.flatMap(factsBelow)])].sort();
}

/** The names a clause reads, as it is written. */
const readsOf = once((expression: Expression): string => {
  const names = new Set<string>();
  visit(expression, (part) => {
    if (part.kind === 'fact') names.add(part.of === undefined ? part.name : `${part.of}.${part.name}`);
  });
  return [...names].sort().join();
});
