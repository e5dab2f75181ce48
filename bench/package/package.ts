import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readLawCases } from '../../src/cli/lawCases.ts';
import { projectRoot } from '../../src/cli/lawFiles.ts';
import { openPackage, openWorkbench, type Workbench } from '../../src/cli/workbench.ts';
import type { Determination } from '../../src/determination/determination.ts';
import { determine } from '../../src/determination/determine.ts';
import { valuesOf } from '../../src/determination/options.ts';
import type { Decision } from '../../src/engine/decision.ts';
import { FactError } from '../../src/engine/lawEngine.ts';
import { type Proof, proofOf } from '../../src/engine/proof.ts';
import type { Program } from '../../src/engine/program.ts';
import { figure, type Section, table, verdict } from '../table.ts';
import { bestMilliseconds } from '../timing.ts';

const [warmRuns, packageTargetMilliseconds, caseTarget] = [3, 1, 50_000];

/** Whole packages and whole determinations of single legs, with the proofs of all that is found. */
export function measurePackages(on: string): Section {
  const bench = openWorkbench();
  const packages = readdirSync(join(projectRoot, 'examples')).filter((name) => name.endsWith('.yaml'))
    .map((name) => measurePackage(bench, name, on));
  const cases = measureCases(bench);
  const slowest = Math.max(...packages.map(({ milliseconds }) => milliseconds));
  return { title: 'Whole determinations', text: [
    'Each example, warm, best of three in processor time: every leg in both views with the proofs of its findings, the tests,\n'
    + 'the questions and the dates ahead.',
    table(['package', 'legs', 'proofs', 'ms'], packages.map(({ name, legs, proofs, milliseconds }) =>
      [name, String(legs), String(proofs), figure(milliseconds)]), [1, 2, 3]),
    `The ${cases.count} worked cases of the law in the enforced view, each a whole decision with the proofs of its findings,\n`
    + 'one thread, processor time: '
    + `${figure(cases.perSecond)} a second, and ${figure(cases.outcomesPerSecond)} where only the outcome is wanted.`,
    table(['target', 'wanted', 'measured', ''], [
      verdict('a whole package, warm, with proofs', 'under 1 ms', `${figure(slowest)} ms`, slowest < packageTargetMilliseconds),
      verdict('decisions of the worked cases, with proofs', '50,000 a second', figure(cases.perSecond), cases.perSecond >= caseTarget),
    ], [1, 2])].join('\n\n') };
}

function measurePackage(bench: Workbench, name: string, on: string) {
  const { package: found } = openPackage(join(projectRoot, 'examples', name), bench);
  const options = { on, assumeOrdinary: true };
  let [legs, proofs] = [0, 0];
  const milliseconds = bestMilliseconds(warmRuns, () => {
    const determination = determine(bench.engine, found, bench.catalog, options);
    legs = determination.legs.length;
    proofs = proveAll(bench, determination, on);
  });
  return { name: name.replace('.yaml', ''), legs, proofs, milliseconds };
}

function proveAll({ engine }: Workbench, { legs }: Determination, on: string): number {
  let count = 0;
  for (const leg of legs) {
    for (const view of ['enforced', 'codified'] as const) {
      engine.load(valuesOf(leg.facts), on, { assumeOrdinary: true });
      count += prove(engine.program({ on, view }), engine, leg[view]).length;
    }
  }
  return count;
}

/** The conditions of the rules found at work, taken apart. */
function prove(program: Program, engine: Workbench['engine'], decision: Decision): Proof[] {
  const found = [...decision.grounds, ...decision.prohibitions, ...decision.reviewAuthorities].map(({ rule }) => rule);
  return program.view.rules.flatMap((rule) =>
    (rule.kind !== 'define' && found.includes(rule.id) ? [proofOf(program, engine.frame, rule)] : []));
}

function measureCases({ engine }: Workbench) {
  const asked = readLawCases('law').map(({ facts, on, knownOn, assumeOrdinary }) =>
    ({ facts, question: { on, view: 'enforced' as const, ...(knownOn === undefined ? {} : { knownOn }) }, options: { assumeOrdinary } }));
  const usable = asked.filter(({ facts, question, options }) => {
    try {
      return engine.outcome(facts, question, options) !== undefined;
    } catch (error) {
      // Some cases show what is refused.
      if (error instanceof FactError) return false;
      throw error;
    }
  });
  const whole = bestMilliseconds(2, () => {
    for (const { facts, question, options } of usable) prove(engine.program(question), engine, engine.decide(facts, question, options));
  });
  const outcomes = bestMilliseconds(2, () => {
    for (const { facts, question, options } of usable) engine.outcome(facts, question, options);
  });
  return { count: usable.length, perSecond: usable.length / whole * 1000, outcomesPerSecond: usable.length / outcomes * 1000 };
}
