import { readFileSync } from 'node:fs';
import { readWorkingDays, WorkCalendar } from '../../program/workflow/calendar.ts';
import type { Rules } from '../../program/workflow/machine.ts';
import { readWorkflow } from '../../program/workflow/readWorkflow.ts';
import { readSettings, withSettings } from '../../program/workflow/settings.ts';

const folder = 'law/program';

/**
 * The way of a proposal and the working days, as the law's data has them, or as an office sets what is ours. Throws
 * `InputError` where either is not in its form.
 */
export function loadWorkflowRules(settings?: { path: string; text: string }): Rules {
  const read = (name: string): [string, string] => {
    const path = `${folder}/${name}.yaml`;
    return [path, readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')];
  };
  const workflow = readWorkflow(...read('workflow'));
  const calendar = new WorkCalendar(readWorkingDays(...read('working-days')));
  if (settings === undefined) return { workflow, calendar };
  return { calendar, workflow: withSettings(workflow, readSettings(settings.path, settings.text), settings.path) };
}
