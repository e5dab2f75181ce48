import { type Frame, type Truth, Unknown } from './frame.ts';
import type { Needs, TruthNode } from './node.ts';

/** A condition whose truth is kept until something it was found from is forgotten. */
export class Remembered implements TruthNode {
  /** Tells the conditions of one compiler apart. */
  readonly id: number;
  private readonly of: TruthNode;
  private readonly wholes: Remembered[] = [];
  private generation = 0;
  private truth: Truth = Unknown;

  constructor(id: number, of: TruthNode, parts: readonly Remembered[] = []) {
    this.id = id;
    this.of = of;
    for (const part of parts) part.wholes.push(this);
  }

  evaluate(frame: Frame): Truth {
    if (this.generation !== frame.generation) {
      this.truth = this.of.evaluate(frame);
      this.generation = frame.generation;
    }
    return this.truth;
  }

  collect(frame: Frame, needs: Needs): void {
    this.of.collect(frame, needs);
  }

  /** Forgets the truth and all that was found from it; what never asked for it does not rest on it. */
  forget(frame: Frame): void {
    if (this.generation !== frame.generation) return;
    this.generation = 0;
    for (const whole of this.wholes) whole.forget(frame);
  }
}
