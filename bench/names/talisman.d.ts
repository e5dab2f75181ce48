declare module 'talisman/metrics/jaro-winkler.js' {
  /** How alike two words are, from 0 to 1. */
  const jaroWinkler: (left: string, right: string) => number;
  export default jaroWinkler;
}
