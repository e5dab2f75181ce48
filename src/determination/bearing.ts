import type { Corpus } from '../corpus/corpus.ts';
import { type Expression, visit } from '../corpus/expression.ts';
import { once } from '../corpus/once.ts';
import { type DefineRule, expressionsOf, isDeciding, type Rule } from '../corpus/rule.ts';
import type { Question } from '../corpus/view.ts';
import { conclusionsOf } from '../engine/conclusions.ts';
import type { FactValue } from '../engine/fact.ts';
import { False, type Truth } from '../engine/frame.ts';
import { type Program, subjectFact } from '../engine/program.ts';
import type { StatedFacts } from '../package/statements.ts';
import type { Move } from './changes.ts';
import type { LoadedFacts } from './loadedFacts.ts';

/** What every rule that decides and every definition comes to for one set of facts on one day. */
export interface Look {
  program: Program;
  rules: Map<string, { rule: Rule; truth: Truth }>;
  conclusions: Record<string, FactValue>;
}

/** Looks at loaded facts under the law of a question. */
export function lookAt(loaded: LoadedFacts, question: Question): Look {
  const program = loaded.under(question);
  const rules = new Map<string, { rule: Rule; truth: Truth }>();
  for (const rule of program.view.rules) {
    if (!isDeciding(rule)) continue;
    rules.set(rule.id, { rule, truth: program.compiler.clause(rule.when).evaluate(loaded.frame) });
  }
  return { program, rules, conclusions: conclusionsOf(program, loaded.frame) };
}

/**
 * Where the law has to move to be a reason for the difference between two looks: see {@link Move.of}. Of the rules that come
 * out otherwise only those that `concern` the difference are followed; left out, all.
 */
export function touchedBetween(before: Look, after: Look, concerns: (rule: Rule) => boolean = () => true): Set<string> {
  const touched = new Set<string>();
  const moved = movedFacts(before, after);
  const seen = new Set<Rule>();
  const follow = (rule: Rule, look: Look): void => {
    if (seen.has(rule)) return;
    seen.add(rule);
    touched.add(`rule ${rule.id}`).add(`wording ${rule.id.split('#')[0]}`).add(`cite ${rule.cite}`);
    for (const { expression } of expressionsOf(rule)) visit(expression, (part) => { read(part, look); });
  };
  const read = (part: Expression, look: Look): void => {
    if (part.kind === 'value') touched.add(`value ${part.name}`);
    if (part.kind === 'in' && 'table' in part.set) addSet(look.program.view.corpus.tables, part.set, touched);
    if (part.kind !== 'fact' || !moved.has(lastOf(part.name))) return;
    for (const rule of definitionsIn(look.program).get(lastOf(part.name)) ?? []) follow(rule, look);
  };
  for (const id of new Set([...before.rules.keys(), ...after.rules.keys()])) {
    const [old, young] = [before.rules.get(id), after.rules.get(id)];
    if ((old?.truth ?? False) === (young?.truth ?? False) || !concerns((young ?? old)!.rule)) continue;
    if (old !== undefined) follow(old.rule, before);
    if (young !== undefined) follow(young.rule, after);
  }
  for (const look of [before, after]) {
    if (moved.has(subjectFact)) for (const rule of definitionsIn(look.program).get(subjectFact) ?? []) follow(rule, look);
  }
  return touched;
}

/** Whether a move is among what was touched; who joins a set matters only to facts that name it. */
export function bears({ of, member }: Move, touched: ReadonlySet<string>, facts: StatedFacts): boolean {
  if (!touched.has(of)) return false;
  return member === undefined || Object.values(facts).some(({ value }) => value === member);
}

function movedFacts(before: Look, after: Look): Set<string> {
  const names = new Set([...Object.keys(before.conclusions), ...Object.keys(after.conclusions)]);
  return new Set([...names].filter((name) => JSON.stringify(before.conclusions[name]) !== JSON.stringify(after.conclusions[name]))
    .map(lastOf));
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function addSet(tables: Corpus['tables'], { table, name }: { table: string; name: string }, touched: Set<string>): void {
  const key = `set ${table} ${name}`;
  if (touched.has(key)) return;
  touched.add(key);
  for (const entry of tables[table]?.sets[name] ?? []) if ('include' in entry) addSet(tables, entry.include, touched);
}

const definitionsIn = once(({ view }: Program): Map<string, DefineRule[]> =>
  Map.groupBy(view.rules.filter((rule) => rule.kind === 'define'), ({ fact }) => lastOf(fact)));
