import type { LegFinding } from '../../determination/determination.ts';
import type { Report } from './report.ts';

/** The determination as one documented JSON object. Facts become provenance: each value with where it came from. */
export function renderJson({ determination, lifts }: Report): string {
  const { legs, ...rest } = determination;
  const shown = legs.map((leg) => ({ ...withProvenance(leg), coveredBy: {
    enforced: lifts.get(`enforced ${leg.id}`) ?? [], codified: lifts.get(`codified ${leg.id}`) ?? [],
  } }));
  return `${JSON.stringify({ format: 'portolan-determination/1', ...rest, legs: shown }, null, 2)}\n`;
}

function withProvenance({ facts, ...leg }: LegFinding) {
  const provenance = Object.fromEntries(Object.entries(facts).map(([name, { value, origin }]) =>
    [name, { value, ...origin }]));
  return { ...leg, provenance };
}
