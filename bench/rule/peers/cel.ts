import { controlled } from '../facts.ts';

const list = JSON.stringify(controlled);

/** The rule in CEL, for both engines of that language. */
export const cel = '(totalProcessingPerformance >= 4800.0 || totalProcessingPerformance >= 2400.0 && performanceDensity >= 1.6)'
  + ` && (destination in ${list} || headquarters in ${list})`;
