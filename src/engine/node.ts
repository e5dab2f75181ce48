import { False, type Frame, True, type Truth, Unknown } from './frame.ts';

/** Where an unknown value would have to be cut for a clause to become known. */
export type Cut = NumberCut | TextCut;

/** A number: values up to and including `last` on one side, those above on the other. */
export interface NumberCut {
  last: number;
}

/** A text or country: the codes for which the clause holds against the others. */
export interface TextCut {
  holds: (code: number) => boolean;
}

/** The slots on which an unknown rests, each with the cuts that matter. */
export class Needs extends Map<number, Set<Cut>> {
  private readonly visited = new Map<object, Set<readonly Cut[]>>();

  /**
   * Whether a shared definition is asked for the first time, again with cuts not met before, or as it was asked before: what
   * it rests on is collected once, and only what the cuts are handed down to once for each.
   */
  enter(definition: object, cuts: readonly Cut[]): 'first' | 'again' | 'known' {
    const before = this.visited.get(definition);
    if (before === undefined) {
      this.visited.set(definition, new Set([cuts]));
      return 'first';
    }
    if (before.has(cuts)) return 'known';
    before.add(cuts);
    return 'again';
  }

  /** Adds a slot and the cuts that would settle a clause on it. */
  need(slot: number, cuts: readonly Cut[]): void {
    let present = this.get(slot);
    if (present === undefined) {
      present = new Set();
      this.set(slot, present);
    }
    for (const cut of cuts) present.add(cut);
  }
}

/** Where no cut of a value settles the clause it stands in. */
export const noCuts: readonly Cut[] = [];

/** A compiled condition. `collect` adds the slots that keep it unknown; it is called only while it is unknown. */
export interface TruthNode {
  evaluate(frame: Frame): Truth;
  collect(frame: Frame, needs: Needs): void;
}

/**
 * A compiled number, text, date or country: returns the lower bound and leaves the upper one in `frame.upper`.
 * `collect` is told the cuts that would settle the clause it stands in.
 */
export interface ValueNode {
  evaluate(frame: Frame): number;
  collect(frame: Frame, needs: Needs, cuts: readonly Cut[]): void;
}

const nothing = (): void => {};

export function constantTruth(value: boolean): TruthNode {
  const truth = value ? True : False;
  return { evaluate: () => truth, collect: nothing };
}

export function constantValue(value: number): ValueNode {
  return {
    evaluate(frame) {
      frame.upper = value;
      return value;
    },
    collect: nothing,
  };
}

export function not(of: TruthNode): TruthNode {
  return {
    evaluate(frame) {
      const truth = of.evaluate(frame);
      return truth === Unknown ? Unknown : truth === True ? False : True;
    },
    collect: of.collect.bind(of),
  };
}

export function and(parts: readonly TruthNode[]): TruthNode {
  if (parts.length === 1) return parts[0]!;
  const [first, second] = parts as [TruthNode, TruthNode];
  const both: TruthNode['evaluate'] = (frame) => {
    const left = first.evaluate(frame);
    if (left === False) return False;
    const right = second.evaluate(frame);
    return right === False ? False : left === True ? right : Unknown;
  };
  const every: TruthNode['evaluate'] = (frame) => {
    let truth: Truth = True;
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!.evaluate(frame);
      if (part === False) return False;
      if (part === Unknown) truth = Unknown;
    }
    return truth;
  };
  return { evaluate: parts.length === 2 ? both : every, collect: collectAll(parts) };
}

export function or(parts: readonly TruthNode[]): TruthNode {
  if (parts.length === 1) return parts[0]!;
  const [first, second] = parts as [TruthNode, TruthNode];
  const either: TruthNode['evaluate'] = (frame) => {
    const left = first.evaluate(frame);
    if (left === True) return True;
    const right = second.evaluate(frame);
    return right === True ? True : left === False ? right : Unknown;
  };
  const some: TruthNode['evaluate'] = (frame) => {
    let truth: Truth = False;
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!.evaluate(frame);
      if (part === True) return True;
      if (part === Unknown) truth = Unknown;
    }
    return truth;
  };
  return { evaluate: parts.length === 2 ? either : some, collect: collectAll(parts) };
}

/** An unknown conjunction or disjunction rests on those parts that are themselves unknown. */
function collectAll(parts: readonly TruthNode[]): TruthNode['collect'] {
  return (frame, needs) => {
    for (const part of parts) if (part.evaluate(frame) === Unknown) part.collect(frame, needs);
  };
}

export function choose(when: TruthNode, then: TruthNode, otherwise: TruthNode): TruthNode {
  return {
    evaluate(frame) {
      const truth = when.evaluate(frame);
      if (truth === True) return then.evaluate(frame);
      if (truth === False) return otherwise.evaluate(frame);
      const left = then.evaluate(frame);
      return left === otherwise.evaluate(frame) ? left : Unknown;
    },
    collect(frame, needs) {
      const truth = when.evaluate(frame);
      if (truth === Unknown) when.collect(frame, needs);
      if (truth !== False && then.evaluate(frame) === Unknown) then.collect(frame, needs);
      if (truth !== True && otherwise.evaluate(frame) === Unknown) otherwise.collect(frame, needs);
    },
  };
}

export function chooseValue(when: TruthNode, then: ValueNode, otherwise: ValueNode): ValueNode {
  return {
    evaluate(frame) {
      const truth = when.evaluate(frame);
      if (truth === True) return then.evaluate(frame);
      if (truth === False) return otherwise.evaluate(frame);
      const low = then.evaluate(frame);
      const high = frame.upper;
      const otherLow = otherwise.evaluate(frame);
      frame.upper = Math.max(high, frame.upper);
      frame.among = undefined;
      return Math.min(low, otherLow);
    },
    collect(frame, needs, cuts) {
      const truth = when.evaluate(frame);
      if (truth === Unknown) when.collect(frame, needs);
      if (truth !== False) then.collect(frame, needs, cuts);
      if (truth !== True) otherwise.collect(frame, needs, cuts);
    },
  };
}
