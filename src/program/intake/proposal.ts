import type { Field } from './rules.ts';

/** A piece of a proposal's text: a line or paragraph, with where it stands. */
export interface Passage {
  /** From 1; `null` where the format has no pages. */
  page: number | null;
  /** From 1, through the whole document. */
  number: number;
  text: string;
}

/** A fact that a passage seems to state. Nothing takes it over before a person has confirmed it. */
export interface ProposedFact {
  id: number;
  field: Field;
  /** Of a fact about a party, site or item: which one, by the id that it would have. */
  of: string | null;
  value: string | number | { amount: number; currency: string } | Record<string, string | number | string[]>;
  /** The value as people read it. */
  words: string;
  page: number | null;
  passage: number;
  /** The passage in which it was found, cut where it is long. */
  text: string;
  rule: string;
}

/** `page 3, passage 12` as a source that a package can name. */
export function anchorOf({ page, passage }: Pick<ProposedFact, 'page' | 'passage'>, file: string): string {
  return `${file}, ${page === null ? '' : `page ${page}, `}passage ${passage}`;
}

/** The fact as a person words it; whatever else was found of a thing stays with it. */
export function inOtherWords(fact: ProposedFact, words: string): ProposedFact {
  return { ...fact, value: valueIn(fact, words), words };
}

function valueIn({ value }: ProposedFact, words: string): ProposedFact['value'] {
  if (typeof value === 'number' && Number.isFinite(Number(words))) return Number(words);
  if (typeof value === 'object' && 'name' in value) return { ...value, name: words };
  return typeof value === 'string' ? words : value;
}
