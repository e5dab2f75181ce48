import type { Bounds } from '../../../determination/bounds.ts';
import type { Measures } from '../../../determination/simulate.ts';

/** Where a law stands: how open it is, how much is exposed under it. */
export interface Place {
  name: string;
  index: number;
  open: Bounds;
  risk: Bounds;
  /** No other law is surely as open with surely less exposed. */
  isFront: boolean;
}

/** The places of laws by what they measure, against one indicator of security. */
export function placesOf(laws: readonly { name: string; measures: Measures }[], id: string): Place[] {
  const places = laws.map(({ name, measures }, index) => ({ name, index, open: measures['open-performance']!, risk: measures[id]! }));
  return places.map((place) => ({ ...place, isFront: !places.some((other) => beats(other, place)) }));
}

/** Surely at least as open and surely no more exposed, and surely better in one. */
function beats(one: Pick<Place, 'open' | 'risk'>, other: Pick<Place, 'open' | 'risk'>): boolean {
  return one.open[0] >= other.open[1] && one.risk[1] <= other.risk[0] && (one.open[0] > other.open[1] || one.risk[1] < other.risk[0]);
}

/** Whether two marks lie on the same place of a chart that reaches up to `most`. */
export function isNear(one: Place, other: Place, most: number): boolean {
  const middle = ({ open, risk }: Place): [number, number] => [(open[0] + open[1]) / 2, (risk[0] + Math.min(most, risk[1])) / 2 / most];
  const [[x, y], [x2, y2]] = [middle(one), middle(other)];
  return Math.abs(x - x2) < 0.015 && Math.abs(y - y2) < 0.02;
}

/** Labels at least a line apart, in the order of their marks. */
export function spread<Of>(labels: readonly { place: Of; at: number }[], lowest: number): { place: Of; at: number }[] {
  const line = 17;
  const sorted = labels.toSorted((one, other) => one.at - other.at).map((label) => ({ ...label }));
  for (let index = 1; index < sorted.length; index++) sorted[index]!.at = Math.max(sorted[index]!.at, sorted[index - 1]!.at + line);
  const over = Math.max(0, (sorted.at(-1)?.at ?? 0) - lowest);
  for (const label of sorted) label.at -= over;
  return sorted;
}

/** The next number above that reads well on an axis. */
export function niceAbove(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 3, 4, 5, 8, 10].map((step) => step * size).find((step) => step >= value)!;
}
