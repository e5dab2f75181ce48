import { parse } from 'yaml';
import { InputError } from '../corpus/diagnostic.ts';
import type { ListEntry } from './entry.ts';

/** A condition on an entry, as the table in `law/` writes it. */
interface Condition {
  addressOnly?: boolean;
  footnote?: string;
  requirement?: RegExp;
  policy?: RegExp;
}

/** A value that a rule states, or that it is to be taken from the programs of the entry. */
type RuleValue = string | boolean | 'program';

interface FactRule {
  lists: readonly string[];
  cite: string;
  when: Condition;
  first?: string;
  facts: readonly (readonly [fact: string, value: RuleValue, fromPrograms: boolean])[];
}

/** The table by which entries become facts. */
export interface ListFactRules {
  rules: readonly FactRule[];
  strictest: Readonly<Record<string, readonly string[]>>;
  prefer: Readonly<Record<string, { table: string; set: string }>>;
  /** Program tags that the law spells in another way than the lists. */
  spellings: Readonly<Record<string, string>>;
}

/** One fact of a party, without its role, and the entries that bring it. */
export interface ListFact {
  fact: string;
  value: string | boolean;
  cite: string;
  entries: ListEntry[];
}

/** Which members a set of the law has on a day. */
export type SetOn = (table: string, set: string) => readonly string[];

type Tree = Record<string, unknown>;

/** Reads the table of `law/`. Throws {@link InputError} where it is not in its form. */
export function readListFactRules(text: string, file: string): ListFactRules {
  const tree = treeOf(parse(text));
  if (!Array.isArray(tree.rules)) throw fault(file, 'rules', 'There are no rules.');
  return {
    rules: tree.rules.map((rule, index) => ruleOf(treeOf(rule), `rules[${index}]`, file)),
    strictest: treeOf(tree.strictest) as ListFactRules['strictest'],
    prefer: treeOf(tree.prefer) as ListFactRules['prefer'],
    spellings: treeOf(tree.spellings) as ListFactRules['spellings'],
  };
}

function ruleOf(tree: Tree, field: string, file: string): FactRule {
  const { lists, cite, when, first, facts } = tree;
  if (!Array.isArray(lists) || typeof cite !== 'string' || typeof facts !== 'object' || facts === null) {
    throw fault(file, field, 'A rule names lists, cite and facts.');
  }
  return {
    lists: lists.map(String), cite, when: conditionOf(treeOf(when), field, file), ...(first === undefined ? {} : { first: String(first) }),
    facts: Object.entries(facts as Tree).map(([fact, value]) => {
      if (typeof value === 'boolean' || typeof value === 'string') return [fact, value, false] as const;
      if (treeOf(value).program === true) return [fact, 'program', true] as const;
      throw fault(file, `${field}.facts.${fact}`, 'A fact is a text, true, false, or {program: true}.');
    }),
  };
}

function conditionOf(tree: Tree, field: string, file: string): Condition {
  const condition: Condition = {};
  for (const [name, value] of Object.entries(tree)) {
    if (name === 'addressOnly' && typeof value === 'boolean') condition.addressOnly = value;
    else if (name === 'footnote') condition.footnote = String(value);
    else if (name === 'requirement' || name === 'policy') condition[name] = new RegExp(String(value), 'i');
    else throw fault(file, `${field}.when.${name}`, 'There is no such condition.');
  }
  return condition;
}

function treeOf(value: unknown): Tree {
  return typeof value === 'object' && value !== null ? value as Tree : {};
}

function fault(file: string, field: string, message: string): InputError {
  return new InputError([{ file, line: 1, column: 1, field, message, hint: 'The head of the file says how it is written.' }]);
}

/** Whether an entry stands on a day, as far as its list says from when and until when it does. */
export function standsOn({ start, end }: Pick<ListEntry, 'start' | 'end'>, on: string): boolean {
  return (start === undefined || start <= on) && (end === undefined || on <= end);
}

/**
 * The facts of a party that is settled to be the one these entries name, on a day. Entries that do not stand on the day bring
 * nothing. Where entries differ, the strictest value stands, and what is true of one of them is true.
 */
export function listFacts(entries: readonly ListEntry[], on: string, rules: ListFactRules, setOn: SetOn): ListFact[] {
  const found = new Map<string, ListFact[]>();
  for (const entry of entries) {
    if (!standsOn(entry, on)) continue;
    for (const fact of factsOf(entry, rules, setOn)) {
      const before = found.get(fact.fact);
      if (before === undefined) found.set(fact.fact, [fact]);
      else before.push(fact);
    }
  }
  return [...found.values()].map((facts) => combined(facts, rules));
}

function factsOf(entry: ListEntry, { rules, prefer, spellings }: ListFactRules, setOn: SetOn): ListFact[] {
  const taken = new Set<string>();
  return rules.flatMap(({ lists, cite, when, first, facts }) => {
    if (!lists.includes(entry.list) || first !== undefined && taken.has(first) || !fits(when, entry)) return [];
    if (first !== undefined) taken.add(first);
    return facts.flatMap(([fact, value, fromPrograms]): ListFact[] => {
      if (!fromPrograms) return [{ fact, value, cite, entries: [entry] }];
      const tags = entry.programmes.map((tag) => spellings[tag] ?? tag);
      const preferred = prefer[fact];
      const members = preferred === undefined ? [] : setOn(preferred.table, preferred.set);
      const tag = tags.find((one) => members.includes(one)) ?? tags[0];
      return tag === undefined ? [] : [{ fact, value: tag, cite, entries: [entry] }];
    });
  });
}

function fits({ addressOnly, footnote, requirement, policy }: Condition, entry: ListEntry): boolean {
  return (addressOnly === undefined || addressOnly === (entry.addressOnly === true))
    && (footnote === undefined || entry.footnotes.includes(footnote))
    && (requirement === undefined || requirement.test(entry.licenceRequirement ?? ''))
    && (policy === undefined || policy.test(entry.reviewPolicy ?? ''));
}

/** One fact of what several entries say of it. */
function combined(facts: readonly ListFact[], { strictest }: ListFactRules): ListFact {
  const [head] = facts;
  const order = strictest[head!.fact];
  const value = facts.some((fact) => fact.value === true) ? true
    : order?.find((one) => facts.some((fact) => fact.value === one)) ?? head!.value;
  const bringing = facts.filter((fact) => fact.value === value);
  return { ...(bringing[0] ?? head!), entries: bringing.flatMap(({ entries }) => entries) };
}
