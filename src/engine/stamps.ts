/**
 * When each thing that a library holds was last computed: the generation of the frame then, or 0 where that was forgotten. All
 * stand in one array, because most of forgetting is finding that there is nothing to forget.
 */
export class Stamps {
  /** By number. Replaced as it grows: never keep it. */
  of = new Int32Array(1024);
  private last = 0;

  /** A number for one more thing, which was never computed. */
  next(): number {
    this.last++;
    if (this.last === this.of.length) {
      const longer = new Int32Array(this.of.length * 2);
      longer.set(this.of);
      this.of = longer;
    }
    return this.last;
  }
}
