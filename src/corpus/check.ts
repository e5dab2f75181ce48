import type { Corpus } from './corpus.ts';
import { addDays } from './date.ts';
import type { Diagnostic } from './diagnostic.ts';
import { Names } from './names.ts';
import { visit } from './expression.ts';
import { lastDayOf } from './provision.ts';
import { type DefineRule, expressionsOf, type Rule } from './rule.ts';
import { expectType, type TypeContext, typeOf } from './types.ts';
import { boundaries, viewOf } from './view.ts';

/**
 * What the corpus must satisfy as a whole: names, sets and cross-references resolve, types and units fit, and on every
 * day one version of each provision and one definition of each fact applies. Returns what is wrong, nothing if sound.
 */
export function checkCorpus(corpus: Corpus): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const names = new Names(corpus.vocabulary);
  const rules = corpus.provisions.flatMap(({ versions }) => versions.flatMap(({ rules: own, file }) =>
    own.map((rule) => ({ rule, file }))));
  const declared = {
    exceptions: new Set(rules.flatMap(({ rule }) => (rule.kind === 'exception' ? [rule.name] : []))),
    ids: new Set(rules.map(({ rule }) => rule.id)),
  };
  for (const { rule, file } of rules) {
    const complain = (message: string, hint?: string): void => {
      problems.push({ file, line: rule.line, column: 1, field: rule.id.split('#')[1]!, message, ...(hint ? { hint } : {}) });
    };
    checkTypes(rule, { names, tables: corpus, vocabulary: corpus.vocabulary, bound: {}, complain });
    checkReferences(rule, corpus, declared, complain);
  }
  checkVocabulary(corpus, problems);
  checkCounts(corpus, names, problems);
  checkDays(corpus, problems);
  return problems;
}

function checkTypes(rule: Rule, context: TypeContext): void {
  if (rule.kind !== 'define') {
    for (const { expression } of expressionsOf(rule)) expectType(expression, 'boolean', context);
    return;
  }
  const bound = rule.element === undefined ? {} : { [rule.element]: rule.element };
  const own = { ...context, bound };
  for (const { when, is } of rule.cases) {
    expectType(when, 'boolean', own);
    const target = definedFact(rule, context);
    if (target === undefined) continue;
    const found = typeOf(is, own);
    if (found === undefined) continue;
    expectType(is, target.type, own);
    if (found.unit !== undefined && target.unit !== undefined && found.unit !== target.unit) {
      context.complain(`It defines ${target.unit} by ${found.unit}.`);
    }
  }
}

function definedFact(rule: DefineRule, context: TypeContext): { type: 'boolean'; unit?: string } | undefined {
  const typed = typeOf(rule.element === undefined ? { kind: 'fact', name: rule.fact }
    : { kind: 'fact', of: rule.element, name: rule.fact },
  { ...context, bound: rule.element === undefined ? {} : { [rule.element]: rule.element } });
  return typed as { type: 'boolean'; unit?: string } | undefined;
}

type Complain = (message: string, hint?: string) => void;

function checkReferences(
  rule: Rule, corpus: Corpus, declared: { exceptions: Set<string>; ids: Set<string> }, complain: Complain,
): void {
  const grounds = rule.kind === 'require' ? [rule.ground]
    : rule.kind === 'exempt' || rule.kind === 'review' ? rule.grounds
      : rule.kind === 'exception' || rule.kind === 'authorise' ? rule.lifts : [];
  for (const ground of grounds) {
    if (corpus.vocabulary.grounds[ground] === undefined) complain(`The ground '${ground}' is not declared in grounds.yaml.`);
  }
  const exceptions = rule.kind === 'bar' ? [...(rule.exceptions === 'all' ? [] : rule.exceptions)]
    : rule.kind === 'exception' ? rule.requiresAlso.map(({ exception }) => exception) : [];
  for (const name of exceptions) if (!declared.exceptions.has(name)) complain(`No rule gives the exception '${name}'.`);
  for (const id of rule.kind === 'review' ? rule.overrides : []) {
    if (!declared.ids.has(id)) complain(`It overrides '${id}', which is no rule.`);
  }
  if (rule.kind === 'review') {
    const key = `review-severity-${rule.policy}`;
    if (!Object.values(corpus.tables).some((table) => key in table.values)) {
      complain(`The review policy '${rule.policy}' has no severity in the tables.`);
    }
  }
}

function checkVocabulary(corpus: Corpus, problems: Diagnostic[]): void {
  const seen = new Set<string>();
  for (const { subject, name } of corpus.vocabulary.facts) {
    const key = `${subject}.${name}`;
    if (seen.has(key)) {
      problems.push({ file: 'law/vocabulary', line: 1, column: 1, message: `'${key}' is declared twice.` });
    }
    seen.add(key);
  }
  for (const table of Object.values(corpus.tables)) {
    for (const [name, entries] of Object.entries(table.sets)) {
      for (const entry of entries) {
        if (!('include' in entry) || corpus.tables[entry.include.table]?.sets[entry.include.name] !== undefined) continue;
        const { table: other, name: set } = entry.include;
        problems.push({ file: table.file, line: 1, column: 1, field: name, message: `There is no set ${other}["${set}"].` });
      }
    }
  }
}

/** Counting conditions are conditions like any other; what they leave unknown must be a fact. */
function checkCounts(corpus: Corpus, names: Names, problems: Diagnostic[]): void {
  for (const { subject, name, counts } of corpus.vocabulary.facts) {
    if (counts === undefined) continue;
    const complain = (message: string, hint?: string): void => {
      const field = `${subject}.${name}.counts`;
      problems.push({ file: 'law/vocabulary', line: 1, column: 1, field, message, ...(hint ? { hint } : {}) });
    };
    expectType(counts.when, 'boolean', { names, tables: corpus, vocabulary: corpus.vocabulary, bound: {}, complain });
    if (counts.unknown === undefined || names.find(counts.unknown) !== undefined) continue;
    const near = names.nearest(counts.unknown);
    complain(`There is no fact '${counts.unknown}'.`, near === undefined ? undefined : `Did you mean '${near}'?`);
  }
}

/** Every boundary, the day before and the day after: one version a provision, one definition a fact, no circle. */
function checkDays(corpus: Corpus, problems: Diagnostic[]): void {
  for (const provision of corpus.provisions) {
    for (const [index, version] of provision.versions.entries()) {
      const last = lastDayOf(provision, index);
      if (last !== undefined && last < version.effective) {
        problems.push({ file: version.file, line: 1, column: 1, message: 'No day is left on which this version applies.' });
      }
    }
  }
  const reported = new Set<string>();
  for (const day of daysToCheck(corpus)) {
    for (const view of ['enforced', 'codified'] as const) {
      const defined = new Map<string, DefineRule>();
      for (const rule of viewOf(corpus, { on: day, view }).rules) {
        if (rule.kind !== 'define') continue;
        const key = `${rule.element ?? ''}.${rule.fact}`;
        const other = defined.get(key);
        if (other !== undefined && !reported.has(rule.id)) {
          reported.add(rule.id);
          problems.push({
            file: rule.id, line: rule.line, column: 1,
            message: `On ${day} '${rule.fact}' is defined here and in ${other.id} (${view}).`,
          });
        }
        defined.set(key, rule);
      }
      const circle = circleIn(defined);
      if (circle !== undefined && !reported.has(circle.join())) {
        reported.add(circle.join());
        problems.push({
          file: defined.get(circle[0]!)?.id ?? '', line: 1, column: 1,
          message: `On ${day} these facts are defined by one another: ${circle.join(' → ')}.`,
        });
      }
    }
  }
}

/** The days on which something changes, each with its neighbours. */
export function daysToCheck(corpus: Corpus): string[] {
  return [...new Set(boundaries(corpus).flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]))].sort();
}

/** A circle of definitions, or undefined. Elements are followed by name, which may only find more circles, not fewer. */
function circleIn(defined: ReadonlyMap<string, DefineRule>): string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (key: string): string[] | undefined => {
    const at = path.indexOf(key);
    if (at >= 0) return [...path.slice(at), key];
    const rule = defined.get(key);
    if (rule === undefined || done.has(key)) return undefined;
    path.push(key);
    for (const next of namesIn(rule, defined)) {
      const circle = walk(next);
      if (circle !== undefined) return circle;
    }
    path.pop();
    done.add(key);
    return undefined;
  };
  for (const key of defined.keys()) {
    const circle = walk(key);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

function namesIn(rule: DefineRule, defined: ReadonlyMap<string, DefineRule>): string[] {
  const names = new Set<string>();
  for (const { expression } of expressionsOf(rule)) {
    visit(expression, (part) => {
      if (part.kind !== 'fact') return;
      const short = part.name.slice(part.name.indexOf('.') + 1);
      const keys = part.of === undefined
        ? [`.${part.name}`, `circuit.${short}`, `party.${short}`] : [`circuit.${part.name}`, `party.${part.name}`];
      for (const key of keys) if (defined.has(key)) names.add(key);
    });
  }
  return [...names];
}
