import type { ProofClause } from '../engine/prover.ts';
import type { FactStep, NotMet, Proof, ProofStep, ViewProof } from './proof.ts';

/** What an address within a proof means: a view, a rule, a fact or one clause of either. */
export interface Addressed {
  view: ViewProof;
  step?: ProofStep;
  fact?: FactStep;
  notMet?: NotMet['rules'][number];
  clause?: ProofClause;
}

/** Every address of a proof, clauses included, in the order of the proof. */
export function addressesOf(proof: Proof): Map<string, Addressed> {
  const found = new Map<string, Addressed>();
  for (const view of proof.views) {
    found.set(view.id, { view });
    for (const step of view.steps) {
      found.set(step.id, { view, step });
      addClauses(found, step.id, step.clauses, { view, step });
    }
    for (const rule of view.notMet.flatMap(({ rules }) => rules)) if (!found.has(rule.id)) found.set(rule.id, { view, notMet: rule });
    for (const fact of view.facts) {
      found.set(fact.id, { view, fact });
      const { when, is } = fact.conclusion ?? {};
      addClauses(found, fact.id, [when, is].filter((one) => one !== undefined), { view, fact });
    }
  }
  return found;
}

function addClauses(found: Map<string, Addressed>, id: string, clauses: readonly ProofClause[], within: Addressed): void {
  for (const clause of clauses) {
    found.set(`${id}/${clause.at}`, { ...within, clause });
    addClauses(found, id, clause.parts ?? [], within);
  }
}

/** The addresses a short form may mean: itself, else those of which it is the whole end (`#column-1`, `item.eccn`). */
export function meant(addresses: Iterable<string>, wanted: string): string[] {
  const all = [...addresses];
  if (all.includes(wanted)) return [wanted];
  return all.filter((address) => ['/', '#'].some((before) => address.endsWith(`${before}${wanted}`)));
}
