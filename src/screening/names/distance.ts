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

/** Room for the letters of two texts that are measured. */
const texts = [new Uint16Array(letterLimit), new Uint16Array(letterLimit)] as const;

/**
 * The fewest slips that make one word of the other: a letter left out, added, replaced, or exchanged with its neighbour. Gives
 * `most + 1` as soon as it is clear that there are more than `most`.
 */
export function slips(left: string, right: string, most: number): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > most || Math.max(left.length, right.length) > letterLimit) return most + 1;
  const [one, other] = texts;
  for (let at = 0; at < left.length; at++) one[at] = left.charCodeAt(at);
  for (let at = 0; at < right.length; at++) other[at] = right.charCodeAt(at);
  return slipsIn(one, 0, left.length, other, 0, right.length, most);
}

/** The same of letters in arrays, from a place to before another; no more than {@link letterLimit} of them. */
export function slipsIn(
  left: ArrayLike<number>, leftFrom: number, leftTo: number, right: ArrayLike<number>, rightFrom: number, rightTo: number, most: number,
): number {
  if (leftTo - leftFrom > rightTo - rightFrom) return slipsIn(right, rightFrom, rightTo, left, leftFrom, leftTo, most);
  // What the two have in common at both ends needs no measuring.
  while (leftFrom < leftTo && left[leftFrom] === right[rightFrom]) {
    leftFrom++;
    rightFrom++;
  }
  while (leftTo > leftFrom && left[leftTo - 1] === right[rightTo - 1]) {
    leftTo--;
    rightTo--;
  }
  return leftFrom === leftTo ? rightTo - rightFrom : measure(left, leftFrom, leftTo, right, rightFrom, rightTo, most);
}

/** Fills the table of slips row by row, only as far from its diagonal as is forgiven. */
function measure(
  left: ArrayLike<number>, leftFrom: number, leftTo: number, right: ArrayLike<number>, rightFrom: number, rightTo: number, most: number,
): number {
  const columns = rightTo - rightFrom;
  for (let column = 0; column <= most && column <= columns; column++) previous[column] = column;
  let before = -1;
  for (let row = 1; row <= leftTo - leftFrom; row++) {
    const [first, end] = [Math.max(1, row - most), Math.min(columns, row + most)];
    // Beyond the diagonal stands more than is forgiven.
    current[first - 1] = first === 1 ? row : most + 1;
    if (end === row + most) previous[end] = most + 1;
    const letter = left[leftFrom + row - 1]!;
    let least = current[first - 1]!;
    let otherBefore = first === 1 ? -1 : right[rightFrom + first - 2]!;
    for (let column = first; column <= end; column++) {
      const other = right[rightFrom + column - 1]!;
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
