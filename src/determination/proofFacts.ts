import type { Origin } from '../engine/fact.ts';
import type { Frame } from '../engine/frame.ts';
import type { Slot } from '../engine/layout.ts';
import type { Loaded } from '../engine/load.ts';
import type { Program } from '../engine/program.ts';
import type { ProofFact, Prover, RuleProof } from '../engine/prover.ts';
import { type Wording, wordingOf } from '../engine/wording.ts';
import type { StatedFacts } from '../package/statements.ts';
import type { FactStep, ProofOrigin, ProofStep, StepRole, ViewProof } from './proof.ts';

/** A rule taken apart, as a step of a proof. */
export function stepOf(program: Program, proof: RuleProof, role: StepRole, title: string): ProofStep {
  const { rule, cite, grade, note, truth, clauses } = proof;
  return {
    id: `${program.view.view}/${rule}`, role, title, rule, cite, grade, truth, clauses,
    ...(note === undefined ? {} : { note }),
  };
}

/** Every fact the prover met, each with where it came from, in the order in which it was met. */
export function factSteps(program: Program, frame: Frame, prover: Prover, loaded: Loaded, stated: StatedFacts): FactStep[] {
  const origins = new Origins(program, frame, loaded, stated);
  return [...prover.facts.values()].map((fact): FactStep => {
    const slot = program.layout.slot(fact.name)!;
    const { question, unit } = slot.definition;
    const treatedAs = loaded.treatedAs[fact.name];
    return {
      id: `${program.view.view}/${fact.name}`, name: fact.name, value: fact.value, question,
      ...(unit === undefined ? {} : { unit }), ...(treatedAs === undefined ? {} : { treatedAs }),
      origin: origins.of(fact, slot),
      ...(fact.by === undefined ? {} : { conclusion: fact.by }),
    };
  });
}

/**
 * What was proved before of facts of the same content, with the places they have now: whoever wrote a line above must be
 * told the new one. The very same where nothing moved.
 */
export function withOrigins(proof: ViewProof, { layout }: Program, stated: StatedFacts): ViewProof {
  let byOwnName: ReadonlyMap<string, Origin> | undefined;
  // Few facts are stated under another name than their own.
  const originOf = (name: string): Origin | undefined => stated[name]?.origin
    ?? (byOwnName ??= new Map(Object.entries(stated).map(([alias, { origin }]) => [layout.find(alias)?.name ?? alias, origin]))).get(name);
  const facts = proof.facts.map((fact): FactStep => {
    const origin = movedTo(fact, originOf);
    return origin === fact.origin ? fact : { ...fact, origin };
  });
  return facts.every((fact, index) => fact === proof.facts[index]) ? proof : { ...proof, facts };
}

function movedTo({ name, origin }: FactStep, originOf: (name: string) => Origin | undefined): ProofOrigin {
  if (origin.kind === 'stands-in') {
    const now = originOf(origin.from);
    return now === undefined || origin.origin === undefined || isSamePlace(origin.origin, now) ? origin : { ...origin, origin: now };
  }
  const now = 'file' in origin ? originOf(name) : undefined;
  return now === undefined || isSamePlace(origin as Origin, now) ? origin : now;
}

function isSamePlace(before: Origin, now: Origin): boolean {
  return before.file === now.file && before.line === now.line && before.column === now.column;
}

/** The wording applied of every rule named in steps and facts. */
export function wordingsOf(program: Program, steps: readonly ProofStep[], facts: readonly FactStep[]): Record<string, Wording> {
  const rules = [...steps.map(({ rule }) => rule), ...facts.flatMap(({ conclusion }) => conclusion?.rule ?? [])];
  return Object.fromEntries([...new Set(rules)].sort().flatMap((rule) => {
    const wording = wordingOf(program, rule);
    return wording === undefined ? [] : [[rule, wording]];
  }));
}

class Origins {
  private readonly program: Program;
  private readonly frame: Frame;
  private readonly stated = new Map<string, Origin>();
  private readonly filled = new Map<string, ProofOrigin>();

  constructor(program: Program, frame: Frame, loaded: Loaded, stated: StatedFacts) {
    this.program = program;
    this.frame = frame;
    for (const [name, { origin }] of Object.entries(stated)) {
      this.stated.set(program.layout.names.find(name)?.name ?? name, origin);
    }
    for (const { name } of loaded.assumed) this.filled.set(name, { kind: 'ordinary' });
    for (const { name } of loaded.absent) this.filled.set(name, { kind: 'no-diligence' });
    for (const { name } of loaded.leftOut) this.filled.set(name, { kind: 'left-out' });
  }

  of(fact: ProofFact, slot: Slot): ProofOrigin {
    if (fact.by !== undefined) return { kind: 'concluded' };
    const own = this.stated.get(fact.name) ?? this.filled.get(fact.name);
    if (own !== undefined) return own;
    if (fact.name === 'on') return { kind: 'question' };
    return this.frame.stated[slot.index] === 0 ? { kind: 'nobody' } : this.standIn(slot);
  }

  /** A role about which nothing is said is filled by the first of those it inherits from. */
  private standIn(slot: Slot): ProofOrigin {
    const role = this.program.view.corpus.vocabulary.roles.find(({ name }) => name === slot.prefix);
    for (const prefix of role?.inherits ?? []) {
      const from = `${prefix}.${slot.definition.name}`;
      const origin = this.stated.get(from);
      if (origin !== undefined) return { kind: 'stands-in', from, origin };
    }
    return { kind: 'nobody' };
  }
}
