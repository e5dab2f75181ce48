import { type Frame, type Truth, Unknown } from './frame.ts';
import type { Needs, TruthNode } from './node.ts';
import type { Stamps } from './stamps.ts';

/** A condition whose truth is kept until something it was found from is forgotten. */
export class Remembered implements TruthNode {
  /** Its number among the stamps, which tells the conditions of one library apart. */
  readonly id: number;
  private readonly of: TruthNode;
  private readonly stamps: Stamps;
  private readonly wholes: Remembered[] = [];
  private truth: Truth = Unknown;

  constructor(stamps: Stamps, of: TruthNode, parts: readonly Remembered[] = []) {
    this.id = stamps.next();
    this.stamps = stamps;
    this.of = of;
    for (const part of parts) part.wholes.push(this);
  }

  evaluate(frame: Frame): Truth {
    if (this.stamps.of[this.id] !== frame.generation) {
      this.truth = this.of.evaluate(frame);
      this.stamps.of[this.id] = frame.generation;
    }
    return this.truth;
  }

  collect(frame: Frame, needs: Needs): void {
    this.of.collect(frame, needs);
  }

  /** Forgets the truth and all that was found from it; what never asked for it does not rest on it. */
  forget(frame: Frame): void {
    const { of: stamps } = this.stamps;
    if (stamps[this.id] !== frame.generation) return;
    stamps[this.id] = 0;
    for (const whole of this.wholes) if (stamps[whole.id] === frame.generation) whole.forget(frame);
  }
}
