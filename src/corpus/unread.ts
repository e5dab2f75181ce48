import type { Corpus } from './corpus.ts';
import type { Diagnostic } from './diagnostic.ts';
import { visit } from './expression.ts';
import type { Names } from './names.ts';
import { expressionsOf } from './rule.ts';
import { type FactDefinition, prefixesOf } from './vocabulary.ts';

/**
 * A fact that sounds decisive and decides nothing makes favourable answers out of silence: every fact is read by a rule,
 * an account or a count, or says in `unread` why none reads it. Returns those that do neither, and those that do both.
 */
export function checkUnread(corpus: Corpus, names: Names): Diagnostic[] {
  const read = factsRead(corpus, names);
  return corpus.vocabulary.facts.flatMap((fact) => {
    const problem = problemOf(fact, read.has(fact));
    if (problem === undefined) return [];
    return [{ file: 'law/vocabulary', line: 1, column: 1, field: `${fact.subject}.${fact.name}`, ...problem }];
  });
}

function problemOf(fact: FactDefinition, isRead: boolean): { message: string; hint?: string } | undefined {
  if (isRead) return fact.unread === undefined ? undefined : { message: 'A rule reads it, although `unread` says that none does.' };
  if (fact.class === 'derived' || fact.unread !== undefined) return undefined;
  return { message: 'No rule reads it.', hint: 'Write the rule that does, or say in `unread` why there is none.' };
}

function factsRead(corpus: Corpus, names: Names): Set<FactDefinition> {
  const read = new Set<FactDefinition>();
  const note = (name: string): void => {
    const named = names.find(name);
    if (named !== undefined) read.add(named.definition);
  };
  const byName = Map.groupBy(corpus.vocabulary.facts, ({ name }) => name);
  const notePart = (name: string): void => byName.get(name)?.forEach((fact) => {
    if (isElement(fact, corpus)) read.add(fact);
  });
  const rules = corpus.provisions.flatMap(({ versions }) => versions.flatMap((version) => version.rules));
  const counts = corpus.vocabulary.facts.flatMap((fact) => fact.counts ?? []);
  const expressions = [...rules.flatMap((rule) => expressionsOf(rule).map((each) => each.expression)), ...counts.map(({ when }) => when)];
  for (const expression of expressions) {
    visit(expression, (part) => {
      if (part.kind === 'fact') (part.of === undefined ? note : notePart)(part.name);
    });
  }
  for (const { unknown } of counts) if (unknown !== undefined) note(unknown);
  for (const rule of rules) if (rule.kind === 'ledger') [rule.draws, rule.opening, ...rule.per].forEach(note);
  return read;
}

/** Facts that an element of a collection can have, under whatever name a condition gives it. */
function isElement(fact: FactDefinition, { vocabulary }: Corpus): boolean {
  const elements = Object.values(vocabulary.collections).map(({ element }) => element);
  return elements.includes(fact.subject) || prefixesOf(fact.subject, vocabulary).length > 1;
}
