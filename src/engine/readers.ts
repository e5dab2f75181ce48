import type { Definition } from './definition.ts';
import type { Frame } from './frame.ts';
import type { Remembered } from './remembered.ts';
import type { Stamps } from './stamps.ts';

/** What rests on a slot, directly or through definitions. */
interface Resting {
  slots: ReadonlySet<number>;
  conditions: Remembered[];
  /** Of the same conditions, by place, and of definitions: what the stamps know them by. */
  numbers: number[];
  definitions: number[];
}

/** For every slot, what must be computed anew when it changes. Found out for a slot when first asked. */
export class Readers {
  private readonly conditions = new Map<number, Remembered[]>();
  /** The definitions that read a slot, and those that give its value. */
  private readonly reading = new Map<number, Definition[]>();
  private readonly giving = new Map<number, Definition[]>();
  private readonly resting = new Map<number, Resting>();
  private readonly stamps: Stamps;

  constructor(stamps: Stamps) {
    this.stamps = stamps;
  }

  /** Notes a condition with the slots it names. */
  addCondition(condition: Remembered, reads: ReadonlySet<number>): void {
    for (const slot of reads) add(this.conditions, slot, condition);
    for (const { slots, conditions, numbers } of this.resting.values()) {
      if (!meet(slots, reads)) continue;
      conditions.push(condition);
      numbers.push(condition.id);
    }
  }

  /** Notes a definition with the slots it names. */
  addDefinition(definition: Definition, reads: ReadonlySet<number>): void {
    const { index } = definition.slot;
    add(this.giving, index, definition);
    for (const slot of reads) add(this.reading, slot, definition);
    for (const [slot, { slots }] of this.resting) if (slots.has(index) || meet(slots, reads)) this.resting.delete(slot);
  }

  /** Forgets what was computed from a slot. */
  forget(slot: number, frame: Frame): void {
    const { conditions, numbers, definitions } = this.restingOn(slot);
    const { of: stamps } = this.stamps;
    const { generation } = frame;
    for (let place = 0; place < numbers.length; place++) {
      if (stamps[numbers[place]!] === generation) conditions[place]!.forget(frame);
    }
    for (const number of definitions) stamps[number] = 0;
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
    for (const source of slots) for (const definition of this.reading.get(source) ?? []) slots.add(definition.slot.index);
    const conditions = [...new Set([...slots].flatMap((source) => this.conditions.get(source) ?? []))];
    const found: Resting = {
      slots, conditions, numbers: conditions.map(({ id }) => id),
      definitions: [...slots].flatMap((source) => (this.giving.get(source) ?? []).map(({ id }) => id)),
    };
    this.resting.set(slot, found);
    return found;
  }
}

function meet(slots: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  for (const slot of others) if (slots.has(slot)) return true;
  return false;
}

function add<Reader>(readers: Map<number, Reader[]>, slot: number, reader: Reader): void {
  const known = readers.get(slot);
  if (known === undefined) readers.set(slot, [reader]);
  else known.push(reader);
}
