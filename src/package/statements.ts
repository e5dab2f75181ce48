import type { FactValue, Origin, StatedFact } from '../engine/fact.ts';
import type { Stated } from './stated.ts';
import type { Place } from './tree.ts';

/** Facts that were stated or follow from what was stated, by full vocabulary name, each with where it came from. */
export type StatedFacts = Record<string, StatedFact>;

/** A value of the file as a fact: assumed where the file says so. */
export function fromFile(stated: Stated<FactValue>, file: string): StatedFact {
  const { value, line, column, assumed, source, grade, note, until, derived: follows } = stated;
  const said = assumed ?? note;
  return {
    value,
    origin: {
      kind: assumed === undefined ? (follows === true ? 'derived' : 'file') : 'assumed',
      file,
      line,
      column,
      ...(source === undefined ? {} : { source }),
      ...(grade === undefined ? {} : { grade }),
      ...(said === undefined ? {} : { note: said }),
      ...(until === undefined ? {} : { until }),
    },
  };
}

/** A plain part of the file (a name, a count of its lines) as a fact. */
export function read(value: FactValue, file: string, { line, column }: Place): StatedFact {
  return { value, origin: { kind: 'file', file, line, column } };
}

/** What follows from other statements of the file. `from` lends its place and, if it was assumed, its doubt. */
export function derived(value: FactValue, note: string, file: string, from?: Place | Origin): StatedFact {
  const place =
    from === undefined
      ? {}
      : {
          ...(from.line === undefined ? {} : { line: from.line }),
          ...(from.column === undefined ? {} : { column: from.column }),
        };
  const assumed = from !== undefined && 'kind' in from && from.kind === 'assumed';
  const reason = assumed && from.note !== undefined ? `${note} (assumed: ${from.note})` : note;
  const until = from !== undefined && 'until' in from ? { until: from.until } : {};
  return { value, origin: { kind: assumed ? 'assumed' : 'derived', file, ...place, note: reason, ...until } };
}

/** Adds one stated value under a fact's name, if it was stated at all. */
export function put(facts: StatedFacts, name: string, stated: Stated<FactValue> | undefined, file: string): void {
  if (stated !== undefined) facts[name] = fromFile(stated, file);
}
