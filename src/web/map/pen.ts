/** Points nearer to each other than this are one: a pixel where the map is as wide as a screen. */
const finest = 1;

/** Writes outlines down as an SVG path without what nobody could see: a map is drawn anew at every step of a slider. */
export class Pen {
  private text = '';
  private ring: string[] = [];
  private last: [number, number] = [0, 0];

  moveTo(x: number, y: number): void {
    this.ring = [];
    this.put(x, y);
  }

  lineTo(x: number, y: number): void {
    if (Math.abs(x - this.last[0]) + Math.abs(y - this.last[1]) >= finest) this.put(x, y);
  }

  closePath(): void {
    if (this.ring.length > 2) this.text += `M${this.ring.join('L')}Z`;
  }

  arc(): void { throw new Error('Countries have no points.'); }

  beginPath(): void { this.text = ''; }

  /** The path drawn so far; the next begins empty. */
  lift(): string {
    const { text } = this;
    this.text = '';
    return text;
  }

  private put(x: number, y: number): void {
    this.last = [x, y];
    this.ring.push(`${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`);
  }
}
