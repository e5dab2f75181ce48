import type { Query } from './explore.ts';
import { type Frame, Stated } from './frame.ts';
import type { Readers } from './readers.ts';
import type { TextSet } from './textSet.ts';

/** One fact as a change would leave it. */
export interface Setting {
  slot: number;
  low: number;
  high: number;
  texts?: TextSet;
}

type Before = readonly [low: number, high: number, stated: number, texts: TextSet | undefined];

/** Where more facts than this change at once, finding everything anew is quicker than forgetting fact by fact. */
const fewAtOnce = 6;

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
    this.supposeAll([{ slot, low, high, ...(texts === undefined ? {} : { texts }) }]);
  }

  /** Supposes several facts at once. */
  supposeAll(settings: readonly Setting[]): void {
    const readers = this.readersFor(settings.length);
    for (const { slot, low, high, texts } of settings) {
      this.note(slot);
      this.change(slot, low, high, Stated.supposed, texts, readers);
    }
  }

  /** Supposes that nothing is known of a slot. */
  open(slot: number): void {
    this.openAll([slot]);
  }

  /** Supposes that nothing is known of any of the slots. */
  openAll(slots: readonly number[]): void {
    const { initialLow, initialHigh } = this.frame.layout;
    this.supposeAll(slots.map((slot) => ({ slot, low: initialLow[slot]!, high: initialHigh[slot]! })));
  }

  /** Takes a supposition back: the slot is as it was before. */
  lift(slot: number): void {
    this.liftThese([slot]);
  }

  liftAll(): void {
    this.liftThese(this.slots);
  }

  private note(slot: number): void {
    const { low, high, stated, texts } = this.frame;
    if (!this.before.has(slot)) this.before.set(slot, [low[slot]!, high[slot]!, stated[slot]!, texts[slot]]);
  }

  private liftThese(slots: readonly number[]): void {
    const readers = this.readersFor(slots.length);
    for (const slot of slots) {
      const before = this.before.get(slot);
      if (before === undefined) continue;
      const [low, high, stated, texts] = before;
      this.before.delete(slot);
      this.change(slot, low, high, stated, texts, readers);
    }
  }

  /** What is supposed to be as it is changes nothing that was found from it. */
  private change(slot: number, low: number, high: number, how: number, texts: TextSet | undefined, readers: Readers | undefined): void {
    const { frame } = this;
    const isSame = frame.low[slot] === low && frame.high[slot] === high && frame.texts[slot] === texts
      && isStatement(frame.stated[slot]!) && isStatement(how) && this.winsOverRules(slot);
    if (isSame) frame.stated[slot] = how;
    else frame.suppose(slot, low, high, how, texts, readers);
  }

  /** A rule that always decides gives way to a supposition, though not to a statement. */
  private winsOverRules(slot: number): boolean {
    const { compiler } = this.query;
    return compiler !== undefined && compiler.definition(this.frame.layout.slots[slot]!)?.rule.always !== true;
  }

  private readersFor(changing: number): Readers | undefined {
    return changing > fewAtOnce ? undefined : this.query.compiler?.readers;
  }
}

function isStatement(how: number): boolean {
  return how !== Stated.no && how !== Stated.unknown;
}
