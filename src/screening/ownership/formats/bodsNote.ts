import type { FactValue } from '../../../engine/fact.ts';
import type { FactProblem } from '../../../engine/load.ts';
import type { Entity } from '../book.ts';
import { sayOf } from '../named.ts';
import type { BookWords } from './table.ts';

/** A remark of the standard on a statement, as far as it is written here. */
export interface BodsAnnotation {
  motivation?: string;
  statementPointerTarget?: string;
  description?: string;
  createdBy?: { name?: string };
  creationDate?: string;
}

/** Begins a remark that holds, as JSON, what the standard has no field for. */
const mark = 'portolan-facts/1 ';

/** What the standard has no field for: listings and other facts of an entity, and whether all its owners are on record. */
export function noteOf({ facts, complete }: Entity): string | undefined {
  const said = Object.entries(facts).filter(([name, { value }]) => name !== 'party.organisedIn' || typeof value !== 'string')
    .map(([name, { value }]) => [name, value]);
  if (said.length === 0 && complete === undefined) return undefined;
  return mark + JSON.stringify({ ...(complete === undefined ? {} : { complete }), facts: Object.fromEntries(said) });
}

/** Takes up what such remarks say of an entity. Gives what could not be used of them, in words. */
export function takeNotes(entity: Entity, annotations: readonly BodsAnnotation[], words: BookWords): string[] {
  const problems: FactProblem[] = [];
  for (const { description = '' } of annotations) {
    if (!description.startsWith(mark)) continue;
    const note = parsed(description.slice(mark.length));
    if (note === undefined) return ['An annotation with facts of Portolan cannot be read.'];
    if (typeof note.complete === 'boolean') entity.complete = note.complete;
    for (const [field, value] of Object.entries(note.facts ?? {})) {
      sayOf(entity, field.slice(field.indexOf('.') + 1), value, { ...words, field, problems });
    }
  }
  return problems.map(({ field, message }) => `${field}: ${message}`);
}

function parsed(text: string): { complete?: unknown; facts?: Record<string, FactValue> } | undefined {
  try {
    const note: unknown = JSON.parse(text);
    return note !== null && typeof note === 'object' ? note : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
