import type { Corpus } from './corpus.ts';
import { addDays } from './date.ts';
import type { Diagnostic } from './diagnostic.ts';
import { visit } from './expression.ts';
import { type DefineRule, expressionsOf } from './rule.ts';
import { boundaries, type LawView, viewOf } from './view.ts';

/** The days on which something changes, each with its neighbours. */
export function daysToCheck(corpus: Corpus): string[] {
  return [...new Set(boundaries(corpus).flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]))].sort();
}

/** On every day and in both views, each fact has one definition at most, and none is defined through itself. */
export function checkDefinitions(corpus: Corpus): Diagnostic[] {
  const problems = new Map<string, Diagnostic>();
  const defining = definitionsOf(corpus);
  const links = new Map<DefineRule, readonly string[]>();
  const seen = new Set<string>();
  for (const day of daysToCheck(defining)) {
    for (const view of ['enforced', 'codified'] as const) {
      const law = viewOf(defining, { on: day, view });
      const rules = law.rules as DefineRule[];
      // Most days have the definitions of another day.
      const key = rules.map(({ id, line }) => `${id}:${line}`).join();
      if (seen.has(key)) continue;
      seen.add(key);
      const { defined, twice } = byFact(rules);
      for (const [rule, other] of twice) {
        report(problems, law, rule, `On ${day} '${rule.fact}' is defined here and in ${other.id} (${view}).`, rule.id);
      }
      const circle = circleIn(defined, links);
      if (circle === undefined) continue;
      const message = `On ${day} these facts are defined by one another: ${circle.map(shown).join(' → ')}.`;
      report(problems, law, defined.get(circle[0]!)!, message, circle.join());
    }
  }
  return [...problems.values()];
}

/** The same fault on another day is not told again. */
function report(problems: Map<string, Diagnostic>, law: LawView, rule: DefineRule, message: string, key: string): void {
  if (problems.has(key)) return;
  const file = law.versions.find(({ rules }) => rules.includes(rule))?.file ?? '';
  problems.set(key, { file, line: rule.line, column: 1, field: rule.id.slice(rule.id.indexOf('#') + 1), message });
}

/** The corpus without anything that no definition depends on: what is left has fewer days to look at. */
function definitionsOf(corpus: Corpus): Corpus {
  const provisions = corpus.provisions.map(({ id, versions }) => ({
    id, versions: versions.map((version) => ({ ...version, rules: version.rules.filter(({ kind }) => kind === 'define') })),
  }));
  return { ...corpus, tables: {}, provisions: provisions.filter(({ versions }) => versions.some(({ rules }) => rules.length > 0)) };
}

function byFact(rules: readonly DefineRule[]): { defined: Map<string, DefineRule>; twice: [DefineRule, DefineRule][] } {
  const defined = new Map<string, DefineRule>();
  const twice: [DefineRule, DefineRule][] = [];
  for (const rule of rules) {
    const key = `${rule.element ?? ''}.${rule.fact}`;
    const other = defined.get(key);
    if (other !== undefined) twice.push([rule, other]);
    defined.set(key, rule);
  }
  return { defined, twice };
}

/** A circle of definitions, or undefined. Elements are followed by name, which may only find more circles, not fewer. */
function circleIn(
  defined: ReadonlyMap<string, DefineRule>, links: Map<DefineRule, readonly string[]>,
): string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (key: string): string[] | undefined => {
    const at = path.indexOf(key);
    if (at >= 0) return [...path.slice(at), key];
    const rule = defined.get(key);
    if (rule === undefined || done.has(key)) return undefined;
    path.push(key);
    if (!links.has(rule)) links.set(rule, keysIn(rule));
    for (const next of links.get(rule)!) {
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

/** Every definition that a definition may ask for. */
function keysIn(rule: DefineRule): readonly string[] {
  const keys = new Set<string>();
  for (const { expression } of expressionsOf(rule)) {
    visit(expression, (part) => {
      if (part.kind !== 'fact') return;
      const short = part.name.slice(part.name.indexOf('.') + 1);
      if (part.of === undefined) keys.add(`.${part.name}`);
      for (const element of ['circuit', 'party']) keys.add(`${element}.${part.of === undefined ? short : part.name}`);
    });
  }
  return [...keys];
}

/** Facts that belong to no element are kept under an empty one. */
function shown(key: string): string {
  return key.replace(/^\./, '');
}
