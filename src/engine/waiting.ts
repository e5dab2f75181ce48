import { certificateOf, type Likely, thinned } from './certificate.ts';
import { answersOf, cellWith, type Diagram, supportOf } from './diagram.ts';
import { explore, type Query } from './explore.ts';
import type { Frame } from './frame.ts';
import { nextQuestion } from './nextQuestion.ts';
import { Needs } from './node.ts';
import { Suppositions } from './suppositions.ts';

/** What an answer waits for. */
export interface Waiting {
  /** Facts that can change the answer: for each there is a completion of the others under which it alone does. */
  proven: Set<number>;
  /** Facts in open clauses of which the bounded search could not say whether they can. Empty where it was not bounded. */
  possible: Set<number>;
  /** The facts that settle the answer if each turns out as is ordinary: the shortest way to the end that is likely. */
  shortest: number[];
  /** The fact to ask first so that the fewest questions are asked on average, where all orders could be tried. */
  first?: number;
}

/** How the search for what matters is steered. */
export interface Steering {
  /** What it costs to have a fact: of two ways to the end that are equally long the cheaper one is taken. */
  effortOf: (slot: number) => number;
  /** False where somebody already knows that the fact matters: no proof is looked for again. */
  isInDoubt?: (slot: number) => boolean;
}

/** Rounds of filling in what is ordinary until the answer is known or nothing more is ordinary. */
const roundsMax = 12;

/** Evaluations for a question that is put many times over. */
const glanceMax = 32;

/**
 * What the answer to a query waits for, or undefined where it is known. Within the bounds of {@link explore} this is read
 * off the ordered diagram and exact. Beyond, what is ordinary is filled in until the answer is known; what the answer
 * then rests on is the shortest way, and a fact that changes it there by itself is proven to matter.
 */
export function waitingOf(frame: Frame, query: Query, steering: Steering): Waiting | undefined {
  const likely = likelyIn(frame);
  const { diagram, bounded } = explore(frame, query);
  if ('answer' in diagram) return undefined;
  if (bounded) return boundedWaiting(frame, query, likely, steering);
  const support = supportOf(diagram);
  const first = nextQuestion(diagram)?.slot;
  return {
    ...(first === undefined ? {} : { first }), proven: support, possible: new Set(),
    shortest: [...certificateOf(diagram, likely, steering.effortOf)?.keys() ?? support],
  };
}

function boundedWaiting(frame: Frame, query: Query, likely: Likely, steering: Steering): Waiting {
  const { effortOf, isInDoubt = () => true } = steering;
  const supposed = new Suppositions(frame, query);
  const met = needsNow(frame, query);
  for (let round = 0; round < roundsMax && query.answer(frame) === undefined; round++) {
    const open = needsNow(frame, query).filter((slot) => likely(slot) !== undefined && !frame.isKnown(slot));
    for (const slot of open) supposed.suppose(slot, likely(slot)!, likely(slot)!);
    if (open.length === 0) break;
  }
  const { diagram } = explore(frame, query, glanceMax);
  const isFollowed = 'answer' in diagram || follow(diagram, supposed, likely, effortOf);
  const candidates = new Set([...met, ...supposed.slots]);
  const proven = new Set<number>();
  for (const slot of candidates) if (!isInDoubt(slot) || isFollowed && isPivot(frame, query, supposed, slot)) proven.add(slot);
  const shortest = isFollowed ? shortestOf(frame, query, supposed, effortOf) : met;
  supposed.liftAll();
  const possible = met.filter((slot) => !proven.has(slot));
  return { proven, possible: new Set(possible), shortest };
}

/** Supposes the facts of the shortest way through what is left; false where even that is too much. */
function follow(diagram: Diagram, supposed: Suppositions, likely: Likely, effortOf: (slot: number) => number): boolean {
  const certificate = certificateOf(diagram, likely, effortOf);
  if (certificate === undefined) return false;
  for (let node = diagram; 'slot' in node;) {
    const value = certificate.get(node.slot);
    const chosen = value === undefined ? 0 : cellWith(node, value);
    const { low, high, texts } = node.cells[chosen]!;
    if (value !== undefined) supposed.suppose(node.slot, low, high, texts);
    node = node.children[chosen]!;
  }
  return true;
}

/** Whether a fact changes the answer by itself while all others are as supposed. */
function isPivot(frame: Frame, query: Query, supposed: Suppositions, slot: number): boolean {
  const [low, high, texts] = [frame.low[slot]!, frame.high[slot]!, frame.texts[slot]];
  const wasSupposed = supposed.has(slot);
  supposed.open(slot);
  const { diagram, bounded } = explore(frame, query, glanceMax);
  if (wasSupposed) supposed.suppose(slot, low, high, texts);
  else supposed.lift(slot);
  return !bounded && supportOf(diagram).has(slot) && answersOf(diagram).size > 1;
}

/** Of all that is supposed, what the answer cannot do without. */
function shortestOf(frame: Frame, query: Query, supposed: Suppositions, effortOf: (slot: number) => number): number[] {
  const values = new Map(supposed.slots.map((slot) => [slot, [frame.low[slot]!, frame.high[slot]!, frame.texts[slot]] as const]));
  const kept = thinned([...values.keys()], (slots) => {
    const wanted = new Set(slots);
    for (const [slot, [low, high, texts]] of values) {
      if (wanted.has(slot) && !supposed.has(slot)) supposed.suppose(slot, low, high, texts);
      if (!wanted.has(slot) && supposed.has(slot)) supposed.lift(slot);
    }
    return query.answer(frame) !== undefined || 'answer' in explore(frame, query, glanceMax).diagram;
  }, effortOf);
  for (const [slot, [low, high, texts]] of values) supposed.suppose(slot, low, high, texts);
  return kept;
}

/** What the vocabulary holds for ordinary, followed through `sameAs` as far as something is known. */
export function likelyIn(frame: Frame): Likely {
  const { layout } = frame;
  const likely = (index: number, depth: number): number | undefined => {
    const { definition, prefix } = layout.slots[index]!;
    const { ordinary, absent } = definition;
    const usual = ordinary ?? absent;
    if (usual === undefined || depth > 6) return undefined;
    if (typeof usual === 'string') return definition.type === 'date' ? undefined : layout.code(usual);
    if (typeof usual !== 'object') return Number(usual);
    const name = usual.sameAs.replace(/^self\./, prefix === '' ? '' : `${prefix}.`);
    const other = layout.slot(layout.names.find(name)?.name ?? name);
    if (other === undefined) return undefined;
    return frame.isKnown(other.index) ? frame.low[other.index] : likely(other.index, depth + 1);
  };
  return (slot) => likely(slot, 0);
}

function needsNow(frame: Frame, query: Query): number[] {
  const needs = new Needs();
  query.collect(frame, needs);
  return [...needs.keys()];
}
