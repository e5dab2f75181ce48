import { useMemo } from 'react';
import type { Described } from '../engine/handlers/describe.ts';
import { useText } from './text.ts';

/** Countries with their names in the reader's language, by name. */
export function useCountries({ countries }: Pick<Described, 'countries'>): readonly (readonly [code: string, name: string])[] {
  const { language } = useText();
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    const named = Object.entries(countries).map(([code, name]) => [code, language === 'en' ? name : names.of(code) ?? name] as const);
    const { compare } = new Intl.Collator(language);
    return named.toSorted(([, left], [, right]) => compare(left, right));
  }, [countries, language]);
}
