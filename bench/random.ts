/** Numbers from 0 to 1 that come in the same order for the same seed (a linear congruence with Knuth's constants). */
export function randomFrom(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return Number(state >> 33n) / 2 ** 31;
  };
}
