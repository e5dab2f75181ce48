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
import type { Program } from '../../src/engine/program.ts';
import { Prover, type RuleProof } from '../../src/engine/prover.ts';
import type { Package } from '../../src/package/model.ts';
import { readPackage } from '../../src/package/reader.ts';
import { collectGarbage } from '../garbage.ts';
import { figure, type Section, table, verdict } from '../table.ts';
import { bestMilliseconds, meanMilliseconds } from '../timing.ts';

const [warmRuns, editRuns, heapEdits, packageTargetMilliseconds, keystrokeTargetMilliseconds, caseTarget] = [3, 25, 100, 1, 16, 50_000];

/** Whole packages and whole determinations of single legs, with the proofs of all that is found. */
export function measurePackages(on: string): Section {
  const bench = openWorkbench();
  const packages = readdirSync(join(projectRoot, 'examples')).filter((name) => name.endsWith('.yaml'))
    .map((name) => measurePackage(bench, name, on));
  const cases = measureCases(bench);
  const slowest = (measured: 'warm' | 'edited'): number => Math.max(...packages.map((each) => each[measured]));
  return { title: 'Whole determinations', text: [
    'Each example in processor time: every leg in both views with the proofs of its findings, the tests, the questions and the\n'
    + 'dates ahead. *Alone* keeps nothing but what is compiled (best of three). The others have the memory that the site keeps\n'
    + '(`src/determination/memory.ts`; mean of 25): *edited* has another quantity in its first item, one never met before, and what\n'
    + 'the edit does not reach is remembered; *again* is the same file read anew, reading not counted; *warm* the same package,\n'
    + `asked once more. *Heap* is what ${heapEdits} different edits add to it.`,
    table(['package', 'legs', 'proofs', 'alone, ms', 'edited, ms', 'again, ms', 'warm, ms', 'heap, MB'],
      packages.map(({ name, legs, proofs, alone, edited, again, warm, heap }) =>
        [name, String(legs), String(proofs), figure(alone), figure(edited), figure(again), figure(warm), figure(heap)]), [1, 2, 3, 4, 5, 6, 7]),
    `The ${cases.count} worked cases of the law in the enforced view, each a whole decision with the proofs of its findings,\n`
    + 'one thread, processor time: '
    + `${figure(cases.perSecond)} a second, and ${figure(cases.outcomesPerSecond)} where only the outcome is wanted.`,
    table(['target', 'wanted', 'measured', ''], [
      verdict('a whole package, warm, with proofs', 'under 1 ms', `${figure(slowest('warm'))} ms`,
        slowest('warm') < packageTargetMilliseconds),
      verdict('a keystroke in an example', 'under 16 ms', `${figure(slowest('edited'))} ms`,
        slowest('edited') < keystrokeTargetMilliseconds),
      verdict('decisions of the worked cases, with proofs', '50,000 a second', figure(cases.perSecond), cases.perSecond >= caseTarget),
    ], [1, 2])].join('\n\n') };
}

function measurePackage(bench: Workbench, name: string, on: string) {
  const path = join(projectRoot, 'examples', name);
  const text = readFileSync(path, 'utf8');
  const reading = { path, vocabulary: bench.vocabulary, catalogNames: bench.catalog.names };
  const read = (quantity?: number): Package =>
    readPackage(quantity === undefined ? text : withQuantity(text, quantity), reading).package;
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
  const timed = (make: (run: number) => Package): number => meanMilliseconds(Array.from({ length: editRuns }, (_, run) => make(run)),
    (what) => { whole(what, memory); });
  const [again, warm, edited] = [timed(() => read()), timed(() => found), timed((run) => read(1001 + run))];
  const before = heapMegabytes();
  for (let run = 0; run < heapEdits; run++) whole(read(2001 + run), memory);
  return { name: name.replace('.yaml', ''), legs, proofs, alone, again, warm, edited, heap: Math.max(0, heapMegabytes() - before) };
}

/** Another quantity of the first item, however it is written. */
function withQuantity(text: string, quantity: number): string {
  return text.replace(/(quantity:[\s{]*(?:value: )?)\d+/, `$1${quantity}`);
}

function heapMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
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

/** The rules found at work, taken apart down to what was stated. */
function prove(program: Program, engine: Workbench['engine'], decision: Decision): RuleProof[] {
  const found = [...decision.grounds, ...decision.prohibitions, ...decision.reviewAuthorities].map(({ rule }) => rule);
  const prover = new Prover(program, engine.frame);
  return program.view.rules.flatMap((rule) => (rule.kind !== 'define' && found.includes(rule.id) ? [prover.rule(rule)] : []));
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
