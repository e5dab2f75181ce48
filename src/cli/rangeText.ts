import type { Bounds } from '../determination/bounds.ts';

const steps = [['bn', 1e9], ['m', 1e6], ['k', 1e3]] as const;

/** A range of dollars or performance in few characters: `USD 5.46bn`, `12m to 20m TPP`, `at least 3k TPP`, `TPP not stated`. */
export function rangeText([low, high]: Bounds, unit: string): string {
  if (low === 0 && high === Infinity) return `${unit} not stated`;
  if (high === Infinity) return `at least ${figureText(low)} ${unit}`;
  return low === high ? `${figureText(low)} ${unit}` : `${figureText(low)} to ${figureText(high)} ${unit}`;
}

/** Three digits that count, with a letter for the rest. */
export function figureText(value: number): string {
  const step = steps.find(([, size]) => Math.abs(value) >= size);
  const scaled = step === undefined ? value : value / step[1];
  return `${Number(scaled.toPrecision(3))}${step?.[0] ?? ''}`;
}
