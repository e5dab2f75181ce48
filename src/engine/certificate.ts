import { type Cell, cellWith, type Diagram, nodesOf, supportOf } from './diagram.ts';

/** What a fact most probably turns out to be, as the frame holds it; undefined where nothing is more probable. */
export type Likely = (slot: number) => number | undefined;

/** Facts that settle an answer, each with the value with which it does. */
export type Certificate = ReadonlyMap<number, number>;

/** Up to so many facts every subset is tried; beyond, facts are left out one by one, the dearest first. */
const factsTriedMax = 10;
/** Ways in which facts without a likely value may turn out, tried for one subset. */
const waysMax = 256;

/**
 * The fewest facts, and of these the ones with the least effort, that settle a diagram if each turns out as is likely or,
 * where nothing is likely, as is best. Undefined where none do: the search that made the diagram was cut short.
 */
export function certificateOf(diagram: Diagram, likely: Likely, effortOf: (slot: number) => number): Certificate | undefined {
  const support = [...supportOf(diagram)];
  const values = valuesIn(diagram);
  const settle = (kept: readonly number[]): Certificate | undefined => waysOf(kept, likely, values)
    .find((way) => answerOf(diagram, way, new Map()) !== undefined);
  let best = settle(support);
  if (best === undefined) return undefined;
  if (support.length > factsTriedMax) return settle(thinned(support, (kept) => settle(kept) !== undefined, effortOf));
  let least = effort(support, effortOf);
  for (let subset = 0; subset < 2 ** support.length; subset++) {
    const kept = support.filter((_, place) => (subset >> place & 1) === 1);
    const total = effort(kept, effortOf);
    if (kept.length > best.size || kept.length === best.size && total >= least) continue;
    const found = settle(kept);
    if (found !== undefined) [best, least] = [found, total];
  }
  return best;
}

/** Leaves out, the dearest first, whatever is not needed for the rest to settle the answer. */
export function thinned(
  slots: readonly number[], settles: (kept: readonly number[]) => boolean, effortOf: (slot: number) => number,
): number[] {
  let kept = [...slots];
  for (const slot of slots.toSorted((left, right) => effortOf(right) - effortOf(left))) {
    const fewer = kept.filter((other) => other !== slot);
    if (settles(fewer)) kept = fewer;
  }
  return kept;
}

function effort(slots: readonly number[], effortOf: (slot: number) => number): number {
  return slots.reduce((sum, slot) => sum + effortOf(slot), 0);
}

/** One value out of every cell of every fact. */
function valuesIn(diagram: Diagram): Map<number, Set<number>> {
  const values = new Map<number, Set<number>>();
  for (const node of nodesOf(diagram)) {
    if (!('slot' in node)) continue;
    const own = values.get(node.slot) ?? new Set();
    for (const cell of node.cells) own.add(valueOf(cell));
    values.set(node.slot, own);
  }
  return values;
}

/** A value in a cell. */
export function valueOf({ low, high, texts }: Cell): number {
  if (texts !== undefined) return texts.codes[0]!;
  return Number.isFinite(low) ? low : Number.isFinite(high) ? high : 0;
}

function waysOf(kept: readonly number[], likely: Likely, values: ReadonlyMap<number, ReadonlySet<number>>): Certificate[] {
  let ways: [number, number][][] = [[]];
  for (const slot of kept) {
    const value = likely(slot);
    const choices = value !== undefined ? [value] : [...values.get(slot) ?? []];
    ways = ways.flatMap((way) => choices.map((choice): [number, number][] => [...way, [slot, choice]])).slice(0, waysMax);
  }
  return ways.map((way) => new Map(way));
}

/** The answer of a diagram where some facts are known and nothing is known of the others. */
function answerOf(node: Diagram, known: Certificate, done: Map<Diagram, string | undefined>): string | undefined {
  if ('answer' in node) return node.answer;
  if ('open' in node) return undefined;
  if (done.has(node)) return done.get(node);
  const value = known.get(node.slot);
  const children = value === undefined ? node.children : [node.children[cellWith(node, value)]!];
  const answers = children.map((child) => answerOf(child, known, done));
  const found = answers.every((answer) => answer === answers[0]) ? answers[0] : undefined;
  done.set(node, found);
  return found;
}
