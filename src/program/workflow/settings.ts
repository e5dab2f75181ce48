import { type Diagnostic, InputError } from '../../corpus/diagnostic.ts';
import { readLawData } from '../../corpus/lawData.ts';
import { isOurs, type Workflow } from './workflow.ts';

/** What an office sets otherwise than we chose: lengths of clocks, and outcomes or other states it does without. */
export interface WorkflowSettings {
  clocks: Record<string, number>;
  without: string[];
}

/** Reads settings. Throws `InputError` where they are not in their form. */
export function readSettings(file: string, text: string): WorkflowSettings {
  return readLawData(file, text, (source, tree) => {
    source.map(tree, [], ['clocks', 'without']);
    const clocks = source.map(tree.clocks ?? {}, ['clocks']) ?? {};
    for (const [id, days] of Object.entries(clocks)) {
      if (typeof days === 'number' && Number.isInteger(days) && days > 0) continue;
      source.problem(['clocks', id], 'A whole number of working days is needed here.');
    }
    return { clocks: clocks as Record<string, number>, without: source.texts(tree, [], 'without') };
  });
}

/**
 * The workflow as an office has it. Only what is ours may be set otherwise. Throws `InputError` where settings name what is not
 * there, or touch what a source attests.
 */
export function withSettings(workflow: Workflow, { clocks, without }: WorkflowSettings, file: string): Workflow {
  const problems: Diagnostic[] = [];
  const idsOf = (entries: readonly { id: string }[]): string => entries.map(({ id }) => id).join(', ');
  const complain = (field: string, message: string, hint: string): void => {
    problems.push({ file, line: 1, column: 1, field, message, hint });
  };
  for (const id of Object.keys(clocks)) {
    const clock = workflow.clocks.find((one) => one.id === id);
    if (clock === undefined) complain(`clocks.${id}`, `There is no clock '${id}'.`, `There are ${idsOf(workflow.clocks)}.`);
    else if (!isOurs(clock)) complain(`clocks.${id}`, `A source sets this clock: ${clock.source}.`, 'Leave it as it is.');
  }
  for (const id of without) {
    const state = workflow.states.find((one) => one.id === id);
    if (state === undefined) complain('without', `There is no state '${id}'.`, `There are ${idsOf(workflow.states)}.`);
    else if (!isOurs(state)) complain('without', `A source attests '${id}': ${state.source}.`, 'Leave it as it is.');
    else if (!state.outcome) complain('without', `'${id}' is a step on the way, not an outcome.`, 'Only outcomes can be left out.');
  }
  if (problems.length > 0) throw new InputError(problems);
  const remains = (id: string): boolean => !without.includes(id);
  return {
    ...workflow,
    clocks: workflow.clocks.map((clock) => ({ ...clock, workingDays: clocks[clock.id] ?? clock.workingDays })),
    states: workflow.states.filter(({ id }) => remains(id)),
    transitions: workflow.transitions.flatMap((one) => {
      const [from, proposes] = [one.from.filter(remains), one.proposes.filter(remains)];
      const isIdle = !remains(one.to) || from.length === 0 || (proposes.length === 0 && one.proposes.length > 0);
      return isIdle ? [] : [{ ...one, from, proposes }];
    }),
  };
}
