import type { DefineRule, Rule } from '../corpus/rule.ts';
import type { Question } from '../corpus/view.ts';
import { Axis, unread } from './axis.ts';
import type { Decision } from './decision.ts';
import type { FactValue, Facts } from './fact.ts';
import { type Frame, Stated } from './frame.ts';
import type { LawEngine } from './lawEngine.ts';
import { valueOf } from './load.ts';
import { nearMisses } from './nearMiss.ts';
import type { Outcome, Program } from './program.ts';
import { type Proof, type ProofClause, proofOf } from './proof.ts';
import { type Restate, restating } from './restate.ts';
import { usesOf } from './uses.ts';

/** A decision with the proofs of the rules at work in it. */
export interface Proven {
  decision: Decision;
  proofs: Proof[];
}

interface Cell {
  decision: Decision;
  /** Made when first asked for; `undefined` while nobody asked. */
  proofs: Restate[] | undefined;
}

interface Branch {
  below: (Branch | undefined)[];
  cell: Cell | undefined;
}

/**
 * One question of law for very many sets of facts. The law's own thresholds and memberships cut the space of the named
 * facts into cells; within a cell every answer is the same, so the engine decides each cell once, when it is first met.
 * Ordinary values are not assumed here: they would carry values from one fact to another. Every cell met is kept, so one
 * of these serves a portfolio and goes with it. Not re-entrant.
 */
export class Cells {
  readonly axes: readonly Axis[];
  private readonly engine: LawEngine;
  private readonly question: Question;
  private readonly root: Branch = { below: [], cell: undefined };

  /** Of each set of facts only the named ones are read. Throws a RangeError for a name the vocabulary does not have. */
  constructor(engine: LawEngine, question: Question, names: readonly string[]) {
    this.engine = engine;
    this.question = question;
    const uses = usesOf(engine.layout, engine.program(question).view);
    this.axes = names.map((name) => {
      const slot = engine.layout.slot(engine.layout.names.find(name)?.name ?? name);
      if (slot === undefined) throw new RangeError(`There is no fact '${name}'.`);
      return new Axis(name, slot, uses.get(slot.definition.name), engine.corpus);
    });
  }

  /** Only the outcome. Throws `FactError` on facts that cannot be used. */
  outcome(facts: Facts): Outcome {
    return this.cellOf(facts).decision.outcome;
  }

  /** The whole decision; those of one cell are the same object. Throws `FactError` on facts that cannot be used. */
  decide(facts: Facts): Decision {
    return this.cellOf(facts).decision;
  }

  /**
   * The decision with proofs over these facts: of the rules at work; where none is, of the requirements that come
   * closest to biting, or of all. Throws `FactError` on facts that cannot be used.
   */
  prove(facts: Facts): Proven {
    const cell = this.cellOf(facts);
    const proofs = cell.proofs ?? this.proofsOf(cell, facts);
    return { decision: cell.decision, proofs: proofs.map((restate) => restate(facts)) };
  }

  private cellOf(facts: Facts): Cell {
    const { axes } = this;
    let branch: Branch | undefined = this.root;
    let index = 0;
    // Facts that come in the order of the axes are read in one walk, which is several times as fast as by name.
    for (const name in facts) {
      const axis: Axis | undefined = axes[index];
      if (axis === undefined || axis.name !== name) return this.cellByName(facts);
      branch = branch.below[axis.cell(facts[name])];
      if (branch === undefined) return this.meet(facts);
      index++;
    }
    return index === axes.length && branch.cell !== undefined ? branch.cell : this.cellByName(facts);
  }

  private cellByName(facts: Facts): Cell {
    return this.known((axis) => facts[axis.name]) ?? this.meet(facts);
  }

  /** The outcome of a cell met before, by the values of its axes; undefined where the facts must be looked at. */
  knownOutcome(valueOf: (axis: Axis) => unknown): Outcome | undefined {
    return this.known(valueOf)?.decision.outcome;
  }

  private known(valueOf: (axis: Axis) => unknown): Cell | undefined {
    let branch: Branch | undefined = this.root;
    for (const axis of this.axes) {
      branch = branch.below[axis.cell(valueOf(axis))];
      if (branch === undefined) return undefined;
    }
    return branch.cell;
  }

  /** Decides facts of a cell not met before; keeps the answer where the engine took every value as it stands. */
  private meet(facts: Facts): Cell {
    const { engine, question } = this;
    const named = this.namedOf(facts);
    const cell: Cell = { decision: engine.decide(named, question), proofs: undefined };
    engine.load(named, question.on);
    const plain = this.axes.every(({ name, slot }) =>
      named[name] === undefined || named[name] === valueOf(engine.frame, slot.index));
    const path = plain ? this.axes.map((axis) => axis.learn(facts[axis.name])) : [unread];
    if (path.includes(unread)) return cell;
    let branch = this.root;
    for (const index of path) branch = branch.below[index] ??= { below: [], cell: undefined };
    branch.cell ??= cell;
    return branch.cell;
  }

  private namedOf(facts: Facts): Record<string, FactValue> {
    return Object.fromEntries(this.axes.flatMap(({ name }) => {
      const value = facts[name];
      return value === undefined ? [] : [[name, value]];
    }));
  }

  private proofsOf(cell: Cell, facts: Facts): Restate[] {
    const { engine, question } = this;
    const program = engine.program(question);
    const { frame } = engine;
    engine.load(this.namedOf(facts), question.on);
    const proofs = rulesAtWork(program, frame, cell.decision).map((rule) => proofOf(program, frame, rule));
    const stated = this.axes.filter(({ name }) => facts[name] !== undefined);
    const keys = new Map(stated.map(({ name, slot }) => [slot.name, name]));
    const restates = proofs.map((proof) => restating(proof, keys));
    // A value that came from another fact (the operator standing in for the end user) is not the cell's but the facts'.
    const standsIn = (name: string): boolean => !keys.has(name) && isCopied(frame, name);
    if (!proofs.some(({ clauses }) => namesIn(clauses).some(standsIn))) cell.proofs = restates;
    return restates;
  }
}

function isCopied(frame: Frame, name: string): boolean {
  const how = frame.stated[frame.layout.slot(name)!.index]!;
  return how === Stated.given || how === Stated.unknown;
}

function namesIn(clauses: readonly ProofClause[]): string[] {
  return clauses.flatMap(({ facts, children = [] }) => [
    ...facts.flatMap(({ name, by }) => [name, ...(by?.case === undefined ? [] : namesIn([by.case]))]), ...namesIn(children)]);
}

type Provable = Exclude<Rule, DefineRule>;

function rulesAtWork(program: Program, frame: Frame, decision: Decision): Provable[] {
  const found = [...decision.grounds, ...decision.prohibitions, ...decision.reviewAuthorities].map(({ rule }) => rule);
  const atWork = program.view.rules.filter((rule): rule is Provable => rule.kind !== 'define' && found.includes(rule.id));
  if (atWork.length > 0) return atWork;
  const near = nearMisses(program, frame);
  return near.length > 0 ? near : program.grounds.flatMap(({ requirements }) => requirements.map(({ rule }) => rule));
}
