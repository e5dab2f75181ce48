import type { FactValue, Facts } from './fact.ts';
import type { Proof, ProofClause, ProofFact } from './proof.ts';

/** Makes the proof of one set of facts out of that of another in the same cell: only the values of the facts differ. */
export type Restate = (facts: Facts) => Proof;

/** `keys` are the names under which the facts of a cell are read, by the names that proofs give them. */
export function restating(proof: Proof, keys: ReadonlyMap<string, string>): Restate {
  const { rule, cite, version, grade, truth } = proof;
  const clauses = clausesOf(proof.clauses, keys);
  return (facts) => ({ rule, cite, version, grade, truth, clauses: clauses(facts) });
}

type Make<Of> = (facts: Facts) => Of;

function clausesOf(clauses: readonly ProofClause[], keys: ReadonlyMap<string, string>): Make<ProofClause[]> {
  return each(clauses.map((clause) => clauseOf(clause, keys)));
}

function clauseOf({ source, truth, facts, children }: ProofClause, keys: ReadonlyMap<string, string>): Make<ProofClause> {
  const stated = each(facts.map((fact) => factOf(fact, keys)));
  if (children === undefined) return (row) => ({ source, truth, facts: stated(row) });
  const below = clausesOf(children, keys);
  return (row) => ({ source, truth, facts: stated(row), children: below(row) });
}

function factOf(fact: ProofFact, keys: ReadonlyMap<string, string>): Make<ProofFact> {
  const { name, value, by } = fact;
  const key = keys.get(name);
  // What a rule concluded is the same in the whole cell; only the condition it came from shows the facts.
  if (by?.case !== undefined) {
    const reason = clauseOf(by.case, keys);
    return (row) => ({ name, value, by: { ...by, case: reason(row) } });
  }
  if (key === undefined || by !== undefined) return () => fact;
  return (row) => ({ name, value: valueIn(row, key) });
}

function valueIn(row: Facts, key: string): FactValue {
  return row[key] ?? null;
}

function each<Of>(makers: readonly Make<Of>[]): Make<Of[]> {
  const [only] = makers;
  if (only === undefined) return () => [];
  if (makers.length === 1) return (row) => [only(row)];
  return (row) => makers.map((make) => make(row));
}
