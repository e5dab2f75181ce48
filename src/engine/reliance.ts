import { say } from '../corpus/phrase.ts';
import type { Decision, Reliance } from './decision.ts';
import { collectUnknown } from './explore.ts';
import { False, type Frame } from './frame.ts';
import type { Slot } from './layout.ts';
import { type Loaded, valueOf } from './load.ts';
import { mattering } from './needs.ts';
import { type Needs, noCuts } from './node.ts';
import { type Outcome, outcomeNodes, type Program } from './program.ts';

const favourable = new Set<Outcome>(['not-subject', 'no-licence-required', 'exception-available', 'authorised']);
const lifted = new Set<Outcome>(['exception-available', 'authorised']);

/** An answer to loaded facts under the law of a view. */
export interface Answer {
  program: Program;
  outcome: Outcome;
}

type Reliances = Pick<Decision, 'restsOn' | 'assumed'>;

/**
 * What answers rest on beyond the stated facts: unrecorded diligence, assumptions, announcements. The answers of several
 * views are looked at together, since most of what is found out for one holds for the others.
 */
export function reliancesOf(answers: readonly Answer[], frame: Frame, loaded: Loaded): Reliances[] {
  const assumed = matter(answers, frame, loaded.assumed);
  const resting = answers.filter(({ outcome }) => favourable.has(outcome));
  const on = (slots: readonly Slot[]): Map<Answer, Slot[]> => {
    const found = matter(resting, frame, slots);
    return new Map(resting.map((answer, index) => [answer, found[index]!]));
  };
  const groups = [on(loaded.absent), on(slotsOf(loaded.recorded)), on(slotsOf(loaded.presumed)), on(loaded.leftOut)] as const;
  return answers.map((answer, index) => {
    const values = loaded.assumed.map((slot) =>
      ({ fact: slot.name, value: valueOf(frame, slot.index), matters: assumed[index]!.includes(slot) }));
    if (!favourable.has(answer.outcome)) return { restsOn: [], assumed: values };
    const [absent, recorded, presumed, leftOut] = groups.map((group) => group.get(answer)!);
    return {
      assumed: values,
      restsOn: [
        ...absent!.map(({ name, definition }): Reliance =>
          ({ kind: 'diligence', fact: name, ...say('rests-on.no-diligence', { question: definition.question }) })),
        ...recordsIn(loaded, recorded!),
        ...presumedIn(frame, loaded, presumed!),
        ...leftOut!.map(({ name, definition }): Reliance =>
          ({ kind: 'assumption', fact: name, ...say('rests-on.counts-as-zero', { question: definition.question }) })),
        ...values.filter(({ matters }) => matters).map(({ fact, value }): Reliance =>
          ({ kind: 'assumption', fact, ...say('rests-on.assumed', { fact, value: JSON.stringify(value) }) })),
        ...announcementsIn(answer.program, frame),
      ],
    };
  });
}

/** Which of the slots matter to each of the answers. */
function matter(answers: readonly Answer[], frame: Frame, slots: readonly Slot[]): Slot[][] {
  const [first] = answers;
  return first === undefined ? [] : mattering(frame, slots, first.program.compiler,
    answers.map(({ program, outcome }) => (asked, needs) => collect(program, asked, needs, outcome)));
}

/** Each slot once: of several origins the last counts. */
function slotsOf(stated: Loaded['recorded']): Slot[] {
  return [...new Set(stated.map(({ slot }) => slot))];
}

/** An answer that an exception or authorisation gives rests on that too, and on whatever keeps it open. */
function collect(program: Program, frame: Frame, needs: Needs, outcome: Outcome): void {
  const { barred, required, judged, subject } = program;
  collectUnknown(frame, lifted.has(outcome) ? outcomeNodes(program) : [barred, required, judged, subject], needs);
  // A figure that could be stated by itself stands for what it is computed from; these are walked while they grow.
  for (const index of needs.keys()) {
    const definition = program.compiler.definition(frame.layout.slots[index]!);
    if (definition?.isOpen(frame) === true) definition.collectInputs(frame, needs, noCuts);
  }
}

/** What somebody looked into or judged, and recorded, in the place of diligence that nobody did. */
function recordsIn({ recorded }: Loaded, mattering: readonly Slot[]): Reliance[] {
  const origins = new Map(recorded.map(({ slot, origin }) => [slot, origin]));
  return mattering.map((slot) =>
    ({ kind: 'record', fact: slot.name, ...say('rests-on.recorded', { record: origins.get(slot)!.recorded! }) }));
}

function presumedIn(frame: Frame, { presumed }: Loaded, mattering: readonly Slot[]): Reliance[] {
  const origins = new Map(presumed.map(({ slot, origin }) => [slot, origin]));
  return mattering.map((slot) => ({
    kind: 'assumption', fact: slot.name,
    ...say('rests-on.file-assumes', {
      fact: slot.name, value: JSON.stringify(valueOf(frame, slot.index)), reason: origins.get(slot)!.note ?? 'no reason given',
    }),
  }));
}

/** Requirements of the written text that are not enforced, where the facts could meet them. */
function announcementsIn({ view, compiler }: Program, frame: Frame): Reliance[] {
  return view.suspended.flatMap(({ rule, posture }): Reliance[] => {
    if (rule.kind !== 'require' || compiler.clause(rule.when).evaluate(frame) === False) return [];
    return [{
      kind: 'announcement', source: posture.by, grade: posture.grade ?? rule.grade,
      ...say(posture.state === 'stayed' ? 'rests-on.stayed' : 'rests-on.not-enforced', { cite: rule.cite, by: posture.by }),
    }];
  });
}
