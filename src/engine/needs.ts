import type { Compiler } from './compile.ts';
import type { Need } from './decision.ts';
import type { Frame } from './frame.ts';
import type { Slot } from './layout.ts';
import { Needs, noCuts } from './node.ts';
import type { Program } from './program.ts';
import { Suppositions } from './suppositions.ts';

/**
 * The facts to ask for so that the slots of a diagram become known. A computed figure is asked for through its
 * missing inputs; a fact that only rules conclude, through what they rest on.
 */
export function needsOf(program: Program, frame: Frame, slots: Iterable<number>): Need[] {
  return [...leavesBelow(program, frame, slots)].sort((left, right) => left - right).map((index) => {
    const { name, definition } = frame.layout.slots[index]!;
    const { who, unit, cite } = definition;
    const alias = frame.layout.names.aliasOf(name);
    return {
      fact: name, class: definition.class === 'derived' ? 'determining' : definition.class,
      question: definition.question,
      ...(who === undefined ? {} : { who }), ...(unit === undefined ? {} : { unit }),
      ...(cite === undefined ? {} : { cite }),
      ...(alias === undefined ? {} : { alias }),
    };
  });
}

/** The slots that would have to be stated for some slots to become known: the same, or through definitions what they rest on. */
export function leavesBelow(program: Program, frame: Frame, slots: Iterable<number>): Set<number> {
  const leaves = new Set<number>();
  for (const slot of slots) addLeaves(program, frame, slot, leaves, 0);
  return leaves;
}

function addLeaves(program: Program, frame: Frame, index: number, leaves: Set<number>, depth: number): void {
  const slot = frame.layout.slots[index]!;
  const definition = program.compiler.definition(slot);
  if (definition === undefined || !definition.isOpen(frame) || depth > 16) {
    leaves.add(index);
    return;
  }
  // A figure that people know by itself is asked for as well as its inputs: either answer will do.
  if (slot.definition.class !== 'derived') leaves.add(index);
  const inputs = new Needs();
  definition.collectInputs(frame, inputs, noCuts);
  inputs.delete(index);
  if (inputs.size === 0) leaves.add(index);
  for (const input of inputs.keys()) addLeaves(program, frame, input, leaves, depth + 1);
}

/** Which of the slots keep each of some known answers from being sure, once they are taken back to unknown. */
export function mattering(
  frame: Frame, slots: readonly Slot[], compiler: Compiler, collects: readonly ((frame: Frame, needs: Needs) => void)[],
): Slot[][] {
  if (slots.length === 0) return collects.map(() => []);
  const supposed = new Suppositions(frame, { compiler });
  supposed.openAll(slots.map(({ index }) => index));
  const found = collects.map((collect) => {
    const needs = new Needs();
    collect(frame, needs);
    return slots.filter(({ index }) => needs.has(index));
  });
  supposed.liftAll();
  return found;
}
