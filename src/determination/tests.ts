import type { Question } from '../corpus/view.ts';
import { authorityOf } from '../engine/authority.ts';
import { explore, supportOf } from '../engine/explore.ts';
import { False, Unknown } from '../engine/frame.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import { needsOf } from '../engine/needs.ts';
import type { Program } from '../engine/program.ts';
import type { Package } from '../package/model.ts';
import { packageFacts } from '../package/packageFacts.ts';
import { partyFacts } from '../package/partyFacts.ts';
import type { StatedFacts } from '../package/statements.ts';
import type { TestFinding, TestStatus } from './determination.ts';
import { type DetermineOptions, valuesOf } from './options.ts';

/** Runs the tests of the package and of its parties under the law of the date (enforced view). */
export function testPackage(engine: LawEngine, found: Package, options: DetermineOptions): TestFinding[] {
  const question: Question = {
    on: options.on, view: 'enforced', ...(options.knownOn === undefined ? {} : { knownOn: options.knownOn }),
  };
  const program = engine.program(question);
  const own = packageFacts(found);
  const findings = run(engine, program, own, ['package'], '', options);
  for (const { party, facts } of partyFacts(found)) {
    findings.push(...run(engine, program, { ...own, ...facts }, ['party'], party, options));
  }
  return findings;
}

function run(
  engine: LawEngine, program: Program, facts: StatedFacts, subjects: readonly string[], of: string,
  { on, assumeOrdinary = false }: DetermineOptions,
): TestFinding[] {
  const tests = program.tests.filter(({ rule }) => subjects.includes(rule.subject));
  if (tests.length === 0) return [];
  engine.load(valuesOf(facts), on, { assumeOrdinary });
  const { frame } = engine;
  return tests.flatMap(({ rule, node, met }): TestFinding[] => {
    if (node.evaluate(frame) === False) return [];
    const { diagram } = explore(frame, {
      answer: (asked) => {
        const truth = met.evaluate(asked);
        return truth === Unknown ? undefined : truth === False ? 'no' : 'yes';
      },
      collect: (asked, needs) => met.collect(asked, needs),
    }, 256);
    return [{
      ...authorityOf(program, rule), name: rule.name, subject: rule.subject, of,
      status: statusOf('answer' in diagram ? diagram.answer : undefined, rule.severity), severity: rule.severity,
      needs: needsOf(program, frame, supportOf(diagram)),
      ...(rule.question === undefined ? {} : { question: rule.question }),
    }];
  });
}

/** A test that is not met is only a fault where the text makes it a must; otherwise it is for a person to judge. */
function statusOf(answer: string | undefined, severity: string): TestStatus {
  if (answer === undefined) return 'open';
  if (answer === 'yes') return 'met';
  return severity === 'required' ? 'not-met' : 'for-judgement';
}
