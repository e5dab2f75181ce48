import { False, True, type Truth, Unknown } from './frame.ts';
import type { TextCut } from './node.ts';

/** The texts (or countries) that an unknown fact may still be: what a clause tells apart only later stays open. */
export class TextSet {
  readonly codes: readonly number[];
  private readonly members: ReadonlySet<number>;
  private readonly answers = new Map<TextCut, Truth>();

  constructor(codes: readonly number[]) {
    this.codes = codes;
    this.members = new Set(codes);
  }

  has(code: number): boolean {
    return this.members.has(code);
  }

  /** Whether the clause of a cut holds for all of the texts, for none, or for some. */
  truthOf(cut: TextCut): Truth {
    let truth = this.answers.get(cut);
    if (truth === undefined) {
      const first = cut.holds(this.codes[0]!);
      truth = this.codes.some((code) => cut.holds(code) !== first) ? Unknown : first ? True : False;
      this.answers.set(cut, truth);
    }
    return truth;
  }
}
