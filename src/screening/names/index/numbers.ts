const firstRoom = 1 << 10;

/** Whole numbers of 32 bits, as many as are pushed: four bytes each, and nothing for the collector to go through. */
export class Numbers {
  #values = new Int32Array(firstRoom);
  length = 0;

  /** Adds a number at the end. */
  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  /** The number at a place that was filled. */
  at(place: number): number {
    return this.#values[place]!;
  }
}
