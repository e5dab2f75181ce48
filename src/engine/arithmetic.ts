import type { Arithmetic } from '../corpus/expression.ts';
import { noCuts, type ValueNode } from './node.ts';

/** Interval arithmetic over doubles, folded from the left. Bounds that are not defined (0 × ∞) open the interval. */
export function arithmeticNode(operator: Arithmetic, parts: readonly ValueNode[]): ValueNode {
  const [first, ...rest] = parts as [ValueNode, ...ValueNode[]];
  const combine = combiners[operator];
  return {
    evaluate(frame) {
      let low = first.evaluate(frame);
      let high = frame.upper;
      for (const part of rest) {
        const partLow = part.evaluate(frame);
        [low, high] = combine(low, high, partLow, frame.upper);
      }
      frame.upper = high;
      return low;
    },
    collect(frame, needs) {
      for (const part of parts) if (part.evaluate(frame) !== frame.upper) part.collect(frame, needs, noCuts);
    },
  };
}

type Combine = (low: number, high: number, otherLow: number, otherHigh: number) => [number, number];

const combiners: Record<Arithmetic, Combine> = {
  '+': (low, high, otherLow, otherHigh) => [low + otherLow, high + otherHigh],
  '-': (low, high, otherLow, otherHigh) => [low - otherHigh, high - otherLow],
  max: (low, high, otherLow, otherHigh) => [Math.max(low, otherLow), Math.max(high, otherHigh)],
  min: (low, high, otherLow, otherHigh) => [Math.min(low, otherLow), Math.min(high, otherHigh)],
  '*': (low, high, otherLow, otherHigh) =>
    hull(times(low, otherLow), times(low, otherHigh), times(high, otherLow), times(high, otherHigh)),
  // What one divides by is some amount: a divisor that may be next to nothing leaves the quotient open on the side it
  // runs to; nothing at all gives no quotient.
  '/': (low, high, otherLow, otherHigh) => {
    if (otherLow < 0 && otherHigh > 0 || otherLow === 0 && otherHigh === 0) return [-Infinity, Infinity];
    const [from, to] = [1 / (otherHigh === 0 ? -0 : otherHigh), 1 / (otherLow === 0 ? 0 : otherLow)];
    if (otherLow === otherHigh) {
      return low === high ? [low / otherLow, low / otherLow] : hull(low / otherLow, high / otherLow);
    }
    return hull(times(low, from), times(low, to), times(high, from), times(high, to));
  },
};

/** Zero times an open bound is zero: the bound is never reached. */
function times(left: number, right: number): number {
  return left === 0 || right === 0 ? 0 : left * right;
}

function hull(...bounds: number[]): [number, number] {
  return [Math.min(...bounds), Math.max(...bounds)];
}
