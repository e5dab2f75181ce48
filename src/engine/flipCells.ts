import type { Cell } from './diagram.ts';
import { explore, type Query } from './explore.ts';
import type { Frame } from './frame.ts';
import { Suppositions } from './suppositions.ts';

/** Evaluations for one fact that is opened by itself. */
const glanceMax = 32;

/** The cells of the one fact that keeps a query open, each with its answer; cells that stay open are left out. */
export function cellsOfBranch(frame: Frame, query: Query, slot: number): { cell: Cell; answer: string }[] {
  const { definition } = frame.layout.slots[slot]!;
  if (definition.type === 'boolean') return bothOf(frame, query, slot);
  const { diagram } = explore(frame, query, glanceMax);
  if (!('slot' in diagram) || diagram.slot !== slot) return [];
  return diagram.children.flatMap((child, place) => ('answer' in child ? [{ cell: diagram.cells[place]!, answer: child.answer }] : []));
}

/** Yes and no need no search for where to cut. */
function bothOf(frame: Frame, query: Query, slot: number): { cell: Cell; answer: string }[] {
  const supposed = new Suppositions(frame, query);
  const found = [0, 1].flatMap((value) => {
    supposed.suppose(slot, value, value);
    const answer = query.answer(frame);
    return answer === undefined ? [] : [{ cell: { low: value, high: value }, answer }];
  });
  supposed.liftAll();
  return found;
}
