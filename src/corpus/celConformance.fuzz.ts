// CEL's own conformance tests (the data of cel-spec), run through the reader, the checker and the engine of the law.
import { getConformanceSuite, type IncrementalTest, type IncrementalTestSuite } from '@bufbuild/cel-spec/testdata/tests.js';
import type { Facts } from '../engine/fact.ts';
import { madeUpCorpus, madeUpFact, type Outcome, outcomeOf } from './celWorld.fuzz.ts';
import type { FactDefinition, FactType } from './vocabulary.ts';

/** What came of the tests of one section of a conformance file. */
export interface Section {
  file: string;
  name: string;
  total: number;
  accepted: number;
  passing: number;
  /** Why tests were refused, each with how many and the first expression. */
  refused: Map<string, { count: number; expression: string }>;
  /** Accepted, and answered otherwise than CEL: there must be none. */
  differing: string[];
}

const factTypes: Record<string, FactType> = { boolValue: 'boolean', doubleValue: 'number', stringValue: 'text' };

/** Runs every conformance test and counts by file and section. */
export function runConformance(): Section[] {
  return getConformanceSuite().suites.flatMap((file) => file.suites.map((section) => {
    const counts: Section = {
      file: file.name, name: section.name, total: 0, accepted: 0, passing: 0, refused: new Map(), differing: [],
    };
    for (const each of testsOf(section)) count(each, counts);
    return counts;
  }));
}

function testsOf(suite: IncrementalTestSuite): IncrementalTest[] {
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}

function count(each: IncrementalTest, section: Section): void {
  const { expr } = each.original;
  const outcome = runTest(each);
  section.total++;
  if ('refused' in outcome) {
    const reason = kindOf(outcome.refused);
    const known = section.refused.get(reason) ?? { count: 0, expression: expr };
    section.refused.set(reason, { ...known, count: known.count + 1 });
    return;
  }
  section.accepted++;
  const expected = expectedOf(each);
  if (Object.is(outcome.answer, expected) || outcome.answer === expected) section.passing++;
  else section.differing.push(`${each.name}: ${expr} should be ${String(expected)}, and is ${JSON.stringify(outcome.answer)}`);
}

/** The vocabulary of a test is made from its bindings; facts are truths, doubles and texts. */
function runTest({ original }: IncrementalTest): Outcome {
  const definitions: FactDefinition[] = [];
  const facts: Record<string, Facts[string]> = {};
  for (const [name, { kind }] of Object.entries(original.bindings)) {
    const bound = kind.case === 'value' ? kind.value.kind : undefined;
    const type = factTypes[bound?.case ?? ''];
    if (type === undefined) return { refused: 'No fact is bound to a message, list, map, integer, null or bytes.' };
    definitions.push(madeUpFact(name, type));
    facts[name] = bound?.value as boolean | number | string;
  }
  const outcome = outcomeOf(original.expr, facts, madeUpCorpus(definitions));
  return 'answer' in outcome && original.container !== '' ? { refused: 'Names stand in full; there are no containers.' } : outcome;
}

/** What CEL answers, as far as the language of the law can say it. Errors match nothing: they must be refused. */
function expectedOf({ original: { resultMatcher } }: IncrementalTest): unknown {
  if (resultMatcher.case === undefined) return true;
  const value = resultMatcher.case === 'value' ? resultMatcher.value
    : resultMatcher.case === 'typedResult' ? resultMatcher.value.result : undefined;
  if (value === undefined) return Symbol('an error');
  return typeof value.kind.value === 'bigint' ? Number(value.kind.value) : value.kind.value;
}

/** A diagnostic without the words that it takes from the expression. */
function kindOf(message: string): string {
  if (message.startsWith('This is not a CEL expression')) return 'This is not a CEL expression.';
  return message.replace(/`[^`]*`(?= (?:takes|orders|sets|looks|is|mixes))/g, '…').replace(/'[^']*'/g, '…')
    .replace(/ and `.*` is a/, ' and … is a').replace(/Write .*|write .*/, '…');
}
