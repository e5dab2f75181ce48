import type { Outcome } from '../../../engine/program.ts';

/** Paints the countries of a map that is drawn already: only what is another outcome, or chosen, than before is touched. */
export class MapPaint {
  readonly land: SVGGElement;
  private readonly patterns: string;
  private readonly shapes: ReadonlyMap<string, readonly SVGElement[]>;
  private outcomes: ReadonlyMap<string, Outcome> = new Map();
  private chosen = '';

  /** `patterns` is what the names of the patterns begin with. */
  constructor(land: SVGGElement, patterns: string) {
    [this.land, this.patterns] = [land, patterns];
    const shapes = [...land.querySelectorAll<SVGElement>('[data-code]')];
    this.shapes = Map.groupBy(shapes, ({ dataset }) => dataset.code!);
  }

  show(outcomes: ReadonlyMap<string, Outcome>, chosen: string): void {
    for (const [code, shapes] of this.shapes) {
      const outcome = outcomes.get(code);
      if (outcome === this.outcomes.get(code)) continue;
      for (const shape of shapes) {
        if (outcome === undefined) shape.removeAttribute('fill');
        else shape.setAttribute('fill', `url(#${this.patterns}${outcome})`);
      }
    }
    if (chosen !== this.chosen) {
      for (const shape of this.shapes.get(this.chosen) ?? []) shape.classList.remove('is-chosen');
      for (const shape of this.shapes.get(chosen) ?? []) shape.classList.add('is-chosen');
    }
    [this.outcomes, this.chosen] = [outcomes, chosen];
  }
}
