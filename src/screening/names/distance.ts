/** Letters of the longest text that is measured; words are cut to half of it, because folding can lengthen them. */
export const letterLimit = 64;

let [older, previous, current] = Array.from({ length: 3 }, () => new Uint8Array(letterLimit + 1)) as [Uint8Array, Uint8Array, Uint8Array];

/** How many slips are forgiven in a word of that many folded letters. */
function slipsAllowed(letters: number): number {
  if (letters <= 2) return 0;
  return letters <= 5 ? 1 : 2;
}

/** How many slips are forgiven between two words: as many as in the shorter. */
export function slipsBetween(left: number, right: number): number {
  return slipsAllowed(Math.min(left, right));
}

/**
 * The fewest slips that make one word of the other: a letter left out, added, replaced, or exchanged with its neighbour. Gives
 * `most + 1` as soon as it is clear that there are more than `most`.
 */
export function slips(left: string, right: string, most: number): number {
  const [a, b] = left.length <= right.length ? [left, right] : [right, left];
  if (b.length - a.length > most || b.length > letterLimit) return left === right ? 0 : most + 1;
  // What the two have in common at both ends needs no measuring.
  let [start, end, otherEnd] = [0, a.length, b.length];
  while (start < end && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (end > start && a.charCodeAt(end - 1) === b.charCodeAt(otherEnd - 1)) {
    end--;
    otherEnd--;
  }
  if (start === end) return otherEnd - start;
  return measure(a, b, start, end, otherEnd, most);
}

function measure(a: string, b: string, start: number, end: number, otherEnd: number, most: number): number {
  const columns = otherEnd - start;
  for (let column = 0; column <= columns; column++) previous[column] = column;
  let before = -1;
  for (let row = 1; row <= end - start; row++) {
    const letter = a.charCodeAt(start + row - 1);
    let [least, otherBefore] = [row, -1];
    current[0] = row;
    for (let column = 1; column <= columns; column++) {
      const other = b.charCodeAt(start + column - 1);
      let cost = previous[column - 1]! + (letter === other ? 0 : 1);
      if (previous[column]! + 1 < cost) cost = previous[column]! + 1;
      if (current[column - 1]! + 1 < cost) cost = current[column - 1]! + 1;
      if (letter === otherBefore && before === other && older[column - 2]! + 1 < cost) cost = older[column - 2]! + 1;
      current[column] = cost;
      if (cost < least) least = cost;
      otherBefore = other;
    }
    if (least > most) return most + 1;
    before = letter;
    const spare = older;
    older = previous;
    previous = current;
    current = spare;
  }
  return Math.min(previous[columns]!, most + 1);
}
