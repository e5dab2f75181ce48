import { once } from '../corpus/once.ts';
import type { Compiler } from './compile.ts';
import type { FactValue } from './fact.ts';
import type { Frame } from './frame.ts';
import { valueOf } from './load.ts';
import type { Program } from './program.ts';

/** Everything else the corpus concludes about the question, under vocabulary names; `null` where it is open. */
export function conclusionsOf({ compiler }: Program, frame: Frame): Record<string, FactValue> {
  const conclusions: Record<string, FactValue> = {};
  for (const { name, index, place, evaluate } of slotsOf(compiler)) {
    if (place !== undefined && frame.present[place] === 0) continue;
    evaluate(frame);
    conclusions[name] = valueOf(frame, index);
  }
  return conclusions;
}

interface Concluded {
  name: string;
  index: number;
  /** Where the element stands that must take part for the conclusion to be drawn. */
  place: number | undefined;
  evaluate(this: void, frame: Frame): number;
}

const slotsOf = once((compiler: Compiler): Concluded[] => {
  const { layout } = compiler;
  return layout.slots.flatMap((slot): Concluded[] => {
    const definition = compiler.definition(slot);
    if (definition === undefined) return [];
    const { name, prefix, index } = slot;
    const isElement = prefix !== '' && (slot.definition.subject === 'party' || /^circuit\d/.test(prefix));
    return [{
      name, index, place: isElement ? layout.prefixes.get(prefix) : undefined, evaluate: (frame) => definition.evaluate(frame),
    }];
  });
});
