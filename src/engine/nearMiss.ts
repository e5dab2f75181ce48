import type { RequireRule } from '../corpus/rule.ts';
import { False, type Frame, True } from './frame.ts';
import type { Program } from './program.ts';

/**
 * The requirements that come closest to the facts: part of their condition holds although the whole does not. A
 * favourable answer rests on these not being met, so its grade takes theirs into account.
 */
export function nearMisses(program: Program, frame: Frame): RequireRule[] {
  return program.grounds.flatMap(({ requirements }) => requirements.flatMap(({ rule }) => {
    if (rule.when.kind !== 'and') return [];
    const truths = rule.when.of.map((part) => program.compiler.clause(part).evaluate(frame));
    const holding = truths.filter((truth) => truth === True).length;
    return holding * 2 >= truths.length && truths.includes(False) ? [rule] : [];
  }));
}
