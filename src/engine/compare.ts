import type { Comparison } from '../corpus/expression.ts';
import { False, True, type Truth, Unknown } from './frame.ts';
import { nextDown } from './number.ts';
import { type Cut, noCuts, type TextCut, type TruthNode, type ValueNode } from './node.ts';

type Decide = (low: number, high: number, otherLow: number, otherHigh: number) => Truth;

/** Decides a comparison of two intervals; a point is an interval whose bounds are equal. */
const deciders: Record<Comparison, Decide> = {
  '>=': (low, high, otherLow, otherHigh) => (low >= otherHigh ? True : high < otherLow ? False : Unknown),
  '>': (low, high, otherLow, otherHigh) => (low > otherHigh ? True : high <= otherLow ? False : Unknown),
  '<=': (low, high, otherLow, otherHigh) => (high <= otherLow ? True : low > otherHigh ? False : Unknown),
  '<': (low, high, otherLow, otherHigh) => (high < otherLow ? True : low >= otherHigh ? False : Unknown),
  '==': (low, high, otherLow, otherHigh) =>
    (low === high && otherLow === otherHigh && low === otherLow ? True
      : high < otherLow || low > otherHigh ? False : Unknown),
  '!=': (low, high, otherLow, otherHigh) =>
    (low === high && otherLow === otherHigh && low === otherLow ? False
      : high < otherLow || low > otherHigh ? True : Unknown),
};

/** Compares two numbers, dates or booleans. */
export function compareNode(operator: Comparison, left: ValueNode, right: ValueNode): TruthNode {
  const decide = deciders[operator];
  const known = new Map<number, readonly Cut[]>();
  // The same cut is the same object every time, so that shared definitions are searched once.
  const cuts = (at: Comparison, bound: number): readonly Cut[] => {
    let found = known.get(bound);
    if (found === undefined) {
      found = cutsAt(at, bound);
      known.set(bound, found);
    }
    return found;
  };
  return {
    evaluate(frame) {
      const low = left.evaluate(frame);
      const high = frame.upper;
      const otherLow = right.evaluate(frame);
      return decide(low, high, otherLow, frame.upper);
    },
    collect(frame, needs) {
      const low = left.evaluate(frame);
      const high = frame.upper;
      const otherLow = right.evaluate(frame);
      const otherHigh = frame.upper;
      if (low !== high) left.collect(frame, needs, otherLow === otherHigh ? cuts(operator, otherLow) : noCuts);
      if (otherLow !== otherHigh) {
        right.collect(frame, needs, low === high ? cuts(mirrored[operator], low) : noCuts);
      }
    },
  };
}

const mirrored: Record<Comparison, Comparison> = {
  '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=',
};

/** Where a value must be cut to decide its comparison with a known bound. */
function cutsAt(operator: Comparison, bound: number): Cut[] {
  switch (operator) {
    case '>=': case '<': return [{ last: nextDown(bound) }];
    case '>': case '<=': return [{ last: bound }];
    case '==': case '!=': return [{ last: nextDown(bound) }, { last: bound }];
  }
}

/** Membership in a set of codes: a bitmap answers in one read, and codes that came later are not in it. */
export function membershipCut(codes: readonly number[]): TextCut {
  const bitmap = new Uint8Array(Math.max(0, ...codes) + 1);
  for (const code of codes) bitmap[code] = 1;
  return { holds: (code) => bitmap[code] === 1 };
}

/** A test of a text by its code: while the text is unknown, true or false only where all that it may be agree. */
export function predicateNode(of: ValueNode, cut: TextCut): TruthNode {
  const cuts: readonly Cut[] = [cut];
  const { holds } = cut;
  return {
    evaluate(frame) {
      const low = of.evaluate(frame);
      if (low === frame.upper) return holds(low) ? True : False;
      return frame.among === undefined ? Unknown : frame.among.truthOf(cut);
    },
    collect: (frame, needs) => of.collect(frame, needs, cuts),
  };
}

/** Whether two texts or countries are the same: a test of the one by its code as soon as the other is known. */
export function sameTextNode(left: ValueNode, right: ValueNode): TruthNode {
  const known = new Map<number, readonly [TextCut]>();
  const cutsAt = (code: number): readonly [TextCut] => {
    let cuts = known.get(code);
    if (cuts === undefined) known.set(code, cuts = [{ holds: (other) => other === code }]);
    return cuts;
  };
  return {
    evaluate(frame) {
      const one = left.evaluate(frame);
      const oneKnown = one === frame.upper;
      const oneAmong = frame.among;
      const other = right.evaluate(frame);
      const otherKnown = other === frame.upper;
      if (oneKnown) {
        if (otherKnown) return one === other ? True : False;
        return frame.among === undefined ? Unknown : frame.among.truthOf(cutsAt(one)[0]);
      }
      return !otherKnown || oneAmong === undefined ? Unknown : oneAmong.truthOf(cutsAt(other)[0]);
    },
    collect(frame, needs) {
      const one = left.evaluate(frame);
      const oneKnown = one === frame.upper;
      const other = right.evaluate(frame);
      const otherKnown = other === frame.upper;
      if (!oneKnown) left.collect(frame, needs, otherKnown ? cutsAt(other) : noCuts);
      if (!otherKnown) right.collect(frame, needs, oneKnown ? cutsAt(one) : noCuts);
    },
  };
}

/** Membership of a number in a short list. */
export function amongNode(of: ValueNode, members: readonly number[]): TruthNode {
  const cuts = members.flatMap((member): Cut[] => [{ last: nextDown(member) }, { last: member }]);
  return {
    evaluate(frame) {
      const low = of.evaluate(frame);
      const high = frame.upper;
      if (low === high) return members.includes(low) ? True : False;
      return members.some((member) => member >= low && member <= high) ? Unknown : False;
    },
    collect: (frame, needs) => of.collect(frame, needs, cuts),
  };
}
