import type { Determination, LegFinding } from '../determination/determination.ts';
import { valuesOf } from '../determination/options.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import { True } from '../engine/frame.ts';

/** An exception or authorisation that covers a leg, with what must be kept to use it. */
export interface LiftNote {
  name: string;
  cite: string;
  rule: string;
  conditions: string[];
}

/** What covers each leg, by leg id and view: `enforced gb300@site`. Only legs that are covered appear. */
export function liftsOf(engine: LawEngine, found: Determination, assumeOrdinary: boolean): Map<string, LiftNote[]> {
  const notes = new Map<string, LiftNote[]>();
  for (const leg of found.legs) {
    for (const view of ['enforced', 'codified'] as const) {
      const { exceptions, authorisations } = leg[view];
      if (exceptions.available.length + authorisations.length === 0) continue;
      notes.set(`${view} ${leg.id}`, coveringLifts(engine, leg, found, view, assumeOrdinary));
    }
  }
  return notes;
}

function coveringLifts(
  engine: LawEngine, leg: LegFinding, { on, knownOn }: Determination, view: 'enforced' | 'codified',
  assumeOrdinary: boolean,
): LiftNote[] {
  const program = engine.program({ on, view, ...(knownOn === null ? {} : { knownOn }) });
  engine.load(valuesOf(leg.facts), on, { assumeOrdinary });
  return [...program.authorisations, ...program.exceptions]
    .filter(({ covers }) => covers.evaluate(engine.frame) === True)
    .map(({ rule }) => ({ name: rule.name, cite: rule.cite, rule: rule.id, conditions: rule.conditions }));
}
