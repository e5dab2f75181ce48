import { lineAt } from './complaint.ts';
import type { Check, Complaint } from './complaint.ts';
import { isTest, sourcesOf, visit } from './source.ts';
import type { Source } from './source.ts';

const neverInText: [RegExp, string][] = [
  [/@ts-(ignore|expect-error|nocheck)/g, 'silences the type checker; say the type instead'],
  [/\b(TO[D]O|FIX[M]E|X[X]X)\b/g, 'leaves work for later; do it now or write it down as an issue'],
];
const neverInCode: [RegExp, string][] = [
  [/(?:[:<|&,(=]|\bas|\bextends|=>)\s*any\b(?!\s*[:(.=])/g, 'switches the type checker off; use the type or “unknown”'],
];
const neverInTests: [RegExp, string][] = [
  [/\b(?:test|it|describe|suite|context|t)\.(?:only|skip|todo)\b/g, 'a test is left out; every test runs, always'],
];

/** No shortcut that hides a fault: no any, no silenced checks, no swallowed errors, no skipped tests. */
export const habitsCheck: Check = {
  name: 'habits',
  promise: 'nothing hides a fault: no any, no silenced check, no swallowed error, no idle test',
  find: (project) => sourcesOf(project).flatMap((source) => [
    ...findPatterns(source, source.text, neverInText),
    ...findPatterns(source, source.bare, neverInCode),
    ...findEmptyCatches(source),
    ...(isTest(source.path) ? findIdleTests(source) : []),
  ]),
};

function complain(source: Source, offset: number, message: string): Complaint {
  return { check: 'habits', file: source.path, line: lineAt(source.text, offset), message };
}

function findPatterns(source: Source, text: string, patterns: [RegExp, string][]): Complaint[] {
  return patterns.flatMap(([pattern, why]) =>
    [...text.matchAll(pattern)].map((match) => complain(source, match.index, `“${match[0].trim()}”: ${why}.`)));
}

function findEmptyCatches(source: Source): Complaint[] {
  const complaints: Complaint[] = [];
  visit(source.program, (node) => {
    if (node.type !== 'CatchClause' || node.body.body.length > 0) return;
    const message = 'an empty catch swallows every error; handle the one expected and rethrow the rest.';
    complaints.push(complain(source, node.start, message));
  });
  return complaints;
}

function findIdleTests(source: Source): Complaint[] {
  return [...findPatterns(source, source.bare, neverInTests), ...findLeftOut(source), ...findNoAssertion(source)];
}

function findLeftOut(source: Source): Complaint[] {
  const complaints: Complaint[] = [];
  visit(source.program, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
    if (!['test', 'it', 'describe', 'suite'].includes(node.callee.name)) return;
    for (const argument of node.arguments) {
      if (argument.type !== 'ObjectExpression') continue;
      for (const property of argument.properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
        if (!['only', 'skip', 'todo'].includes(property.key.name)) continue;
        const message = `“${property.key.name}”: a test is left out; every test runs, always.`;
        complaints.push(complain(source, property.start, message));
      }
    }
  });
  return complaints;
}

function findNoAssertion(source: Source): Complaint[] {
  if (!source.path.endsWith('.test.ts') || /\b(?:assert|expect)\w*\s*[.(<]/.test(source.bare)) return [];
  return [complain(source, 0, 'no assertion; a test file must assert something.')];
}
