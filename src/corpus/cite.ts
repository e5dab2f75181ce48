/** Words of a cite that say nothing of where in the text it is. */
const idle = new Set(['part', 'parts', 'section', 'sections', 'paragraph', 'no', 'to', 'of', 'the', 'eccn', 'and']);

/**
 * The places that a cite names, from the whole to the part, however it is written: `9.23(a)(4)`, `§ 9.23 (a) (4)` and
 * the path `9/23.a.4` are the same. The title of a code before `CFR` is left out.
 */
export function placesIn(cite: string): string[] {
  const plain = cite.toLowerCase()
    .replaceAll(/\b\d+\s*c\.?\s?f\.?\s?r\b\.?/g, ' ')
    .replaceAll(/\bsupp(?:lement|\.)?\s*(?:no\.?)?\s*(?=\d)/g, 'supplement ')
    .replaceAll(/\b(supplement \d+)\s*(?:to|of)\s*(?:part\s*)?(\d+)/g, '$2 $1');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((place) => place !== '' && !idle.has(place));
}

/** Whether what somebody typed may be a cite: some part of it has a figure. */
export function looksLikeCite(text: string): boolean {
  return placesIn(text).some((place) => /\d/.test(place));
}

/** Where one row of places begins within another; -1 where it is not in it as a whole. */
export function placeWithin(places: readonly string[], whole: readonly string[]): number {
  if (places.length === 0) return -1;
  for (let start = 0; start + places.length <= whole.length; start++) {
    if (places.every((place, index) => whole[start + index] === place)) return start;
  }
  return -1;
}
