/** Keeps what was made last, and gives it again for as long as it is asked for under the same key. */
export function latest<Made>(): (key: string, make: () => Made) => Made {
  let kept: { key: string; made: Made } | undefined;
  return (key, make) => {
    if (kept?.key !== key) kept = { key, made: make() };
    return kept.made;
  };
}
