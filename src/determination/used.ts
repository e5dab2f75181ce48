import type { ProofClause } from '../engine/prover.ts';
import type { Proof, StepRole, ViewProof } from './proof.ts';

/** What one view's answer stands on. */
export interface Used {
  rules: ReadonlySet<string>;
  facts: ReadonlySet<string>;
  tables: readonly string[];
}

const favourable = new Set<string>(['not-subject', 'no-licence-required', 'exception-available', 'authorised', 'met']);

/** What a proof stands on. That some other exception is closed matters only where nothing covers. */
export function usedIn({ outcome, steps, facts, needs }: ViewProof): Used {
  const idle = (role: string): boolean => favourable.has(outcome) && (role.startsWith('does-not') || role === 'bars');
  const working = steps.filter(({ role }) => !idle(role));
  const conclusions = facts.flatMap(({ conclusion }) => conclusion ?? []);
  const clauses = [...working.flatMap((step) => step.clauses), ...conclusions.flatMap(({ when, is }) => [when, is])];
  return {
    rules: new Set([...working, ...conclusions].map(({ rule }) => rule)),
    facts: new Set([...facts.map(({ name }) => name), ...needs.map(({ fact }) => fact)]),
    tables: clauses.flatMap((clause) => (clause === undefined ? [] : tablesIn(clause))),
  };
}

function tablesIn({ tables = [], parts = [] }: ProofClause): string[] {
  return [...tables.map(({ name }) => name), ...parts.flatMap(tablesIn)];
}

/** A provision on which findings stand, with what it does in each. */
export interface ProvisionUse {
  provision: string;
  /** The wording applied: the day from which it reads so. */
  effective: string;
  uses: { finding: string; kind: Proof['kind']; view: ViewProof['id']; roles: (StepRole | 'defines')[] }[];
}

/**
 * The index from provisions to the findings of a package: where to look when a provision changes, and what a page of law
 * bears on. In the order of the provisions.
 */
export function provisionIndex(proofs: readonly Proof[]): ProvisionUse[] {
  const index = new Map<string, ProvisionUse>();
  for (const { finding, kind, views } of proofs) {
    for (const view of views) {
      const { rules } = usedIn(view);
      for (const [provision, roles] of Map.groupBy(rolesIn(view).filter(([rule]) => rules.has(rule)), ([rule]) => provisionOf(rule))) {
        const wording = view.wordings[roles[0]![0]];
        if (wording === undefined) continue;
        const entry: ProvisionUse = index.get(provision) ?? { provision, effective: wording.effective, uses: [] };
        index.set(provision, entry);
        entry.uses.push({ finding, kind, view: view.id, roles: [...new Set(roles.map(([, role]) => role))] });
      }
    }
  }
  return [...index.values()].sort((left, right) => (left.provision < right.provision ? -1 : 1));
}

function rolesIn({ steps, facts }: ViewProof): [rule: string, role: StepRole | 'defines'][] {
  return [
    ...steps.map(({ rule, role }): [string, StepRole] => [rule, role]),
    ...facts.flatMap(({ conclusion }): [string, 'defines'][] => (conclusion === undefined ? [] : [[conclusion.rule, 'defines']])),
  ];
}

function provisionOf(rule: string): string {
  return rule.slice(0, rule.indexOf('#'));
}
