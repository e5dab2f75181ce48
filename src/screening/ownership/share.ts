import type { Interval } from '../../engine/fact.ts';

/** Shares are whole millionths of a percent, so that sums are exact and 49.999999 is not 50. */
export const onePercent = 1_000_000;
/** All of a company. */
export const whole = 100 * onePercent;

/** What is known of a share: both bounds are included. */
export interface Share {
  low: number;
  high: number;
}

/** Nothing is known of it but that it is there. */
export const unknownShare: Share = { low: 0, high: whole };

/** Binary fractions of decimal figures miss by less than this. */
const slack = 1e-4;

/**
 * The share that a figure in percent means: a number, bounds (`minExclusive` for "more than"), or null for unknown. Throws
 * {@link RangeError} with a sentence for the reader where there is no such share.
 */
export function shareOf(percent: number | Interval | null): Share {
  if (percent === null) return unknownShare;
  const { min = 0, max = 100, minExclusive, maxExclusive } = typeof percent === 'number' ? { min: percent, max: percent } : percent;
  if (!(min >= 0 && max <= 100)) throw new RangeError(`A share lies between 0 and 100 percent, not at ${min < 0 ? min : max}.`);
  const low = Math.ceil(min * onePercent - slack);
  const high = Math.floor(max * onePercent + slack);
  const share = {
    low: minExclusive === true && low <= min * onePercent + slack ? low + 1 : low,
    high: maxExclusive === true && high >= max * onePercent - slack ? high - 1 : high,
  };
  if (share.low > share.high) {
    // A figure finer than a millionth of a percent lies between two shares; anything else that is empty is a mistake.
    if (typeof percent === 'number') return { low: Math.floor(min * onePercent), high: Math.ceil(max * onePercent) };
    const from = `${minExclusive === true ? 'more than' : 'at least'} ${min}`;
    throw new RangeError(`No share is ${from} and ${maxExclusive === true ? 'less than' : 'at most'} ${max} percent.`);
  }
  return share;
}

/** A share in percent, as people write it: `35 %`, `25 to 50 %`, `more than 25 %`, `an unknown share`. */
export function formatShare({ low, high }: Share): string {
  if (low === high) return `${percentOf(low)} %`;
  if (low === 0 && high === whole) return 'an unknown share';
  const from = isBeside(low - 1) && low > 1 ? `more than ${percentOf(low - 1)}` : undefined;
  const to = isBeside(high + 1) && high < whole ? `less than ${percentOf(high + 1)}` : undefined;
  if (high === whole) return `${from ?? `at least ${percentOf(low)}`} %`;
  if (low === 0) return `${to ?? `at most ${percentOf(high)}`} %`;
  if (from === undefined && to === undefined) return `${percentOf(low)} to ${percentOf(high)} %`;
  return `${from ?? `at least ${percentOf(low)}`} and ${to ?? `at most ${percentOf(high)}`} %`;
}

/** One unit beside a round figure stands for "more than" or "less than" it. */
function isBeside(units: number): boolean {
  return units % (onePercent / 100) === 0;
}

/** A share as a bare figure in percent. */
export function percentOf(units: number): number {
  return units / onePercent;
}

/** A share as a fact of the law: a figure in percent, bounds, or null where nothing is known. */
export function percentFact({ low, high }: Share): number | Interval | null {
  if (low === high) return percentOf(low);
  if (low === 0 && high === whole) return null;
  const [isAbove, isBelow] = [isBeside(low - 1) && low > 1, isBeside(high + 1) && high < whole];
  return {
    min: percentOf(isAbove ? low - 1 : low), max: percentOf(isBelow ? high + 1 : high),
    ...(isAbove ? { minExclusive: true } : {}), ...(isBelow ? { maxExclusive: true } : {}),
  };
}
