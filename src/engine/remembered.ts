import { type Frame, type Truth, Unknown } from './frame.ts';
import type { Needs, TruthNode } from './node.ts';

/** A condition whose truth is kept until a slot it reads is stated anew. */
export class Remembered implements TruthNode {
  /** The slots named in the condition; what defines those is found by {@link Readers}. */
  readonly reads: ReadonlySet<number>;
  private readonly of: TruthNode;
  private generation = 0;
  private truth: Truth = Unknown;

  constructor(of: TruthNode, reads: ReadonlySet<number>) {
    this.of = of;
    this.reads = reads;
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

  forget(): void {
    this.generation = 0;
  }
}

/** A condition made of remembered ones, itself remembered. */
export function remembered(of: TruthNode, parts: readonly Remembered[]): Remembered {
  return new Remembered(of, new Set(parts.flatMap(({ reads }) => [...reads])));
}
