import type { Expression } from '../../corpus/expression.ts';
import { once } from '../../corpus/once.ts';
import type { OwnershipRule } from '../../corpus/ownership.ts';
import type { Question } from '../../corpus/view.ts';
import { False, True, type Truth, Unknown } from '../../engine/frame.ts';
import type { FactValue, StatedFact } from '../../engine/fact.ts';
import type { LawEngine } from '../../engine/lawEngine.ts';
import { askedOnce } from './asked.ts';
import type { Control, Entity, Structure } from './book.ts';
import { OwnershipGraph } from './graph.ts';
import { onePercent } from './share.ts';
import { solve } from './solve.ts';
import type { Seeds, Solution, Terms } from './terms.ts';

/** What a rule says of everybody in a structure. */
export interface Verdict {
  rule: OwnershipRule;
  structure: Structure;
  terms: Terms;
  seeds: Seeds;
  solution: Solution;
  /** Whether the rule can catch an entity at all, by number. */
  reached: Truth[];
  /** Entities taken to count because the question asks for the rule and says nothing else of them. */
  supposed: Set<number>;
  /** The kinds of owners that the rule tells apart, and who belongs to each by itself. */
  kinds: { fact: string; members: Truth[] }[];
}

export interface JudgeOptions {
  /** Fill what is not stated with the ordinary values of the vocabulary. */
  assumeOrdinary?: boolean;
  /** The regime that the question asks about: owners at the top of whom it says nothing are then taken to be such as count. */
  regime?: string;
}

/** Applies one rule of the law to a structure. Throws `FactError` where a fact of an entity cannot be used. */
export function judge(engine: LawEngine, rule: OwnershipRule, found: Structure, question: Question, options: JudgeOptions): Verdict {
  const terms = termsOf(rule);
  const structure = rule.control === 'counts' ? withControls(found, terms.line) : found;
  const { entities } = structure;
  const truths = (condition: Expression): Truth[] => truthsOf(engine, condition, entities, question, options);
  const [counts, reached] = [truths(rule.owners), truths(rule.companies)];
  const kinds = rule.shares.map(({ fact, owners }) => ({ fact, members: truths(owners) }));
  const supposed = options.regime !== undefined && options.regime === rule.regime
    ? silentTops(structure, truthsOf(engine, rule.owners, entities, question, {}), listsIn(engine)) : new Set<number>();
  const seeds: Seeds = {
    sure: Uint8Array.from(entities, (_, number) => Number(counts[number] === True || supposed.has(number))),
    possible: Uint8Array.from(entities, (_, number) => Number(counts[number] !== False || supposed.has(number))),
  };
  return { rule, structure, terms, seeds, solution: solve(structure.graph, seeds, terms), reached, supposed, kinds };
}

/** The parameters of a rule in the units of the solver. */
export function termsOf({ percent, reaches, adds, passes }: OwnershipRule): Terms {
  const line = Math.round(percent * onePercent) + (reaches === 'more-than' ? 1 : 0);
  return { line, adds, passes };
}

/** The structure with every control as a stake that reaches the line. */
function withControls(structure: Structure, line: number): Structure {
  const { controls, numberOf, graph, stakes, entities } = structure;
  if (controls.length === 0) return structure;
  const column = (old: Uint32Array, valueOf: (control: Control) => number): Uint32Array =>
    Uint32Array.from([...old, ...controls.map(valueOf)]);
  const { owner, owned, low, high } = graph.stakes;
  const widened = new OwnershipGraph(entities.length, {
    owner: column(owner, (control) => numberOf.get(control.owner)!), owned: column(owned, (control) => numberOf.get(control.owned)!),
    low: column(low, () => line), high: column(high, () => line),
  }, graph.complete);
  return { ...structure, graph: widened, stakes: [...stakes, ...controls.map(() => undefined)] };
}

/** Whether a condition of the rule holds of each entity; alike ones are asked once. */
function truthsOf(
  engine: LawEngine, condition: Expression, entities: readonly Entity[], question: Question, options: JudgeOptions,
): Truth[] {
  return entities.map(({ facts, isUnknown }) => {
    // Whoever nobody knows is not taken to be ordinary.
    const assumeOrdinary = options.assumeOrdinary === true && isUnknown !== true;
    const asked = { engine, question, part: condition, assumeOrdinary, facts: valuesOf(facts) };
    return askedOnce(asked, ({ compiler }) => compiler.clause(condition).evaluate(engine.frame));
  });
}

/** What is stated of an entity, whoever it is: companies of which the same is said are one to the law. */
const valuesOf = once((facts: Readonly<Record<string, StatedFact>>): Record<string, FactValue> =>
  ({ ...Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value])), 'party.name': '' }));

/** The facts that say on which list a party stands. */
function listsIn({ corpus }: LawEngine): ReadonlySet<string> {
  return new Set(corpus.vocabulary.facts.flatMap(({ name, onList }) => (onList === undefined ? [] : [`party.${name}`])));
}

/**
 * Who heads the chains of a question that asks for the rule and names nobody who counts: owners that nobody owns and of whom
 * it says nothing about lists.
 */
function silentTops({ entities, graph }: Structure, counts: readonly Truth[], lists: ReadonlySet<string>): Set<number> {
  if (counts.includes(True)) return new Set();
  const isSilent = ({ facts }: Entity): boolean => !Object.keys(facts).some((name) => lists.has(name));
  return new Set(entities.flatMap((entity, number) => (counts[number] === Unknown && isSilent(entity)
    && graph.heldIn(number).length === 0 && graph.heldBy(number).length > 0 ? [number] : [])));
}
