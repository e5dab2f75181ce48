import type { Corpus } from './corpus.ts';
import { addDays } from './date.ts';
import type { Diagnostic } from './diagnostic.ts';
import { Names } from './names.ts';
import { visit } from './expression.ts';
import { placeOf, wordsOf } from './place.ts';
import { lastDayOf } from './provision.ts';
import { checkNamed } from './references.ts';
import { type DefineRule, expressionsOf } from './rule.ts';
import { checkReferences, checkTypes, declaredIn } from './ruleCheck.ts';
import { expectType, type TypeContext } from './types.ts';
import { boundaries, viewOf } from './view.ts';

/**
 * What the corpus must satisfy as a whole: names, sets and cross-references resolve, types and units fit, and on every
 * day one version of each provision and one definition of each fact applies. Returns what is wrong, nothing if sound.
 */
export function checkCorpus(corpus: Corpus): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const names = new Names(corpus.vocabulary);
  const versions = corpus.provisions.flatMap((provision) => provision.versions);
  const declared = declaredIn(versions.flatMap(({ rules }) => rules));
  for (const { file, prose, rules } of versions) {
    for (const [index, rule] of rules.entries()) {
      const id = rule.id.slice(rule.id.indexOf('#') + 1);
      const complain: TypeContext['complain'] = (message, hint, at) => {
        const words = at === undefined ? /'([^']+)'/.exec(message)?.slice(1) ?? [] : wordsOf(at);
        const place = placeOf(prose, id, rule.line, words);
        problems.push({ file, ...place, field: id, message, ...(hint === undefined ? {} : { hint }) });
      };
      if (rules.findIndex((other) => other.id === rule.id) < index) {
        problems.push({ file, line: rule.line, column: 1, field: id, message: `Another rule of this page has the id '${id}'.` });
      }
      checkTypes(rule, { names, tables: corpus, vocabulary: corpus.vocabulary, bound: {}, complain });
      checkReferences(rule, corpus, declared, complain);
    }
  }
  problems.push(...checkNamed(corpus, names));
  checkCounts(corpus, names, problems);
  checkDays(corpus, problems);
  return problems;
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
