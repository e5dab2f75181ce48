import type { Query } from './explore.ts';
import { type Frame, Stated } from './frame.ts';
import type { TextSet } from './textSet.ts';

type Before = readonly [low: number, high: number, stated: number, texts: TextSet | undefined];

/** Facts supposed for a while in a frame, each of which can be lifted again. */
export class Suppositions {
  private readonly frame: Frame;
  private readonly query: Pick<Query, 'compiler'>;
  private readonly before = new Map<number, Before>();

  constructor(frame: Frame, query: Pick<Query, 'compiler'>) {
    this.frame = frame;
    this.query = query;
  }

  /** Every slot that is supposed now, in the order in which it first was. */
  get slots(): number[] {
    return [...this.before.keys()];
  }

  has(slot: number): boolean {
    return this.before.has(slot);
  }

  suppose(slot: number, low: number, high: number, texts?: TextSet): void {
    const { frame } = this;
    if (!this.before.has(slot)) this.before.set(slot, [frame.low[slot]!, frame.high[slot]!, frame.stated[slot]!, frame.texts[slot]]);
    frame.suppose(slot, low, high, Stated.supposed, texts, this.query.compiler?.readers);
  }

  /** Supposes that nothing is known of a slot. */
  open(slot: number): void {
    const { initialLow, initialHigh } = this.frame.layout;
    this.suppose(slot, initialLow[slot]!, initialHigh[slot]!);
  }

  /** Takes a supposition back: the slot is as it was before. */
  lift(slot: number): void {
    const before = this.before.get(slot);
    if (before === undefined) return;
    const [low, high, stated, texts] = before;
    this.before.delete(slot);
    this.frame.suppose(slot, low, high, stated, texts, this.query.compiler?.readers);
  }

  liftAll(): void {
    for (const slot of this.slots) this.lift(slot);
  }
}
