import { nearestName } from '../../corpus/diagnostic.ts';
import { miswriting } from '../../corpus/writing.ts';
import type { Names } from '../../corpus/names.ts';
import type { FactDefinition, Vocabulary } from '../../corpus/vocabulary.ts';
import type { FactValue, Interval } from '../../engine/fact.ts';
import type { FactProblem } from '../../engine/load.ts';
import { emptyBook, type Entity, entityOf, type OwnerBook } from './book.ts';
import { shareOf } from './share.ts';

/** A question about owners taken apart: the graph it names, and everything else it states. */
export interface NamedOwners {
  book: OwnerBook;
  rest: Record<string, FactValue>;
  problems: FactProblem[];
}

const edge = /^(own|control)\.(.+)>(.+)$/;
const nowhere = { file: 'facts', line: 1, column: 1 };

/** Whether any of the facts names a stake or a control between entities. */
export function namesOwners(facts: Readonly<Record<string, FactValue>>): boolean {
  return Object.keys(facts).some((name) => edge.test(name));
}

/**
 * Reads `own.A>B` (the percentage that A holds in B; an edge that is not named is no stake), `control.A>B`, and what is said of
 * the entities on them: facts of a party (`A.headquarters`), of subject entity (`A.residence`), and the short forms
 * `A.list` and `A.footnote`.
 */
export function namedOwners(vocabulary: Vocabulary, names: Names, facts: Readonly<Record<string, FactValue>>): NamedOwners {
  const found: NamedOwners = { book: emptyBook(), rest: {}, problems: [] };
  for (const [name, value] of Object.entries(facts)) {
    const [, kind, owner, owned] = edge.exec(name) ?? [];
    if (kind === undefined || names.find(name) !== undefined) found.rest[name] = value;
    else addEdge(found, name, kind, owner!, owned!, value);
  }
  const longestFirst = [...found.book.entities.values()].sort((left, right) => right.id.length - left.id.length);
  for (const [name, value] of Object.entries(found.rest)) {
    const entity = longestFirst.find(({ id }) => name.startsWith(`${id}.`));
    if (entity === undefined || names.find(name) !== undefined) continue;
    delete found.rest[name];
    sayOf(entity, name.slice(entity.id.length + 1), value, { vocabulary, names, field: name, problems: found.problems });
  }
  for (const entity of longestFirst) {
    if (Object.keys(entity.facts).length === 0 && namedLists(vocabulary, entity.id).length > 0) sayList(entity, entity.id, vocabulary);
  }
  return found;
}

function addEdge({ book, problems }: NamedOwners, field: string, kind: string, owner: string, owned: string, value: FactValue): void {
  if (owner === owned) problems.push({ field, message: 'Nobody owns or controls themselves.', hint: 'Leave it out.' });
  for (const id of [owner, owned]) entityOf(book, id);
  if (kind === 'control') {
    if (value === true) book.controls.push({ owner, owned, at: nowhere });
    else if (value !== false && value !== null) problems.push({ field, message: 'Control is true or false.' });
    return;
  }
  try {
    if (value !== 0) book.stakes.push({ owner, owned, share: shareOf(percentIn(value)), at: nowhere });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.push({ field, message: error.message, hint: 'Write a percentage, as in 50, {"min": 25} or null.' });
  }
}

const plain = /^\d+(\.\d+)?$/;
const bound = /^([<>]=?)\s*(\d+(?:\.\d+)?)$/;
const range = /^(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?)$/;

/** A share as people write it: `50`, `>25`, `25..50`, null. Throws `RangeError` for what is none. */
export function percentIn(value: FactValue): number | Interval | null {
  if (value === null || typeof value === 'number' || typeof value === 'object') return value;
  const text = String(value).trim();
  if (plain.test(text)) return Number(text);
  if (text === 'unknown' || text === 'null') return null;
  const [, from, to] = range.exec(text) ?? [];
  if (from !== undefined) return { min: Number(from), max: Number(to) };
  const [, operator, figure] = bound.exec(text) ?? [];
  if (operator === undefined) throw new RangeError(`'${text}' is no share.`);
  return operator.startsWith('>') ? { min: Number(figure), ...(operator === '>' ? { minExclusive: true } : {}) }
    : { max: Number(figure), ...(operator === '<' ? { maxExclusive: true } : {}) };
}

interface Saying {
  vocabulary: Vocabulary;
  names: Names;
  field: string;
  problems: FactProblem[];
}

/** States one thing of an entity under the name that the vocabulary has for it. */
export function sayOf(entity: Entity, name: string, value: FactValue, { vocabulary, names, field, problems }: Saying): void {
  const list = vocabulary.facts.find((fact) => fact.subject === 'entity' && fact.name === name && fact.values !== undefined);
  if (list !== undefined) {
    const wrong = value === null ? undefined : sayList(entity, String(value), vocabulary);
    if (wrong !== undefined) problems.push({ field, ...wrong });
    return;
  }
  const numbered = typeof value === 'number' ? names.find(`party.${name}${value}`) : undefined;
  const named = numbered ?? names.find(`party.${name}`) ?? names.find(`entity.${name}`);
  if (named === undefined) {
    const near = nearestName(`party.${name}`, names.all.filter(({ prefix }) => prefix === 'party').map((one) => one.name));
    problems.push({
      field, message: `A party has no fact '${name}'.`,
      ...(near === undefined ? {} : { hint: `Did you mean '${near.slice('party.'.length)}'?` }),
    });
  } else entity.facts[named.name] = { value: numbered === undefined ? value : true, origin: { kind: 'stated' } };
}

/** States what a text means that names lists and, after them, the terms of the entry: `EL all items, denial`. Says what is wrong. */
function sayList(entity: Entity, text: string, vocabulary: Vocabulary): Pick<FactProblem, 'message' | 'hint'> | undefined {
  const lists = namedLists(vocabulary, text);
  const usual = vocabulary.facts.find((fact) => fact.subject === 'entity' && fact.values !== undefined)?.values ?? [];
  const known = [...vocabulary.facts.flatMap(({ onList = [] }) => onList), ...usual];
  if (lists.length === 0 && !usual.includes(text.trim())) {
    return { message: `There is no list '${text}'.`, hint: `Write one of ${known.join(', ')}.` };
  }
  for (const fact of vocabulary.facts) {
    if (fact.onList !== undefined) state(entity, fact.name, lists.some((one) => one.fact === fact));
  }
  const terms = lists.reduce((left, { word }) => left.replace(word, ','), text).split(/[,;]/).map((term) => term.trim());
  for (const term of lists.length === 0 ? [] : terms.filter(Boolean)) {
    const fact = vocabulary.facts.find((one) => one.subject === 'party' && termOf(one, term) !== undefined);
    if (fact === undefined) return { message: `Of the entry, '${term}' was not understood.`, hint: 'Write as in: EL all items, denial.' };
    state(entity, fact.name, termOf(fact, term)!);
  }
  return undefined;
}

/** The value of a text fact that a term of an entry means; a program tag is known by the way it is written. */
function termOf(fact: FactDefinition, term: string): string | undefined {
  if (fact.type !== 'text') return undefined;
  const alias = fact.valueAliases[term];
  if (typeof alias === 'string') return alias;
  if (fact.writing !== undefined) return miswriting(term, fact.writing) === undefined ? term : undefined;
  return fact.values?.find((value) => value === term.replaceAll(' ', '-').toLowerCase());
}

function state(entity: Entity, fact: string, value: FactValue): void {
  entity.facts[`party.${fact}`] = { value, origin: { kind: 'stated' } };
}

/** The lists that a text begins with or names between commas and plus signs. */
function namedLists({ facts }: Vocabulary, text: string): { fact: FactDefinition; word: string }[] {
  const parts = text.split(/[,;+]/).map((part) => part.trim());
  return facts.flatMap((fact) => {
    const words = [...fact.onList ?? []].sort((left, right) => right.length - left.length);
    const word = words.find((one) => parts.some((part) => part === one || part.startsWith(`${one} `)));
    return word === undefined ? [] : [{ fact, word }];
  });
}
