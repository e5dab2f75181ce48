import type { FactValue } from './fact.ts';
import { False, type Frame } from './frame.ts';
import { valueOf } from './load.ts';
import type { Program } from './program.ts';

/** Everything else the corpus concludes about the question, under vocabulary names; `null` where it is open. */
export function conclusionsOf(program: Program, frame: Frame): Record<string, FactValue> {
  const conclusions: Record<string, FactValue> = {};
  for (const slot of concludedSlots(program)) {
    const place = frame.layout.prefixes.get(slot.prefix);
    if (slot.prefix !== '' && place !== undefined && frame.present[place] === False && slot.party) continue;
    slot.evaluate(frame);
    conclusions[slot.name] = valueOf(frame, slot.index);
  }
  return conclusions;
}

interface Concluded {
  name: string;
  prefix: string;
  index: number;
  party: boolean;
  evaluate(frame: Frame): number;
}

const cache = new WeakMap<Program, Concluded[]>();

function concludedSlots(program: Program): Concluded[] {
  let found = cache.get(program);
  if (found === undefined) {
    found = program.layout.slots.flatMap((slot) => {
      const definition = program.compiler.definition(slot);
      if (definition === undefined) return [];
      const { name, prefix, index } = slot;
      return [{
        name, prefix, index, party: slot.definition.subject === 'party' || /^circuit\d/.test(prefix),
        evaluate: (frame) => definition.evaluate(frame),
      }];
    });
    cache.set(program, found);
  }
  return found;
}
