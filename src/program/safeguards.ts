import { entriesOf, needed, readLawData, type Sourced, sourcedOf } from '../corpus/lawData.ts';
import type { Package } from '../package/model.ts';

/** A published framework, as far as it is mapped here. */
export interface Framework extends Sourced {
  name: string;
  edition: string;
}

/** One thing that frameworks ask for, and the evidence that would show it. */
export interface Safeguard {
  id: string;
  fact: string;
  asks: string;
  evidence: string;
  maps: { framework: string; parts: string }[];
}

export interface Safeguards {
  notice: string;
  frameworks: Framework[];
  safeguards: Safeguard[];
}

/** `said`: stated without a source; `assumed`: only assumed; `refused`: stated not to be so; `open`: nothing stated. */
export type EvidenceState = 'given' | 'said' | 'assumed' | 'refused' | 'open';

export interface SafeguardFinding {
  safeguard: Safeguard;
  state: EvidenceState;
  /** What the file gives as evidence, and its line. */
  given: string | null;
  line: number | null;
}

/** Reads the list of safeguards. Throws `InputError` where it is not in its form. */
export function readSafeguards(file: string, text: string): Safeguards {
  return readLawData(file, text, (source, tree) => {
    const frameworks = entriesOf(source, tree, 'frameworks', ['name', 'edition', 'grade', 'source'], (entry, path) => ({
      name: needed(source, entry, path, 'name'), edition: needed(source, entry, path, 'edition'), ...sourcedOf(source, entry, path),
    }));
    const names = frameworks.map(({ name }) => name);
    return {
      notice: needed(source, tree, [], 'notice'), frameworks,
      safeguards: entriesOf(source, tree, 'safeguards', ['id', 'fact', 'asks', 'evidence', 'maps'], (entry, path) => ({
        id: needed(source, entry, path, 'id'), fact: needed(source, entry, path, 'fact'), asks: needed(source, entry, path, 'asks'),
        evidence: needed(source, entry, path, 'evidence'),
        maps: entriesOf(source, entry, 'maps', ['framework', 'parts'], (part, place) => ({
          framework: source.oneOf(part, place, 'framework', names) ?? '', parts: needed(source, part, place, 'parts'),
        }), path),
      })),
    };
  });
}

/** What a package gives as evidence for every safeguard. Nothing stated is open, and stated without a source is only said. */
export function safeguardFindings({ facts = {} }: Package, { safeguards }: Safeguards): SafeguardFinding[] {
  return safeguards.map((safeguard) => {
    const stated = facts[safeguard.fact];
    if (stated === undefined || stated.value === null) return { safeguard, state: 'open', given: null, line: stated?.line ?? null };
    const { value, source, assumed, note, line } = stated;
    const state = value === false ? 'refused' : assumed !== undefined ? 'assumed' : source === undefined ? 'said' : 'given';
    return { safeguard, state, given: source ?? assumed ?? note ?? null, line };
  });
}
