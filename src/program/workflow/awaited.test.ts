import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { awaitedFrom } from './awaited.ts';
import { readWorkingDays, WorkCalendar } from './calendar.ts';
import type { WorkflowEvent } from './case.ts';
import { replay } from './machine.ts';
import { readWorkflow } from './readWorkflow.ts';

const read = (name: string): [string, string] =>
  [`${name}.yaml`, readFileSync(new URL(`../../../law/program/${name}.yaml`, import.meta.url), 'utf8')];
const rules = { workflow: readWorkflow(...read('workflow')), calendar: new WorkCalendar(readWorkingDays(...read('working-days'))) };
const sealed = { receipt: '1', dossier: '2' };
const log: WorkflowEvent[] = [];
/** What waits for somebody after so much of the log. */
const waiting = (person: string, roles: string[], agency?: string): string[] =>
  awaitedFrom(rules, replay(rules, '2026-11-02T09:00:00Z', log), {
    person, roles, at: '2026-11-23T12:00:00Z', ...(agency === undefined ? {} : { agency }),
  }).map(({ event }) => event);
const does = (event: string, role: string, person: string, brought: Record<string, string> = {}, agency?: string): void => {
  log.push({ event, role, person, at: '2026-11-20T12:00:00Z', with: brought, ...(agency === undefined ? {} : { agency }) });
};

it('a case waits for whoever can move it on, and for nobody who could only stop it', () => {
  assert.deepEqual(waiting('ana', ['preparer']), ['save']);
  does('save', 'preparer', 'ana');
  assert.deepEqual(waiting('bo', ['approver']), ['save', 'submit']);
  assert.deepEqual(waiting('ana', ['approver']), ['save'], 'who wrote on it does not seal it');
  does('submit', 'approver', 'bo', sealed);
  assert.deepEqual(waiting('bo', ['approver']), [], 'that it could be withdrawn is no task');
  assert.deepEqual(waiting('rae', ['reviewer']), ['declare'], 'interests come first');
  does('declare', 'reviewer', 'rae', { interest: 'none' });
  does('declare', 'reviewer', 'kim', { interest: 'shares' });
  assert.deepEqual([waiting('rae', ['reviewer']), waiting('kim', ['reviewer'])], [['take-up'], []]);
  for (const event of ['take-up', 'declare-complete']) does(event, 'reviewer', 'rae');
  does('consult', 'reviewer', 'rae', { assessment: 'a' });
  assert.deepEqual(waiting('rae', ['reviewer']), [], 'the agencies have not been heard');
  assert.deepEqual([waiting('sam', ['adviser'], 'state'), waiting('tom', ['adviser'], 'treasury')], [['declare'], []]);
  for (const agency of ['state', 'war', 'energy', 'ostp']) {
    does('declare', 'adviser', agency, { interest: 'none' });
    does('advise', 'adviser', agency, { advice: 'agree' }, agency);
  }
  assert.deepEqual([waiting('state', ['adviser'], 'state'), waiting('rae', ['reviewer'])], [[], ['conclude']]);
  does('conclude', 'reviewer', 'rae');
  for (const person of ['dee', 'eve']) does('declare', 'decision-maker', person, { interest: 'none' });
  assert.deepEqual(waiting('dee', ['decision-maker']), ['propose']);
  does('propose', 'decision-maker', 'dee', { outcome: 'designated', reason: 'r' });
  assert.deepEqual([waiting('dee', ['decision-maker']), waiting('eve', ['decision-maker'])], [[], ['send-back', 'countersign']]);
  does('countersign', 'decision-maker', 'eve');
  assert.deepEqual(waiting('dee', ['decision-maker']), []);
  does('report-change', 'approver', 'bo', { change: 'c' });
  assert.deepEqual(waiting('eve', ['decision-maker']), ['uphold', 'propose-revocation']);
});
