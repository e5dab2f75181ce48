const barCells = 30;
const leastMilliseconds = 100;

/** Says how far a long run is: a bar on a terminal, and a line for every tenth elsewhere. */
export class Progress {
  private done = 0;
  private tenths = 0;
  private shownAt = 0;
  private readonly begun = performance.now();
  private readonly total: number;
  private readonly stream: { isTTY?: boolean; write(text: string): unknown };

  constructor(total: number, stream: { isTTY?: boolean; write(text: string): unknown }) {
    this.total = total;
    this.stream = stream;
  }

  /** One more is done. */
  step(): void {
    this.done++;
    if (this.stream.isTTY === true) this.drawBar();
    else if (this.total >= 1000 && Math.floor(this.done * 10 / this.total) > this.tenths) {
      this.tenths = Math.floor(this.done * 10 / this.total);
      this.stream.write(`${this.tenths * 10} % (${this.done} of ${this.total})\n`);
    }
  }

  /** Clears the bar. */
  end(): void {
    if (this.stream.isTTY === true) this.stream.write('\r\u001b[K');
  }

  private drawBar(): void {
    const now = performance.now();
    if (now - this.shownAt < leastMilliseconds && this.done < this.total) return;
    this.shownAt = now;
    const share = this.done / this.total;
    const filled = Math.round(share * barCells);
    const left = Math.ceil((now - this.begun) / this.done * (this.total - this.done) / 1000);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(barCells - filled)}`;
    this.stream.write(`\r${bar} ${Math.floor(share * 100)} %  ${this.done} of ${this.total}, ${left} s left\u001b[K`);
  }
}
