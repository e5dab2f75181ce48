const [lengthShift, longest] = [27, 31];
const letterBits = (1 << lengthShift) - 1;

/**
 * What tells most texts apart at a glance: in the lower bits which letters a text has (those of the alphabet one bit each), in
 * the upper ones how many, 31 at most.
 */
export function outlineOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31) % lengthShift;
  return Math.min(text.length, longest) << lengthShift | letters;
}

/** How many letters the text of an outline has, 31 at most. */
export function lengthOf(outline: number): number {
  return outline >>> lengthShift;
}

/** Whether the texts of two outlines may be so few slips apart: a slip takes away one letter at most, and brings one. */
export function mayBeWithin(one: number, other: number, most: number): boolean {
  return Math.abs(lengthOf(one) - lengthOf(other)) <= most && bitsIn((one ^ other) & letterBits) <= 2 * most;
}

function bitsIn(value: number): number {
  let pairs = value - (value >>> 1 & 0x55555555);
  pairs = (pairs & 0x33333333) + (pairs >>> 2 & 0x33333333);
  return Math.imul(pairs + (pairs >>> 4) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
