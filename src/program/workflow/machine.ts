import { nearestName } from '../../corpus/diagnostic.ts';
import type { WorkCalendar } from './calendar.ts';
import { adviceOf, type Case, newCase, noInterest, type WorkflowEvent } from './case.ts';
import { clockOf } from './clocks.ts';
import type { Transition, Workflow } from './workflow.ts';

/** Why an event cannot happen, and what can be done. */
export interface Refusal {
  message: string;
  hint?: string;
}

export type Step = { next: Case } | { refusal: Refusal };

/** The rules by which cases move. */
export interface Rules {
  workflow: Workflow;
  calendar: WorkCalendar;
}

/** Does an event to a case: the case after it, or why it cannot happen. The case itself stays as it is. */
export function apply(rules: Rules, before: Case, event: WorkflowEvent): Step {
  const { workflow } = rules;
  const transition = workflow.transitions.find((one) => one.event === event.event && one.from.includes(before.state));
  if (transition === undefined) return { refusal: noTransition(workflow, before, event.event) };
  const refusal = outOfTime(before, event) ?? wrongPerson(workflow, transition, before, event)
    ?? somethingMissing(workflow, transition, before, event) ?? notYet(rules, transition, before, event);
  return refusal === undefined ? { next: after(workflow, transition, before, event) } : { refusal };
}

/** The case that a log of events makes. Throws `RangeError` where one of them could not have happened: then the log is broken. */
export function replay(rules: Rules, begun: string, events: readonly WorkflowEvent[]): Case {
  return events.reduce((state, event, index) => {
    const step = apply(rules, state, event);
    if ('refusal' in step) throw new RangeError(`Event ${index + 1} (${event.event}) could not have happened: ${step.refusal.message}`);
    return step.next;
  }, newCase(rules.workflow, begun));
}

/** Whether somebody could let a transition happen now, once they bring what has to come with it. */
export function isOpenTo(rules: Rules, transition: Transition, before: Case, event: WorkflowEvent): boolean {
  return (wrongPerson(rules.workflow, transition, before, event) ?? notYet(rules, transition, before, event)) === undefined;
}

function noTransition(workflow: Workflow, { state }: Case, event: string): Refusal {
  const titleOf = (id: string): string => workflow.states.find((one) => one.id === id)?.title ?? id;
  const everywhere = [...new Set(workflow.transitions.map((one) => one.event))];
  if (!everywhere.includes(event)) {
    const near = nearestName(event, everywhere);
    return { message: `There is no event '${event}'.`, ...(near === undefined ? {} : { hint: `Did you mean '${near}'?` }) };
  }
  const here = workflow.transitions.filter(({ from }) => from.includes(state)).map((one) => one.event);
  const hint = here.length === 0 ? 'Nothing can happen to it any more.' : `What can happen now: ${here.join(', ')}.`;
  return { message: `'${event}' cannot happen in the state ${titleOf(state)}.`, hint };
}

function outOfTime({ last }: Case, { at }: WorkflowEvent): Refusal | undefined {
  if (!Number.isFinite(Date.parse(at))) return { message: `There is no instant '${at}'.`, hint: 'Write it as 2026-11-23T09:00:00Z.' };
  if (last === null || last <= at) return undefined;
  return { message: `${at} lies before what happened last (${last}).`, hint: 'Nothing is entered behind what has happened.' };
}

function wrongPerson(
  { roles, agencies }: Workflow, { event, by, notBy, declares, advises }: Transition, { authors, interests }: Case,
  { person, role, agency }: WorkflowEvent,
): Refusal | undefined {
  if (!by.includes(role)) return { message: `A ${role} cannot ${event}.`, hint: `It takes ${by.join(' or ')}.` };
  const earlier = notBy.find((one) => authors[one]?.includes(person));
  if (earlier !== undefined) {
    return { message: `Who did '${earlier}' cannot ${event}.`, hint: 'A second person has to.' };
  }
  if (!declares && roles.some(({ id, declares: has }) => id === role && has)) {
    const declared = interests[person];
    if (declared === undefined) {
      return { message: 'Interests have to be declared first.', hint: "Do 'declare', with the interest or 'none'." };
    }
    if (declared !== noInterest) return { message: `An interest was declared: ${declared}.`, hint: 'Somebody without one has to act.' };
  }
  if (advises && !agencies.some(({ id }) => id === agency)) {
    return { message: `'${agency ?? ''}' is not consulted.`, hint: `Consulted are ${agencies.map(({ id }) => id).join(', ')}.` };
  }
  return undefined;
}

function somethingMissing(workflow: Workflow, transition: Transition, before: Case, event: WorkflowEvent): Refusal | undefined {
  const { advice } = workflow;
  const kind = transition.advises ? advice.find(({ id }) => id === event.with.advice) : undefined;
  const needed = [
    ...transition.needs, ...kind?.needs ?? [], ...(transition.proposes.length > 0 ? ['outcome'] : []),
    ...(adviceOf(workflow, before).conflicting ? transition.onConflict : []),
  ];
  const missing = needed.filter((name) => (event.with[name] ?? '').trim() === '');
  if (missing.length > 0) return { message: `'${event.event}' comes with ${needed.join(', ')}; missing: ${missing.join(', ')}.` };
  if (transition.advises && kind === undefined) {
    return { message: `There is no advice '${event.with.advice}'.`, hint: `One of: ${advice.map(({ id }) => id).join(', ')}.` };
  }
  if (transition.proposes.length > 0 && !transition.proposes.includes(event.with.outcome!)) {
    return { message: `'${event.with.outcome}' cannot be proposed here.`, hint: `One of: ${transition.proposes.join(', ')}.` };
  }
  return undefined;
}

function notYet({ workflow, calendar }: Rules, { when }: Transition, before: Case, { at }: WorkflowEvent): Refusal | undefined {
  if (when.includes('proposal-pending') && before.proposal === null) return { message: 'Nothing is proposed.', hint: 'Propose first.' };
  if (when.includes('no-proposal') && before.proposal !== null) {
    return { message: 'A proposal is waiting.', hint: 'Countersign it, or send it back.' };
  }
  if (!when.includes('advice-complete')) return undefined;
  const { silent } = adviceOf(workflow, before);
  if (silent.length === 0) return undefined;
  const clock = clockOf(workflow, calendar, before, at.slice(0, 10));
  if (clock !== undefined && clock.leftWorkingDays < 0) return undefined;
  const due = clock === undefined ? '' : ` until ${clock.due}`;
  const hint = `Wait for them${due}; after that silence counts as ${workflow.silence.counts}.`;
  return { message: `Not heard yet: ${silent.join(', ')}.`, hint };
}

function after(workflow: Workflow, transition: Transition, before: Case, event: WorkflowEvent): Case {
  const { at, person, with: brought, agency } = event;
  const state = targetOf(transition, before);
  const moved = state !== before.state;
  const seal = transition.needs.includes('receipt') ? [{ at, person, with: brought }] : [];
  const kept = transition.resets.includes('advice') ? {} : before.opinions;
  const opinion = transition.advises ? { [agency!]: { agency: agency!, advice: brought.advice!, at, person, with: brought } } : {};
  const waiting = transition.resets.includes('proposal') ? null : before.proposal;
  const asks = moved && workflow.states.some(({ id, asked }) => id === state && asked);
  return {
    state, last: at, seals: [...before.seals, ...seal], opinions: { ...kept, ...opinion },
    spans: moved ? [...before.spans, { state, from: at }] : before.spans,
    cameFrom: asks ? before.state : moved ? null : before.cameFrom,
    proposal: transition.proposes.length > 0 ? { outcome: brought.outcome!, at, person, with: brought } : waiting,
    interests: transition.declares ? { ...before.interests, [person]: brought.interest! } : before.interests,
    authors: authorsAfter(workflow, transition, before, person),
  };
}

/** Who did what. Those who proposed count as long as their proposal waits: the next may be countersigned by them. */
function authorsAfter(
  { transitions }: Workflow, { event, proposes, resets }: Transition, { authors }: Case, person: string,
): Case['authors'] {
  const isOver = proposes.length > 0 || resets.includes('proposal');
  const proposing = new Set(transitions.filter((one) => one.proposes.length > 0).map((one) => one.event));
  const before = Object.fromEntries(Object.entries(authors).filter(([name]) => !isOver || !proposing.has(name)));
  return { ...before, [event]: [...new Set([...before[event] ?? [], person])] };
}

function targetOf({ to }: Transition, { state, cameFrom, proposal }: Case): string {
  switch (to) {
    case 'same': return state;
    case 'back': return cameFrom ?? state;
    case 'proposed': return proposal?.outcome ?? state;
    default: return to;
  }
}
