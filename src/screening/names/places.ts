import table from './tables/places.json' with { type: 'json' };

const places = new Set(table.places);
const firstWords = new Set(table.places.map((place) => place.split(' ')[0]!));
const longestPlace = Math.max(...table.places.map((place) => place.split(' ').length));

/** For each word of a name in lower-case Latin letters, whether it belongs to the name of a country, a city or the like. */
export function placesAmong(words: readonly string[]): boolean[] {
  const found = words.map(() => false);
  for (let at = 0; at < words.length; at++) {
    if (!firstWords.has(words[at]!)) continue;
    for (let count = Math.min(longestPlace, words.length - at); count > 0; count--) {
      if (!places.has(words.slice(at, at + count).join(' '))) continue;
      found.fill(true, at, at + count);
      at += count - 1;
      break;
    }
  }
  return found;
}
