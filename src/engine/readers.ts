import type { Definition } from './definition.ts';
import type { Frame } from './frame.ts';
import type { Remembered } from './remembered.ts';

/** For every slot, what of a program must be computed anew when it changes. */
export class Readers {
  private readonly conditions: (Remembered[] | undefined)[] = [];
  private readonly definitions: (number[] | undefined)[] = [];
  private readonly sources = new Map<number, ReadonlySet<number>>();
  private readonly defined: ReadonlyMap<number, Definition | undefined>;

  constructor(conditions: readonly Remembered[], defined: ReadonlyMap<number, Definition | undefined>) {
    this.defined = defined;
    for (const condition of conditions) {
      for (const slot of this.sourcesOf(condition.reads)) (this.conditions[slot] ??= []).push(condition);
    }
    for (const [index, definition] of defined) {
      if (definition !== undefined) for (const slot of this.sourcesOf([index])) (this.definitions[slot] ??= []).push(index);
    }
  }

  /** Forgets what was computed from a slot. */
  forget(slot: number, frame: Frame): void {
    const conditions = this.conditions[slot];
    if (conditions !== undefined) for (const condition of conditions) condition.forget();
    const definitions = this.definitions[slot];
    if (definitions !== undefined) for (const index of definitions) frame.derivedIn[index] = 0;
  }

  /** The slots named and all that their definitions read in turn. */
  private sourcesOf(slots: Iterable<number>): Set<number> {
    const found = new Set<number>();
    for (const slot of slots) for (const source of this.sourcesOfSlot(slot)) found.add(source);
    return found;
  }

  private sourcesOfSlot(slot: number): ReadonlySet<number> {
    const before = this.sources.get(slot);
    if (before !== undefined) return before;
    const found = new Set<number>([slot]);
    // A set grows while it is walked: definitions may rest on each other.
    for (const source of found) for (const read of this.defined.get(source)?.reads ?? []) found.add(read);
    this.sources.set(slot, found);
    return found;
  }
}
