import { controlled } from '../facts.ts';

const list = JSON.stringify(controlled);

/** The rule in the expression language of ZEN. */
export const zen = '(totalProcessingPerformance >= 4800 or totalProcessingPerformance >= 2400 and performanceDensity >= 1.6)'
  + ` and (destination in ${list} or headquarters in ${list})`;
