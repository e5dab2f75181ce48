import type { Diagnostic } from '../corpus/diagnostic.ts';
import { type Path, Source, type Tree } from '../corpus/source.ts';
import type { FactValue } from '../engine/fact.ts';
import { FactError, type LawEngine } from '../engine/lawEngine.ts';
import { read } from '../package/statements.ts';
import { LoadedFacts } from './loadedFacts.ts';
import { answered, followOwners, type Owned } from './owners.ts';
import { testFacts } from './tests.ts';

/** A worked example from the world, beside the provision it tests. */
export interface LawCase {
  id: string;
  file: string;
  line: number;
  question: string;
  on: string;
  knownOn?: string;
  assumeOrdinary: boolean;
  facts: Record<string, FactValue>;
  expect: Tree;
  source: string;
  kind: string;
}

/** One expectation that the corpus does not meet. */
export interface Disagreement {
  key: string;
  expected: unknown;
  found: unknown;
}

const fields = ['id', 'question', 'on', 'knownOn', 'assume', 'facts', 'expect', 'source', 'kind', 'why', 'settled',
  'confidence', 'tags', 'note', 'view'];

/** Reads the `cases.yaml` of a provision. */
export function readCases(file: string, text: string, problems: Diagnostic[]): LawCase[] {
  const source = new Source(file, text, problems);
  if (!Array.isArray(source.data)) {
    if (source.data !== undefined && source.data !== null) source.problem([], 'A list of cases is needed.');
    return [];
  }
  return source.data.flatMap((value: unknown, index): LawCase[] => {
    const path: Path = [index];
    const tree = source.map(value, path, fields);
    if (tree === undefined) return [];
    const on = source.date(tree, path, 'on', 'required');
    const knownOn = source.date(tree, path, 'knownOn');
    return on === undefined ? [] : [{
      id: source.text(tree, path, 'id', 'required') ?? `case ${index + 1}`, file, line: source.at(path).line, on,
      question: source.text(tree, path, 'question') ?? '',
      assumeOrdinary: source.oneOf(tree, path, 'assume', ['ordinary']) !== undefined,
      facts: (source.map(tree.facts ?? {}, [...path, 'facts']) ?? {}) as Record<string, FactValue>,
      expect: source.map(tree.expect ?? {}, [...path, 'expect']) ?? {},
      source: source.text(tree, path, 'source', 'required') ?? '', kind: source.text(tree, path, 'kind') ?? '',
      ...(knownOn === undefined ? {} : { knownOn }),
    }];
  });
}

/** Runs a case in the enforced view (and the codified one where it is expected of) and lists what does not hold. */
export function runCase(engine: LawEngine, lawCase: LawCase): Disagreement[] {
  const { on, knownOn, assumeOrdinary, facts, expect } = lawCase;
  const known = knownOn === undefined ? {} : { knownOn };
  const ask = (view: 'enforced' | 'codified'): Owned => {
    const owned = followOwners(engine, facts, { on, view, ...known }, { assumeOrdinary });
    const decision = engine.decide(owned.facts, { on, view, ...known }, { assumeOrdinary, stated: owned.stated });
    return answered(decision, owned);
  };
  try {
    const found: Disagreement[] = [];
    const { codified, enforced, tests, ...plain } = expect;
    found.push(...compare(engine, ask('enforced'), plain, ''));
    if (isTree(enforced)) found.push(...compare(engine, ask('enforced'), enforced, 'enforced.'));
    if (isTree(codified)) found.push(...compare(engine, ask('codified'), codified, 'codified.'));
    if (isTree(tests)) found.push(...compareTests(engine, lawCase, tests));
    return found;
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    return error.problems.map(({ field, message }) => ({ key: field, expected: 'a usable fact', found: message }));
  }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compare(engine: LawEngine, decision: Owned, expect: Tree, prefix: string): Disagreement[] {
  return Object.entries(expect).flatMap(([key, expected]) => {
    const { names } = engine.layout;
    const found = foundFor(decision, names.find(key)?.name ?? key);
    const wanted = key === 'needs' && Array.isArray(expected)
      ? expected.map((name) => names.find(String(name))?.name ?? name) : expected;
    return agrees(key, wanted, found) ? [] : [{ key: prefix + key, expected, found }];
  });
}

/** Runs the tests named in an expectation over the facts of a case; one that does not apply is `not-asked`. */
function compareTests(engine: LawEngine, { on, knownOn, facts, file, line, assumeOrdinary }: LawCase, expect: Tree): Disagreement[] {
  const stated = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, read(value, file, { line, column: 1 })]));
  const loaded = new LoadedFacts(engine, stated, { on, assumeOrdinary });
  const question = { on, view: 'enforced', ...(knownOn === undefined ? {} : { knownOn }) } as const;
  const findings = subjects.flatMap((subject) => testFacts(loaded, question, subject, ''));
  return Object.entries(expect).flatMap(([name, expected]) => {
    const found = findings.find(({ rule }) => rule === name)?.status ?? 'not-asked';
    return found === expected ? [] : [{ key: `tests.${name}`, expected, found }];
  });
}

const subjects = ['package', 'party', 'site', 'item', 'leg'] as const;

function foundFor(decision: Owned, key: string): unknown {
  switch (key) {
    case 'outcome': case 'licenceRequired': case 'reviewPolicy': case 'grade': return decision[key];
    case 'exceptionsAvailable': return decision.exceptions.available;
    case 'exceptionsBarred': return decision.exceptions.barred;
    case 'needs': return decision.needs.map(({ fact }) => fact);
    case 'grounds': return decision.grounds.filter(({ stands }) => stands === true).map(({ ground }) => ground);
    case 'prohibited': return decision.prohibitions.map(({ name }) => name);
    case 'eccn': return decision.eccn;
    default: return key in decision.conclusions ? decision.conclusions[key] : undefined;
  }
}

/** Lists hold what is expected, none unexpected where it must be empty; figures agree to a part in ten thousand. */
function agrees(key: string, expected: unknown, found: unknown): boolean {
  if (expected === 'unknown' || expected === null) return found === null || found === 'unknown' || found === undefined;
  if (Array.isArray(expected)) {
    if (!Array.isArray(found)) return false;
    if (key === 'needs') return expected.some((name) => found.includes(name)) || expected.length === 0 && found.length === 0;
    return expected.length === 0 ? found.length === 0 : expected.every((name) => found.includes(name));
  }
  if (typeof expected === 'number' && typeof found === 'number') {
    return Math.abs(expected - found) <= Math.abs(expected) * 1e-4;
  }
  if (key === 'eccn' && typeof expected === 'string' && expected.startsWith('not ')) {
    return typeof found === 'string' && !found.startsWith(expected.slice(4));
  }
  return expected === found;
}
