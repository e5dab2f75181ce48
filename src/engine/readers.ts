import type { Frame } from './frame.ts';
import type { Remembered } from './remembered.ts';

/** What rests on a slot, directly or through definitions. */
interface Resting {
  conditions: readonly Remembered[];
  definitions: readonly number[];
}

/** For every slot, what must be computed anew when it changes. Found out for a slot when first asked. */
export class Readers {
  private readonly conditions = new Map<number, Remembered[]>();
  /** The defined slots that read a slot. */
  private readonly definitions = new Map<number, number[]>();
  private readonly defined = new Set<number>();
  private readonly resting = new Map<number, Resting>();

  /** Notes a condition with the slots it names. */
  addCondition(condition: Remembered, reads: Iterable<number>): void {
    for (const slot of reads) add(this.conditions, slot, condition);
    this.resting.clear();
  }

  /** Notes a defined slot with the slots that its definition names. */
  addDefinition(index: number, reads: Iterable<number>): void {
    this.defined.add(index);
    for (const slot of reads) add(this.definitions, slot, index);
    this.resting.clear();
  }

  /** Forgets what was computed from a slot. */
  forget(slot: number, frame: Frame): void {
    const { conditions, definitions } = this.restingOn(slot);
    for (const condition of conditions) condition.forget(frame);
    for (const index of definitions) frame.derivedIn[index] = 0;
  }

  /** The conditions that rest on a slot. */
  conditionsOn(slot: number): readonly Remembered[] {
    return this.restingOn(slot).conditions;
  }

  private restingOn(slot: number): Resting {
    const before = this.resting.get(slot);
    if (before !== undefined) return before;
    const slots = new Set<number>([slot]);
    // A set grows while it is walked: definitions may rest on each other.
    for (const source of slots) for (const index of this.definitions.get(source) ?? []) slots.add(index);
    const found = {
      conditions: [...new Set([...slots].flatMap((source) => this.conditions.get(source) ?? []))],
      definitions: [...slots].filter((index) => this.defined.has(index)),
    };
    this.resting.set(slot, found);
    return found;
  }
}

function add<Reader>(readers: Map<number, Reader[]>, slot: number, reader: Reader): void {
  const known = readers.get(slot);
  if (known === undefined) readers.set(slot, [reader]);
  else known.push(reader);
}
