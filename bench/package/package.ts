import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLawCases } from '../../src/cli/lawCases.ts';
import { projectRoot } from '../../src/cli/lawFiles.ts';
import { openWorkbench, type Workbench } from '../../src/cli/workbench.ts';
import type { Determination } from '../../src/determination/determination.ts';
import { determine } from '../../src/determination/determine.ts';
import { LoadedFacts } from '../../src/determination/loadedFacts.ts';
import { Memory } from '../../src/determination/memory.ts';
import type { DetermineOptions } from '../../src/determination/options.ts';
import type { Decision } from '../../src/engine/decision.ts';
import { FactError } from '../../src/engine/lawEngine.ts';
import { type Proof, proofOf } from '../../src/engine/proof.ts';
import type { Program } from '../../src/engine/program.ts';
import type { Package } from '../../src/package/model.ts';
import { readPackage } from '../../src/package/reader.ts';
import { figure, type Section, table, verdict } from '../table.ts';
import { bestMilliseconds, medianMilliseconds } from '../timing.ts';

const [warmRuns, editRuns, packageTargetMilliseconds, keystrokeTargetMilliseconds, caseTarget] = [3, 25, 1, 16, 50_000];

/** Whole packages and whole determinations of single legs, with the proofs of all that is found. */
export function measurePackages(on: string): Section {
  const bench = openWorkbench();
  const packages = readdirSync(join(projectRoot, 'examples')).filter((name) => name.endsWith('.yaml'))
    .map((name) => measurePackage(bench, name, on));
  const cases = measureCases(bench);
  const slowest = (measured: 'again' | 'edited'): number => Math.max(...packages.map((each) => each[measured]));
  return { title: 'Whole determinations', text: [
    'Each example in processor time: every leg in both views with the proofs of its findings, the tests, the questions and the\n'
    + 'dates ahead. *Alone* keeps nothing but what is compiled (best of three). *Again* is the same file read anew, reading not\n'
    + 'counted, with the memory that the site keeps (`src/determination/memory.ts`; median of 25). *Edited* has another quantity in\n'
    + 'its first item, one never met before (median of 25): what the edit does not reach is remembered.',
    table(['package', 'legs', 'proofs', 'alone, ms', 'edited, ms', 'again, ms'],
      packages.map(({ name, legs, proofs, alone, edited, again }) =>
        [name, String(legs), String(proofs), figure(alone), figure(edited), figure(again)]), [1, 2, 3, 4, 5]),
    `The ${cases.count} worked cases of the law in the enforced view, each a whole decision with the proofs of its findings,\n`
    + 'one thread, processor time: '
    + `${figure(cases.perSecond)} a second, and ${figure(cases.outcomesPerSecond)} where only the outcome is wanted.`,
    table(['target', 'wanted', 'measured', ''], [
      verdict('a whole package, warm, with proofs', 'under 1 ms', `${figure(slowest('again'))} ms again`,
        slowest('again') < packageTargetMilliseconds),
      verdict('a keystroke in an example', 'under 16 ms', `${figure(slowest('edited'))} ms edited`,
        slowest('edited') < keystrokeTargetMilliseconds),
      verdict('decisions of the worked cases, with proofs', '50,000 a second', figure(cases.perSecond), cases.perSecond >= caseTarget),
    ], [1, 2])].join('\n\n') };
}

function measurePackage(bench: Workbench, name: string, on: string) {
  const path = join(projectRoot, 'examples', name);
  const text = readFileSync(path, 'utf8');
  const reading = { path, vocabulary: bench.vocabulary, catalogNames: bench.catalog.names };
  const read = (quantity?: number): Package =>
    readPackage(quantity === undefined ? text : text.replace(/quantity: \d+/, `quantity: ${quantity}`), reading).package;
  const found = read();
  let [legs, proofs] = [0, 0];
  const whole = (what: Package, memory?: Memory): void => {
    const options = { on, assumeOrdinary: true, ...(memory === undefined ? {} : { memory }) };
    const determination = determine(bench.engine, what, bench.catalog, options);
    legs = determination.legs.length;
    proofs = proveAll(bench, determination, options);
  };
  const alone = bestMilliseconds(warmRuns, () => { whole(found); });
  const memory = new Memory();
  whole(found, memory);
  const timed = (make: (run: number) => Package): number => medianMilliseconds(Array.from({ length: editRuns }, (_, run) => make(run)),
    (what) => { whole(what, memory); });
  const again = timed(() => read());
  return { name: name.replace('.yaml', ''), legs, proofs, alone, again, edited: timed((run) => read(1000 + run)) };
}

function proveAll({ engine }: Workbench, { legs }: Determination, options: DetermineOptions): number {
  let count = 0;
  for (const leg of legs) {
    const loaded = new LoadedFacts(engine, leg.facts, options);
    for (const view of ['enforced', 'codified'] as const) {
      count += loaded.recall(`proofs ${view}`, () => prove(loaded.under({ on: options.on, view }), engine, leg[view])).length;
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
