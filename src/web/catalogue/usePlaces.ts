import { useText } from '../app/text.ts';

/** Names of countries in the reader's language, as the browser has them: no law has to be fetched for it. */
export interface Places {
  nameOf: (code: string) => string;
  /** Every country with its name, in the order of the language. */
  all: readonly (readonly [code: string, name: string])[];
}

const made = new Map<string, Places>();

/** Names of countries in the reader's language. */
export function usePlaces(): Places {
  const { language } = useText();
  const known = made.get(language) ?? placesIn(language);
  made.set(language, known);
  return known;
}

function placesIn(language: string): Places {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
    // A code that stands for another one is no country of its own.
    .filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
  const all = codes.flatMap((code): [string, string][] => {
    const name = names.of(code);
    return name === undefined ? [] : [[code, name]];
  });
  return { nameOf: (code) => names.of(code) ?? code, all: all.sort(([, left], [, right]) => left.localeCompare(right, language)) };
}
