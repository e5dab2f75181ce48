import { readFileSync } from 'node:fs';
import { InputError } from '../../corpus/diagnostic.ts';
import { readWorkingDays, WorkCalendar } from '../../program/workflow/calendar.ts';
import type { Rules } from '../../program/workflow/machine.ts';
import { readWorkflow } from '../../program/workflow/readWorkflow.ts';
import { readSettings, withSettings } from '../../program/workflow/settings.ts';
import type { Configuration } from '../configuration.ts';

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

const made = new WeakMap<Configuration, Rules>();

/** The rules as this service has them, read once. Throws `InputError` where its settings cannot be used. */
export function rulesFor({ configuration }: { configuration: Configuration }): Rules {
  const known = made.get(configuration);
  if (known !== undefined) return known;
  const { workflow: path } = configuration;
  const rules = loadWorkflowRules(path === undefined ? undefined : { path, text: textOf(path) });
  made.set(configuration, rules);
  return rules;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new InputError([{
      file: path, line: 1, column: 1, message: `It cannot be read (${code}).`, hint: 'PORTOLAN_WORKFLOW names it.',
    }]);
  }
}
