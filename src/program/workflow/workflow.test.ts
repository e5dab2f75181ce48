import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readWorkingDays, WorkCalendar } from './calendar.ts';
import { adviceOf, type Case, newCase, type WorkflowEvent } from './case.ts';
import { clocksOf } from './clocks.ts';
import { apply, replay, type Rules } from './machine.ts';
import { readWorkflow } from './readWorkflow.ts';
import { withSettings } from './settings.ts';

const law = new URL('../../../law/program/', import.meta.url);
const read = (name: string): [string, string] => [`${name}.yaml`, readFileSync(new URL(`${name}.yaml`, law), 'utf8')];
const calendar = new WorkCalendar(readWorkingDays(...read('working-days')));
const workflow = readWorkflow(...read('workflow'));
const rules: Rules = { workflow, calendar };
const begun = '2026-11-02T09:00:00Z';
const sealed = { receipt: 'sha256:1', dossier: 'sha256:2' };

function does(
  event: string, role: string, person: string, day: string, brought: Record<string, string> = {}, agency?: string,
): WorkflowEvent {
  return { event, role, person, at: `2026-${day}T12:00:00Z`, with: brought, ...(agency === undefined ? {} : { agency }) };
}
function moved(before: Case, event: WorkflowEvent): Case {
  const step = apply(rules, before, event);
  assert.ok('next' in step, 'refusal' in step ? step.refusal.message : '');
  return step.next;
}
function refusal(before: Case, event: WorkflowEvent): string {
  const step = apply(rules, before, event);
  assert.ok('refusal' in step, `${event.event} should have been refused`);
  return step.refusal.message;
}
const toConsultation = [
  does('save', 'preparer', 'ana', '11-02'), does('submit', 'approver', 'bo', '11-03', sealed),
  does('declare', 'reviewer', 'rae', '11-04', { interest: 'none' }), does('take-up', 'reviewer', 'rae', '11-04'),
  does('declare-complete', 'reviewer', 'rae', '11-06'), does('consult', 'reviewer', 'rae', '11-20', { assessment: 'a' }),
];
const advice = (agency: string, kind: string, more: Record<string, string> = {}): WorkflowEvent[] => [
  does('declare', 'adviser', agency, '11-23', { interest: 'none' }),
  does('advise', 'adviser', agency, '11-23', { advice: kind, ...more }, agency),
];
const inConsultation = replay(rules, begun, toConsultation);
const heard = replay(rules, begun, [...toConsultation, ...['state', 'war', 'energy', 'ostp'].flatMap((one) => advice(one, 'agree'))]);

describe('the way of a proposal', () => {
  it('goes from draft to designation, with a second person at the seal and at the decision', () => {
    const decided = [
      does('conclude', 'reviewer', 'rae', '11-24'), does('declare', 'decision-maker', 'dee', '11-24', { interest: 'none' }),
      does('propose', 'decision-maker', 'dee', '11-24', { outcome: 'designated', reason: 'r' }),
    ].reduce(moved, heard);
    assert.match(refusal(decided, does('countersign', 'decision-maker', 'dee', '11-24')), /Who did 'propose' cannot countersign/);
    assert.match(refusal(decided, does('countersign', 'decision-maker', 'eve', '11-24')), /Interests have to be declared/);
    const end = [
      does('declare', 'decision-maker', 'eve', '11-24', { interest: 'none' }), does('countersign', 'decision-maker', 'eve', '11-24'),
    ].reduce(moved, decided);
    assert.equal(end.state, 'designated');
    assert.equal(end.proposal, null);
    const again = [
      does('propose-revocation', 'decision-maker', 'eve', '11-25', { outcome: 'revoked', reason: 'r' }),
      does('send-back', 'decision-maker', 'dee', '11-25', { reason: 'r' }),
      does('propose-revocation', 'decision-maker', 'dee', '11-25', { outcome: 'revoked', reason: 'r' }),
      does('countersign', 'decision-maker', 'eve', '11-25'),
    ].reduce(moved, end);
    assert.equal(again.state, 'revoked');
  });

  it('is sealed by another than wrote on it, and with what was sealed', () => {
    const draft = moved(newCase(workflow, begun), does('save', 'approver', 'bo', '11-02'));
    assert.match(refusal(draft, does('submit', 'approver', 'bo', '11-03', sealed)), /Who did 'save' cannot submit/);
    assert.match(refusal(draft, does('submit', 'approver', 'cy', '11-03', { receipt: 'x' })), /missing: dossier/);
    assert.match(refusal(draft, does('submit', 'reviewer', 'rae', '11-03', sealed)), /A reviewer cannot submit/);
  });

  it('lets nobody act who declared an interest', () => {
    const declared = moved(inConsultation, does('declare', 'reviewer', 'rae', '11-23', { interest: 'shares in a member' }));
    assert.match(refusal(declared, does('conclude', 'reviewer', 'rae', '11-24')), /shares in a member/);
  });

  it('waits for every agency, or for the clock; silence is said, not taken for consent', () => {
    const some = [...advice('state', 'agree'), ...advice('war', 'no-view')].reduce(moved, inConsultation);
    assert.match(refusal(some, does('conclude', 'reviewer', 'rae', '11-24')), /Not heard yet: energy, ostp/);
    const late: WorkflowEvent = { ...does('conclude', 'reviewer', 'rae', '11-24'), at: '2027-01-11T12:00:00Z' };
    assert.equal(moved(some, late).state, 'decision');
    assert.deepEqual(adviceOf(workflow, some).silent, ['energy', 'ostp']);
    assert.match(refusal(inConsultation, advice('state', 'agree-with-conditions')[1]!), /Interests/);
    const ready = moved(inConsultation, advice('state', 'agree')[0]!);
    assert.match(refusal(ready, advice('state', 'agree-with-conditions')[1]!), /missing: conditions/);
    const stranger = does('advise', 'adviser', 'state', '11-23', { advice: 'agree' }, 'treasury');
    assert.match(refusal(ready, stranger), /'treasury' is not consulted/);
  });

  it('asks for an account where agencies disagree', () => {
    const split = advice('war', 'object', { reason: 'r' }).reduce(moved, heard);
    assert.equal(adviceOf(workflow, split).conflicting, true);
    assert.match(refusal(split, does('conclude', 'reviewer', 'rae', '11-24')), /missing: resolution/);
    assert.equal(moved(split, does('conclude', 'reviewer', 'rae', '11-24', { resolution: 'r' })).state, 'decision');
  });

  it('stops its clocks while the applicant is asked, and goes back where it was; what was advised on the old file is void', () => {
    const asked = moved(heard, does('ask', 'reviewer', 'rae', '11-25', { question: 'q' }));
    const used = (on: string, state: Case): number | undefined =>
      clocksOf(workflow, calendar, state, on).find(({ clock }) => clock.id === 'consultation')?.usedWorkingDays;
    assert.deepEqual([used('2026-11-25', heard), used('2026-12-09', asked)], [3, 3]);
    const answered = moved(asked, does('answer', 'approver', 'bo', '12-09', sealed));
    assert.deepEqual([answered.state, answered.seals.length, adviceOf(workflow, answered).silent.length], ['consultation', 2, 4]);
    assert.equal(used('2026-12-10', answered), 4);
  });

  it('enters nothing behind what has happened', () => {
    assert.match(refusal(heard, does('conclude', 'reviewer', 'rae', '11-20')), /lies before what happened last/);
  });
});

const anyEvent = fc.record({
  pick: fc.nat(), isWild: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  role: fc.constantFrom(...workflow.roles.map(({ id }) => id)), person: fc.constantFrom('ana', 'bo', 'rae', 'dee', 'eve'),
  agency: fc.constantFrom(...workflow.agencies.map(({ id }) => id), 'nobody'), minutes: fc.integer({ min: 0, max: 60 * 24 * 9 }),
  with: fc.record({
    ...Object.fromEntries(['receipt', 'dossier', 'question', 'assessment', 'reason', 'change'].map((name) => [name, fc.constant(name)])),
    interest: fc.constantFrom(...Array<string>(9).fill('none'), 'shares'), resolution: fc.constantFrom('', 'x'),
    advice: fc.constantFrom(...workflow.advice.map(({ id }) => id)), conditions: fc.constantFrom('', 'y'),
    outcome: fc.constantFrom(...workflow.states.filter(({ outcome }) => outcome).map(({ id }) => id)),
  }),
});
const events = [...new Set(workflow.transitions.map(({ event }) => event)), 'unheard-of'];
/** Seldom the events that end a case, so that walks get far. */
const ends = ['withdraw'];

type Generated = typeof anyEvent extends fc.Arbitrary<infer Any> ? Any : never;

/** An event by chance: mostly one that the state knows, by somebody who may do it; sometimes any at all. */
function chosen({ state }: Case, { pick, isWild, minutes: _, ...given }: Generated, at: number): WorkflowEvent {
  const here = workflow.transitions.filter(({ from, event }) => from.includes(state) && (pick % 50 === 0 || !ends.includes(event)));
  const transition = here[pick % Math.max(1, here.length)];
  const usual = isWild || transition === undefined ? { event: events[pick % events.length]! }
    : { event: transition.event, role: transition.by[pick % transition.by.length]! };
  return { ...given, ...usual, at: new Date(at).toISOString() };
}

describe('whatever happens', () => {
  it('every event in every state moves the case or is refused in words; clocks never run backwards; the log gives the same case', () => {
    const reached = new Set<string>();
    fc.assert(fc.property(fc.array(anyEvent, { minLength: 60, maxLength: 120 }), (given) => {
      let [state, at] = [newCase(workflow, begun), Date.parse(begun)];
      const log: WorkflowEvent[] = [];
      const used = (of: Case, on: string): Map<string, number> =>
        new Map(clocksOf(workflow, calendar, of, on).map((one) => [one.clock.id, one.usedWorkingDays]));
      for (const one of given) {
        at += one.minutes * 60_000;
        const event = chosen(state, one, at);
        const on = event.at.slice(0, 10);
        const before = used(state, on);
        const step = apply(rules, state, event);
        if ('refusal' in step) assert.match(step.refusal.message, /\.$/);
        else {
          log.push(event);
          state = step.next;
          reached.add(state.state);
          const after = used(state, on);
          for (const [clock, days] of before) assert.ok(after.get(clock)! >= days, clock);
        }
      }
      assert.deepEqual(replay(rules, begun, log), state);
    }), { numRuns: 60, seed: 9 });
    assert.deepEqual([...reached].sort(), workflow.states.map(({ id }) => id).sort());
  });

  it('each event in each state is a transition or a clear refusal', () => {
    for (const { id: state } of workflow.states) {
      for (const event of events) {
        const step = apply(rules, { ...newCase(workflow, begun), state }, does(event, 'reviewer', 'rae', '11-23'));
        const known = workflow.transitions.some((one) => one.event === event && one.from.includes(state));
        if (!known) assert.match('refusal' in step ? step.refusal.message : '', /cannot happen in the state|There is no event/);
      }
    }
  });

  it('no state is without a way to it: the reader refuses one that is', () => {
    const [file, text] = read('workflow');
    assert.throws(() => readWorkflow(file, text.replace('clocks:\n', '  - {id: limbo, title: Limbo, ours: a test}\nclocks:\n')),
      /workflow\.yaml:\d+:\d+: states: Nothing leads to 'limbo'[^]*Nothing leads away from 'limbo'/);
    assert.throws(() => readWorkflow(file, text.replace('to: completeness,', 'to: completenes,')), /There is no state 'completenes'/);
    assert.throws(() => readWorkflow(file, text.replace('stance: against', 'stance: again')), /'again' is not one of for, against, none/);
  });
});

describe('settings', () => {
  it('change what is ours and nothing that a source attests', () => {
    const set = withSettings(workflow, { clocks: { review: 5 }, without: ['revoked'] }, 'own.yaml');
    assert.equal(set.clocks.find(({ id }) => id === 'review')?.workingDays, 5);
    assert.deepEqual(set.transitions.filter(({ event }) => event === 'propose-revocation'), []);
    assert.throws(() => withSettings(workflow, { clocks: { tea: 1 }, without: ['designated', 'completeness'] }, 'own.yaml'),
      /There is no clock 'tea'[^]*A source attests 'designated'[^]*a step on the way/);
  });
});
