import type { Origin, StatedFact } from '../engine/fact.ts';
import type { StatedFacts } from './statements.ts';

/** One chip, server, model or other thing that packages name instead of giving its figures. */
export interface CatalogEntry {
  id: string;
  name: string;
  /** Short names. Where one could mean several variants, a note says which it means. */
  aliases: string[];
  kind: string;
  maker?: string;
  /** A year, month or day. */
  released?: string;
  /** The circuits of a board, server or rack; its facts of circuits come from them. */
  contains?: { chip: string; count: number; origin: Origin };
  /** Of one unit. No fact of the law, but of use to whoever sizes a site. */
  thermalDesignPowerWatts?: StatedFact;
  notes: string[];
  /** What the law can use of it, under `item.`, each with its source and grade. */
  facts: StatedFacts;
}

/** Every name of an entry: its id, its name, its aliases and the maker's part number. */
export function namesOf({ id, name, aliases, facts }: CatalogEntry): string[] {
  const partNumber = facts['item.partNumber']?.value;
  return [id, name, ...aliases, ...(typeof partNumber === 'string' ? [partNumber] : [])];
}

/** The plain form of a name: `H100 SXM`, `h100_sxm` and `h100-sxm` are the same. */
export function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}.+]+/gu, '-').replaceAll(/^-|-$/g, '');
}
