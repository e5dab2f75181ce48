// Facts for the rule: the same thousand for everybody, from a seed.
import { randomFrom } from '../random.ts';

/** The facts of the rule; what is missing is not there. */
export interface Facts {
  totalProcessingPerformance?: number;
  performanceDensity?: number;
  destination?: string;
  headquarters?: string;
}

/** Members of `groups["controlled"]` in law/tables/groups.yaml; a test of the bench holds the two together. */
export const controlled = ['BY', 'CN', 'CU', 'IR', 'KP', 'MO', 'RU', 'SY', 'VE'];
export const others = ['AE', 'BR', 'DE', 'FR', 'GB', 'ID', 'IN', 'JP', 'KE', 'NG', 'NL', 'PL', 'SG', 'TH', 'US'];

const thresholds = [2399, 2400, 4799, 4800];

/** Complete sets of facts, a quarter of them at the thresholds of performance. */
export function completeFacts(count: number, seed: number): Required<Facts>[] {
  const random = randomFrom(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)]!;
  const place = (): string => (random() < 0.4 ? pick(controlled) : pick(others));
  return Array.from({ length: count }, () => ({
    totalProcessingPerformance: random() < 0.25 ? thresholds[Math.floor(random() * thresholds.length)]! : Math.floor(random() * 8000),
    performanceDensity: Math.round(random() * 400) / 100,
    destination: place(), headquarters: place(),
  }));
}
