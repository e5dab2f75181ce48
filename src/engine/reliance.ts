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

/** What an answer rests on beyond the stated facts: unrecorded diligence, assumptions, announcements. */
export function relianceOf(
  program: Program, frame: Frame, loaded: Loaded, outcome: Outcome,
): Pick<Decision, 'restsOn' | 'assumed'> {
  const matter = (slots: readonly Slot[]): Slot[] =>
    mattering(frame, slots, program.compiler, (asked, needs) => collect(program, asked, needs, outcome));
  const mattered = new Set(matter(loaded.assumed));
  const assumed = loaded.assumed.map((slot) =>
    ({ fact: slot.name, value: valueOf(frame, slot.index), matters: mattered.has(slot) }));
  if (!favourable.has(outcome)) return { restsOn: [], assumed };
  const restsOn = [
    ...matter(loaded.absent).map(({ name, definition }): Reliance =>
      ({ kind: 'diligence', fact: name, text: `No diligence is recorded: ${definition.question}` })),
    ...recordsIn(loaded, matter),
    ...presumedIn(frame, loaded, matter),
    ...matter(loaded.leftOut).map(({ name, definition }): Reliance =>
      ({ kind: 'assumption', fact: name, text: `The data sheet states none, so it counts as zero: ${definition.question}` })),
    ...assumed.filter(({ matters }) => matters).map(({ fact, value }): Reliance =>
      ({ kind: 'assumption', fact, text: `Assumed ${fact} = ${JSON.stringify(value)}.` })),
    ...announcementsIn(program, frame),
  ];
  return { restsOn, assumed };
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
function recordsIn({ recorded }: Loaded, matter: (slots: readonly Slot[]) => Slot[]): Reliance[] {
  const origins = new Map(recorded.map(({ slot, origin }) => [slot, origin]));
  return matter([...origins.keys()]).map((slot) => ({ kind: 'record', fact: slot.name, text: origins.get(slot)!.recorded! }));
}

function presumedIn(frame: Frame, { presumed }: Loaded, matter: (slots: readonly Slot[]) => Slot[]): Reliance[] {
  const origins = new Map(presumed.map(({ slot, origin }) => [slot, origin]));
  return matter([...origins.keys()]).map((slot) => ({
    kind: 'assumption', fact: slot.name,
    text: `The file assumes ${slot.name} = ${JSON.stringify(valueOf(frame, slot.index))} `
      + `(${origins.get(slot)!.note ?? 'no reason given'}).`,
  }));
}

/** Requirements of the written text that are not enforced, where the facts could meet them. */
function announcementsIn({ view, compiler }: Program, frame: Frame): Reliance[] {
  return view.suspended.flatMap(({ rule, posture }): Reliance[] => {
    if (rule.kind !== 'require' || compiler.clause(rule.when).evaluate(frame) === False) return [];
    return [{
      kind: 'announcement', source: posture.by, grade: posture.grade ?? rule.grade,
      text: `${rule.cite} is ${posture.state === 'stayed' ? 'stayed' : 'codified but not enforced'} (${posture.by}).`,
    }];
  });
}
