import type { FactValue, Interval } from '../../engine/fact.ts';
import type { Money } from '../../package/model.ts';
import type { Stated } from '../../package/stated.ts';
import { missing, muted, secret, type Span } from './tree.ts';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** A number with its thousands set apart; very large ones as powers of ten. */
export function numberWords(value: number): string {
  if (Math.abs(value) < 1e15) return grouped.format(value);
  const power = Math.floor(Math.log10(Math.abs(value)));
  return `${grouped.format(Number((value / 10 ** power).toPrecision(3)))} × 10^${power}`;
}

/** `2 to 3`, `at least 2`, `at most 3`. */
export function rangeWords({ min, max }: Interval): string {
  if (min === undefined) return `at most ${numberWords(max ?? 0)}`;
  return max === undefined ? `at least ${numberWords(min)}` : `${numberWords(min)} to ${numberWords(max)}`;
}

/** A value of a fact as people write it. */
export function valueWords(value: FactValue): string {
  if (value === null) return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberWords(value);
  return typeof value === 'string' ? value : rangeWords(value);
}

export function moneyWords({ amount, currency }: Money): string {
  return `${currency} ${grouped.format(amount)}`;
}

/** `55 %`, or the range between two shares of one. */
export function percentWords(value: number | Interval): string {
  if (typeof value === 'number') return `${grouped.format(Number((value * 100).toFixed(1)))} %`;
  const { min, max } = value;
  return `${rangeWords({ ...(min === undefined ? {} : { min: min * 100 }), ...(max === undefined ? {} : { max: max * 100 }) })} %`;
}

/** Something stated, marked where it is only assumed; what nobody stated is missing. Its reason or source stands in the annex. */
export function statedSpans<Value>(
  stated: Stated<Value> | undefined,
  what: string,
  words: (value: Value) => string,
  confidential = false,
): Span[] {
  if (stated === undefined || stated.value === null) return [missing(what)];
  const text = words(stated.value);
  return [confidential ? secret(text) : { text }, ...(stated.assumed === undefined ? [] : [muted(' (assumed)')])];
}

/** A text of the file, or that it is missing. */
export function textOr(text: string | undefined, what: string): Span[] {
  return [text === undefined || text === '' ? missing(what) : { text }];
}

/** Spans of several texts with commas between them. */
export function joined(texts: readonly (readonly Span[])[]): Span[] {
  return texts.flatMap((spans, index) => (index === 0 ? [...spans] : [{ text: ', ' }, ...spans]));
}

/** Every text once, in the order in which it first came. */
export function distinct<Value>(values: Iterable<Value>): Value[] {
  return [...new Set(values)];
}

/** A list cut after `most`, with how many more there are. */
export function cutAfter(texts: readonly string[], most: number): string {
  const rest = texts.length - most;
  return rest <= 0 ? texts.join(', ') : `${texts.slice(0, most).join(', ')} and ${rest} more`;
}

/** `1,400 × rack`: units are written as the file has them, in the singular. */
export function withUnit(number: string, unit: string | undefined): string {
  return unit === undefined ? number : `${number} × ${unit}`;
}

/** A sentence with one full stop at its end. */
export function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
