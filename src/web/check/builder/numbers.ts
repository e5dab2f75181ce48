import type { FactValue } from '../../../engine/fact.ts';

/** What somebody may type as a figure: nothing, “?”, a number, or bounds of one. */
export type TypedNumber = number | { min?: number; max?: number } | null | undefined | 'wrong';

const number = String.raw`\d[\d,_ ]*(?:\.\d+)?`;
const plain = new RegExp(`^${number}$`);
const between = new RegExp(`^(${number})\\s*(?:-|–|\\.\\.)\\s*(${number})$`);
const atLeast = new RegExp(`^(?:>=?|≥)\\s*(${number})$`);
const atMost = new RegExp(`^(?:<=?|≤)\\s*(${number})$`);

/** Reads a typed figure. Commas and spaces part thousands; nothing means that nobody said, “?” that nobody knows. */
export function numberTyped(text: string): TypedNumber {
  const typed = text.trim();
  if (typed === '') return undefined;
  if (typed === '?') return null;
  if (plain.test(typed)) return figure(typed);
  const range = between.exec(typed);
  if (range !== null) {
    const [min, max] = [figure(range[1]!), figure(range[2]!)];
    return min <= max ? { min, max } : 'wrong';
  }
  const [low, high] = [atLeast.exec(typed), atMost.exec(typed)];
  return low !== null ? { min: figure(low[1]!) } : high !== null ? { max: figure(high[1]!) } : 'wrong';
}

/** A stated figure as one would type it. */
export function numberWritten(value: FactValue | undefined): string {
  if (value === undefined) return '';
  if (value === null) return '?';
  if (typeof value !== 'object') return String(value);
  const { min, max } = value;
  return min === undefined ? `≤ ${max}` : max === undefined ? `≥ ${min}` : `${min}–${max}`;
}

function figure(text: string): number {
  return Number(text.replaceAll(/[,_ ]/g, ''));
}
