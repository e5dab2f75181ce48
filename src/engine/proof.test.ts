import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCorpus } from '../cli/corpusCache.ts';
import { LawEngine } from './lawEngine.ts';
import { type ProofClause, proofOf } from './proof.ts';

const engine = new LawEngine(loadCorpus());
const question = { on: '2026-11-23', view: 'enforced' } as const;
const program = engine.program(question);

function everyClause(clauses: readonly ProofClause[]): ProofClause[] {
  return clauses.flatMap((clause) => [clause, ...everyClause(clause.children ?? []),
    ...clause.facts.flatMap(({ by }) => (by?.case === undefined ? [] : everyClause([by.case])))]);
}

test('a proof says of every clause what the rule as a whole makes of it', () => {
  engine.load({ destination: 'KE', activity: 'export', 'item.eccn': 'EAR99' }, question.on);
  for (const { rule, node } of program.grounds.flatMap(({ requirements }) => requirements)) {
    const truth = (['false', 'true', 'unknown'] as const)[node.evaluate(engine.frame)];
    const proof = proofOf(program, engine.frame, rule);
    assert.equal(proof.truth, truth, rule.id);
    const parts = proof.clauses.map((clause) => clause.truth);
    assert.equal(parts.includes('false') ? 'false' : parts.includes('unknown') ? 'unknown' : 'true', truth, rule.id);
    assert.match(proof.version, /^\d{4}-\d\d-\d\d$/);
  }
});

test('a proof shows values as the clause saw them and follows definitions to what they rest on', () => {
  engine.load({ destination: 'KE', activity: 'export' }, question.on);
  const proofs = program.grounds.flatMap(({ requirements }) => requirements)
    .map(({ rule }) => proofOf(program, engine.frame, rule));
  const facts = proofs.flatMap(({ clauses }) => everyClause(clauses)).flatMap((clause) => clause.facts);
  assert.ok(facts.some(({ name, value }) => name === 'destination' && value === 'KE'));
  assert.ok(facts.some(({ by }) => by?.case !== undefined));
});
