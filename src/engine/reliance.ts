import type { Decision, Reliance } from './decision.ts';
import type { Query } from './explore.ts';
import { False, type Frame } from './frame.ts';
import { type Loaded, valueOf } from './load.ts';
import { mattering } from './needs.ts';
import type { Program } from './program.ts';

const favourable = new Set(['not-subject', 'no-licence-required', 'exception-available', 'authorised']);

/** What an answer rests on beyond the stated facts: unrecorded diligence, assumptions, announcements, the horizon. */
export function relianceOf(
  program: Program, frame: Frame, loaded: Loaded, query: Query, decision: Decision,
): Pick<Decision, 'restsOn' | 'assumed'> {
  const collect = query.collect;
  const assumedSlots = loaded.assumed.map(({ slot }) => slot.index);
  const mattered = new Set(mattering(frame, assumedSlots, collect));
  const assumed = loaded.assumed.map(({ slot, value }) => ({ fact: slot.name, value, matters: mattered.has(slot.index) }));
  if (!favourable.has(decision.outcome)) return { restsOn: [], assumed };
  const { slots } = frame.layout;
  const restsOn: Reliance[] = mattering(frame, loaded.absent.map(({ index }) => index), collect)
    .map((slot) => ({
      kind: 'diligence', fact: slots[slot]!.name, text: `No diligence is recorded: ${slots[slot]!.definition.question}`,
    }));
  const presumed = new Map(loaded.presumed.map(({ slot, origin }) => [slot.index, origin]));
  for (const slot of mattering(frame, [...presumed.keys()], collect)) {
    const { name } = slots[slot]!;
    const value = JSON.stringify(valueOf(frame, slot));
    restsOn.push({
      kind: 'assumption', fact: name, text: `The file assumes ${name} = ${value} (${presumed.get(slot)!.note ?? 'no reason given'}).`,
    });
  }
  for (const slot of mattering(frame, loaded.leftOut.map(({ index }) => index), collect)) {
    const { name, definition } = slots[slot]!;
    restsOn.push({ kind: 'assumption', fact: name, text: `The data sheet states none, so it counts as zero: ${definition.question}` });
  }
  for (const { slot, value } of loaded.assumed) {
    if (!mattered.has(slot.index)) continue;
    restsOn.push({ kind: 'assumption', fact: slot.name, text: `Assumed ${slot.name} = ${JSON.stringify(value)}.` });
  }
  for (const { rule, posture } of program.view.suspended) {
    if (!('when' in rule) || rule.kind !== 'require') continue;
    if (program.compiler.clause(rule.when).evaluate(frame) === False) continue;
    restsOn.push({
      kind: 'announcement', source: posture.by, grade: posture.grade ?? rule.grade,
      text: `${rule.cite} is ${posture.state === 'stayed' ? 'stayed' : 'codified but not enforced'} (${posture.by}).`,
    });
  }
  return { restsOn, assumed };
}
