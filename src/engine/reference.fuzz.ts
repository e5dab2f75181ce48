// Random laws and facts, on which the fast engine and the reference must agree.
// `node src/engine/reference.fuzz.ts [count] [seed]` compares them for longer than the tests do.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Rule } from '../corpus/rule.ts';
import { viewOf } from '../corpus/view.ts';
import type { FactDefinition } from '../corpus/vocabulary.ts';
import { outcomeQuery } from './decide.ts';
import { type Cell, type Diagram, supportOf } from './diagram.ts';
import { explore } from './explore.ts';
import type { Facts } from './fact.ts';
import { False, Frame, True, Unknown } from './frame.ts';
import { Layout } from './layout.ts';
import { loadFacts } from './load.ts';
import { compileProgram, outcomeOf as fastOutcomeOf } from './program.ts';
import {
  allNames, colours, corpusOf, factOfName, flags, laws, numbers, plainLaws, prefixes, reference, someFacts,
} from './randomLaw.fuzz.ts';
import { type Environment, outcomeOf, type Range, truthOf, valueOf } from './reference.ts';

function environmentOf(rules: Rule[], facts: Facts): Environment {
  const stated: Record<string, Range> = {};
  for (const [name, value] of Object.entries(facts)) {
    const { minimum = -Infinity, maximum = Infinity } = factOfName(name);
    if (value === null) continue;
    if (typeof value === 'object') stated[name] = [value.min ?? minimum, value.max ?? maximum];
    else stated[name] = typeof value === 'string' ? [value, value] : [Number(value), Number(value)];
  }
  const recipients = prefixes.filter((prefix) => prefix === 'user' || Object.keys(facts).some((name) => name.startsWith(`${prefix}.`)));
  return { view: viewOf(corpusOf(rules), { on: '2031-02-03', view: 'enforced' }), stated, elements: { recipients } };
}

function ready(rules: Rule[], facts: Facts) {
  const env = environmentOf(rules, facts);
  const program = compileProgram(new Layout(env.view.corpus), env.view);
  const { layout } = program;
  const frame = new Frame(layout);
  assert.deepEqual(loadFacts(frame, facts, { corpus: env.view.corpus }).problems, []);
  return { env, layout, program, frame };
}

/** Both engines find the same values, truths and outcome. */
export function agrees(rules: Rule[], facts: Facts): void {
  const { env, layout, program, frame } = ready(rules, facts);
  for (const name of allNames) {
    const low = program.compiler.fact(layout.slot(name)!).evaluate(frame);
    const bounds = [low, frame.upper];
    const fast = factOfName(name).type === 'text' && low === frame.upper
      ? bounds.map((code) => layout.texts[code]) : bounds.map((bound) => bound + 0);
    assert.deepEqual(fast, valueOf(reference(name), env).map((bound) => (typeof bound === 'number' ? bound + 0 : bound)), name);
  }
  for (const rule of rules) {
    if (rule.kind === 'define') continue;
    const truth = { [False]: false, [True]: true, [Unknown]: undefined }[program.compiler.clause(rule.when).evaluate(frame)];
    assert.equal(truth, truthOf(rule.when, env), `${rule.kind}: ${JSON.stringify(rule.when)}`);
  }
  assert.equal(fastOutcomeOf(program, frame), outcomeOf(env.view.rules, env), 'outcome');
}

/** Which of its possible values each open fact takes. */
export const picking = fc.array(fc.nat(), { minLength: allNames.length, maxLength: allNames.length });

/** What the laws divide by is some amount while it is unknown: nothing at all has no quotient. */
const divisors = ['size', 'speed'];

/** Fills every open fact with a possible value, definitions last; undefined where one neither settles nor yields. */
function complete(env: Environment, picks: readonly number[]): Environment | undefined {
  const stated: Record<string, Range> = { ...env.stated };
  const completed = { ...env, stated };
  for (const [index, name] of allNames.entries()) {
    const [low, high] = valueOf(reference(name), completed);
    if (low === high) continue;
    const { type, open, maximum } = factOfName(name);
    const candidates: (number | string)[] = type === 'text' ? [...colours, ...(open ? ['other', 'grue', 'x'] : [])]
      : type === 'boolean' ? [0, 1] : [-9, ...numbers, 0.5, 3, maximum ?? 100]
        .filter((one) => one >= Number(low) && one <= Number(high) && (one !== 0 || !divisors.includes(name)));
    const value = candidates.length === 0 ? low : candidates[picks[index]! % candidates.length]!;
    stated[name] = [value, value];
    if (valueOf(reference(name), completed)[0] !== value) return undefined;
  }
  return completed;
}

/** The answers a diagram gives for complete facts; undefined stands for an open leaf. */
function possibleAnswers(diagram: Diagram, valueIn: (slot: number) => number | undefined): (string | undefined)[] {
  if ('answer' in diagram) return [diagram.answer];
  if ('open' in diagram) return [undefined];
  const value = valueIn(diagram.slot);
  return diagram.children
    .filter((_, index) => value === undefined || isIn(diagram.cells[index]!, value))
    .flatMap((child) => possibleAnswers(child, valueIn));
}

function isIn({ low, high, texts }: Cell, value: number): boolean {
  return texts === undefined ? low <= value && value <= high : texts.codes.includes(value);
}

/** What splitting finds holds for a completion of the facts. */
export function isSound(rules: Rule[], facts: Facts, picks: readonly number[]): void {
  const { env, layout, program, frame } = ready(rules, facts);
  const { diagram } = explore(frame, outcomeQuery(program));
  const completed = complete(env, picks);
  const outcome = completed && outcomeOf(env.view.rules, completed);
  if (completed === undefined || outcome === undefined) return;
  const found = possibleAnswers(diagram, (slot) => {
    const { name, definition } = layout.slots[slot]!;
    const [low, high] = valueOf(reference(name), completed);
    if (low !== high) return undefined;
    return typeof low === 'number' ? low : standingFor(frame, definition, low);
  });
  assert.ok(found.includes(outcome) || found.includes(undefined), `${outcome} is not among ${found.join(', ')}`);
}
/** The code under which a text is looked up: its own where the law names it, else that of the texts like it. */
function standingFor(frame: Frame, definition: FactDefinition, text: string): number {
  const codes = frame.textsFor(definition);
  const prefixes = ['gre', 'g', 'x'].filter((prefix) => text.startsWith(prefix)).map((prefix) => `${prefix}\0`);
  return [text, ...prefixes, '\0'].map((each) => frame.layout.code(each)).find((code) => codes.includes(code))!;
}
/** A diagram names exactly the facts of which a change alone can change the outcome. */
export function supportIsExact(rules: Rule[]): void {
  const { env, layout, program, frame } = ready(rules, { subjectToEar: true });
  const { diagram } = explore(frame, outcomeQuery(program));
  const outcomes = Array.from({ length: 2 ** flags.length }, (_, bits) => outcomeOf(env.view.rules, {
    ...env, stated: { ...env.stated, ...Object.fromEntries(flags.map((name, place) => [name, [bits >> place & 1, bits >> place & 1]])) },
  }));
  const deciding = flags.filter((_, place) => outcomes.some((outcome, bits) => outcome !== outcomes[bits ^ 1 << place]));
  const found = [...supportOf(diagram)].map((slot) => layout.slots[slot]!.name);
  assert.deepEqual(found.sort(), deciding.sort());
}

function compareEngines(numRuns: number, seed: number): void {
  fc.assert(fc.property(laws, someFacts, agrees), { numRuns, seed });
  fc.assert(fc.property(laws, someFacts, picking, isSound), { numRuns, seed });
  fc.assert(fc.property(plainLaws, supportIsExact), { numRuns, seed });
}

if (import.meta.main) {
  const [count = 100_000, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);
  process.stdout.write(`seed ${seed}, ${count} runs of each comparison\n`);
  compareEngines(count, seed);
  process.stdout.write('the engines agree\n');
}
