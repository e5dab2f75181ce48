import type { Authority } from '../engine/decision.ts';
import type { Cell } from '../engine/diagram.ts';
import { cellsOfBranch } from '../engine/flipCells.ts';
import { type Query } from '../engine/explore.ts';
import { type Frame, Stated } from '../engine/frame.ts';
import type { Slot } from '../engine/layout.ts';
import type { Outcome, Program } from '../engine/program.ts';
import { Suppositions } from '../engine/suppositions.ts';
import { atWork, lost } from './pathReasons.ts';

/** One fact whose change alone would lose a favourable answer. */
export interface Loss {
  fact: string;
  question: string;
  /** What it would have to become, in words; of a figure only the direction. */
  to: string;
  outcome: Outcome;
  because: Authority[];
}

/**
 * Every fact, stated, assumed or unrecorded, whose change by itself would lose a favourable answer. Figures are named by
 * direction alone: this says what an answer hangs on, not how close one may sail.
 */
export function lossesOf(program: Program, frame: Frame, query: Query, isWanted: (answer: string) => boolean): Loss[] {
  const supposed = new Suppositions(frame, query);
  const before = atWork(program, frame);
  const losses: Loss[] = [];
  for (const slot of program.layout.slots) {
    const { index, name, definition } = slot;
    const how = frame.stated[index]!;
    if (how === Stated.no || how === Stated.unknown || name === 'on' || definition.evasion === true) continue;
    const [low, high] = [frame.low[index]!, frame.high[index]!];
    supposed.open(index);
    const isOpen = query.answer(frame) === undefined;
    const cells = isOpen ? cellsOfBranch(frame, query, index) : [];
    for (const { cell, answer } of cells) {
      if (isWanted(answer)) continue;
      supposed.suppose(index, cell.low, cell.high, cell.texts);
      const because = lost(program, before, atWork(program, frame)).slice(0, 3);
      const to = wordsOf(program, slot, cell, low, high);
      losses.push({ fact: name, question: definition.question, to, outcome: answer as Outcome, because });
    }
    supposed.lift(index);
  }
  return losses;
}

function wordsOf(
  { layout, view }: Program, { definition }: Slot, cell: Cell, low: number, high: number,
): string {
  if (definition.type === 'boolean') return cell.low === 1 ? 'yes' : 'no';
  if (definition.type === 'number' || definition.type === 'date') {
    const later = definition.type === 'date' ? ['earlier', 'later'] : ['less', 'more'];
    return cell.high < low ? later[0]! : cell.low > high ? later[1]! : 'another figure';
  }
  if (layout.isOpen(definition)) return 'another text';
  const names = [...cell.texts?.codes ?? [cell.low]].map((code) => layout.texts[code] ?? '').filter((text) => !text.includes('\0'));
  const spoken = definition.type === 'country' ? names.map((code) => view.corpus.countries[code] ?? code) : names;
  const rest = spoken.length - 3;
  return spoken.length === 0 ? 'anything else' : `${spoken.slice(0, 3).join(', ')}${rest > 0 ? ` or ${rest} more` : ''}`;
}
