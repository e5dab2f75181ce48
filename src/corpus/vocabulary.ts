import type { Expression } from './expression.ts';
import type { Writing } from './writing.ts';

export type FactType = 'boolean' | 'number' | 'country' | 'date' | 'text';
export type FactClass = 'determining' | 'diligence' | 'judgement' | 'reading' | 'derived';

/** One fact of the vocabulary, without the prefix under which a question states it. */
export interface FactDefinition {
  name: string;
  subject: string;
  type: FactType;
  class: FactClass;
  question: string;
  unit?: string;
  values?: string[];
  /** How a text has to be written. */
  writing?: Writing;
  minimum?: number;
  maximum?: number;
  who?: string;
  cite?: string;
  /** May it ever be proposed as a change of substance? `change` says the change in words. */
  lever: boolean;
  change?: string;
  /** The change in words where the fact is so already, and only what the change brings about is not. */
  again?: string;
  /** Whoever decides on the change follows the review policies of the law. */
  reviewed?: true;
  /** Of a country: the sets of tables, with spaces between (`places.united-states`), to which the change never leads. */
  never?: string;
  /** The value that the change brings about, where it is not `true`. */
  to?: boolean;
  /** What else the change brings about: a licence that is obtained is neither used up nor expired. */
  brings?: Record<string, boolean>;
  /** Who can make the change: `applicant`, or whoever else decides on it. */
  control?: string;
  /** What the change takes, where somebody says. */
  cost?: LeverCost;
  /** Says that a deal is arranged to get around the law: its provision answers who asks for a change that is no lever. */
  evasion?: true;
  /** Why no rule reads it: it is only recorded, or worked out elsewhere. */
  unread?: string;
  /** The listed values are the usual ones; others are accepted. */
  open: boolean;
  /** Facts read off one sheet: once one of the series is stated, those left out count as zero. */
  series?: string;
  /** The role about which nothing is known while this is stated to be false: it takes part, and nothing is ordinary of it. */
  hides?: string;
  /** The value `--assume ordinary` gives to an omitted fact: a value, or another fact's. */
  ordinary?: boolean | number | string | { sameAs: string };
  /** For diligence facts: the value used when nobody recorded anything. */
  absent?: boolean | number | string;
  aliases: string[];
  valueAliases: Record<string, boolean | number | string>;
  /** The words by which a question about owners says that a party stands on this list. */
  onList?: string[];
  /** For figures of a package that nobody has to state: what of it is counted. */
  counts?: CountRule;
}

/** How long a change takes at most, and who says so. */
export interface LeverCost {
  days: number;
  source: string;
}

/** Counts the things of a collection for which a condition holds; those for which it is open widen the count. */
export interface CountRule {
  /** Members, suppliers, items …: the determination knows them. */
  collection: string;
  when: Expression;
  /** Counts only things of which this fact is not known: the one way in which law may ask what was left unsaid. */
  unknown?: string;
}

export interface Role {
  name: string;
  title: string;
  aliases: string[];
  /** Facts of the role that go by a name of their own (`item.designerHeadquarters`), by that name. */
  facts: Record<string, string>;
  /** Who stands in while nothing is said about the role, in order: the operator for the end user. */
  inherits: string[];
}

export interface Collection {
  element: string;
  prefixes: string[];
  /** Elements even when nothing was stated about them. */
  always: string[];
  /** An element only while no other is named (the item's own figures, unless circuits are named one by one). */
  default?: string;
}

/** Everything that may be said, by whom it can be known and why it matters. */
export interface Vocabulary {
  facts: FactDefinition[];
  roles: Role[];
  /** Which prefixes a quantifier ranges over: `recipients`, `parties`, `circuits`. */
  collections: Record<string, Collection>;
  grounds: Record<string, { title: string; reason?: string; cite?: string }>;
}

/** The full names under which a fact may be stated: one per role, circuit or subject. */
export function fullNamesOf(fact: FactDefinition, vocabulary: Vocabulary): string[] {
  return prefixesOf(fact.subject, vocabulary).map((prefix) => (prefix === '' ? fact.name : `${prefix}.${fact.name}`));
}

/** The prefixes of a subject: none for the leg, every role for a party, the item and its circuits for a circuit. */
export function prefixesOf(subject: string, vocabulary: Vocabulary): string[] {
  if (subject === 'leg') return [''];
  if (subject === 'party') return [...vocabulary.roles.map(({ name }) => name), 'party'];
  if (subject === 'circuit') return vocabulary.collections.circuits?.prefixes ?? ['item'];
  return [subject];
}
