import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCorpus } from '../cli/corpusCache.ts';
import { LawEngine } from './lawEngine.ts';
import { type ProofClause, Prover } from './prover.ts';

const engine = new LawEngine(loadCorpus());
const question = { on: '2026-11-23', view: 'enforced' } as const;
const program = engine.program(question);

function everyClause(clauses: readonly ProofClause[]): ProofClause[] {
  return clauses.flatMap((clause) => [clause, ...everyClause(clause.parts ?? [])]);
}

test('what is shown of a rule settles what the rule as a whole comes to', () => {
  engine.load({ destination: 'KE', activity: 'export', 'item.eccn': 'EAR99' }, question.on);
  const prover = new Prover(program, engine.frame);
  for (const { rule, node } of program.grounds.flatMap(({ requirements }) => requirements)) {
    const truth = (['false', 'true', 'unknown'] as const)[node.evaluate(engine.frame)];
    const proof = prover.rule(rule);
    assert.equal(proof.truth, truth, rule.id);
    const shown = proof.clauses.map((clause) => clause.truth);
    assert.equal(shown.includes('false') ? 'false' : shown.includes('unknown') ? 'unknown' : 'true', truth, rule.id);
  }
});

test('facts are followed to what was stated, however deep, and each is kept once', () => {
  engine.load({ destination: 'KE', activity: 'export' }, question.on);
  const prover = new Prover(program, engine.frame);
  prover.fact(program.layout.slot('itemMoves')!);
  const named = [...prover.facts.values()].flatMap(({ by }) => everyClause([by?.when, by?.is].filter((one) => one !== undefined)))
    .flatMap(({ facts }) => facts);
  assert.ok(named.length > 0);
  for (const name of named) assert.ok(prover.facts.has(name), name);
  assert.ok([...prover.facts.values()].some(({ by, value }) => by === undefined && value === 'export'));
});

test('a clause keeps its place as written although parts that decide nothing are left out', () => {
  engine.load({ destination: 'KE', activity: 'export', 'item.eccn': 'EAR99' }, question.on);
  const prover = new Prover(program, engine.frame);
  const clauses = everyClause(program.grounds.flatMap(({ requirements }) => requirements).flatMap(({ rule }) => prover.rule(rule).clauses));
  for (const { at, parts = [] } of clauses) {
    for (const part of parts) assert.ok(part.at.startsWith(`${at}.`), `${part.at} below ${at}`);
  }
  assert.ok(clauses.some(({ tables }) => tables !== undefined));
});
