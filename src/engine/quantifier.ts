import { False, True, Unknown } from './frame.ts';
import { noCuts, type TruthNode } from './node.ts';

/** `exists` is false (and `all` true) only where nobody is missing from the collection. */
export function quantifierNode(
  quantifier: 'exists' | 'all', parts: readonly { place: number; node: TruthNode }[], complete: number | undefined,
): TruthNode {
  const decisive = quantifier === 'exists' ? True : False;
  const settled = quantifier === 'exists' ? False : True;
  return {
    evaluate(frame) {
      let unknown = complete !== undefined && frame.low[complete] !== 1;
      for (const { place, node } of parts) {
        if (frame.present[place] === 0 || frame.hidden.has(place)) continue;
        const truth = node.evaluate(frame);
        if (truth === decisive) return decisive;
        if (truth === Unknown) unknown = true;
      }
      return unknown ? Unknown : settled;
    },
    collect(frame, needs) {
      if (complete !== undefined && frame.low[complete] !== 1) needs.need(complete, noCuts);
      for (const { place, node } of parts) {
        if (frame.present[place] === 0 || frame.hidden.has(place)) continue;
        if (node.evaluate(frame) === Unknown) node.collect(frame, needs);
      }
    },
  };
}
