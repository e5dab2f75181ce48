import type { Bounds } from '../../determination/bounds.ts';
import type { Text } from '../app/text.ts';

/** A range of an indicator in few words: shares in per cent, large figures shortened, an end that is open named as such. */
export function rangeWords(t: Text, [low, high]: Bounds, unit: string): string {
  const isShare = unit.startsWith('share');
  const shown = isShare ? '%' : unit;
  const [least, most] = [low, high].map((value) => figureWords(t, isShare ? value * 100 : value, isShare));
  if (low === 0 && high === Infinity) return t('range.open', { unit: shown });
  if (high === Infinity) return t('range.least', { least: least!, unit: shown });
  return least === most ? t('range.one', { least: least!, unit: shown }) : t('range.two', { least: least!, most: most!, unit: shown });
}

function figureWords(t: Text, value: number, isShare: boolean): string {
  if (value === Infinity) return '∞';
  // A share that is nearly nothing or nearly all must not read as if it were.
  const digits = isShare && (value > 0 && value < 0.5 || value > 99.5 && value < 100) ? 2 : 1;
  return new Intl.NumberFormat(t.language, isShare ? { maximumFractionDigits: digits }
    : { notation: 'compact', maximumSignificantDigits: 3 }).format(value);
}
