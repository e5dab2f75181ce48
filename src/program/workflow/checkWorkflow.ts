import { nearestName } from '../../corpus/diagnostic.ts';
import type { Path, Source } from '../../corpus/source.ts';
import { targetsOf, type Workflow } from './workflow.ts';

const ways = ['same', 'back', 'proposed'];

/** Adds to the problems of a source whatever in a workflow names nothing, cannot be reached or cannot be left. */
export function checkWorkflow(source: Source, workflow: Workflow): void {
  const { states, roles, transitions, clocks, advice, silence } = workflow;
  const stateIds = states.map(({ id }) => id);
  const roleIds = roles.map(({ id }) => id);
  const events = transitions.map(({ event }) => event);
  const known = (names: readonly string[], allowed: readonly string[], path: Path): void => {
    names.forEach((name, index) => {
      if (allowed.includes(name)) return;
      const near = nearestName(name, allowed);
      source.problem([...path, index], `There is no '${name}' here.`, near === undefined ? undefined : `Did you mean '${near}'?`);
    });
  };
  clocks.forEach(({ runs }, index) => known(runs, stateIds, ['clocks', index, 'runs']));
  transitions.forEach(({ from, to, by, notBy, proposes }, index) => {
    const path = ['transitions', index];
    known(from, stateIds, [...path, 'from']);
    known(by, roleIds, [...path, 'by']);
    known(notBy, events, [...path, 'notBy']);
    known(proposes, stateIds, [...path, 'proposes']);
    if (!ways.includes(to) && !stateIds.includes(to)) source.problem([...path, 'to'], `There is no state '${to}'.`);
  });
  if (!advice.some(({ id }) => id === silence.counts)) source.problem(['silence', 'counts'], `There is no advice '${silence.counts}'.`);
  checkOnce(source, 'states', stateIds);
  checkOnce(source, 'transitions', transitions.flatMap(({ event, from }) => from.map((state) => `${event} in ${state}`)));
  checkReach(source, workflow);
}

function checkOnce(source: Source, key: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) source.problem([key], `'${twice}' stands here twice.`);
}

function checkReach(source: Source, workflow: Workflow): void {
  const { states, transitions } = workflow;
  const initial = states.filter((state) => state.initial);
  if (initial.length !== 1) source.problem(['states'], `One state is the initial one; here ${initial.length} are.`);
  const reached = new Set(initial.map(({ id }) => id));
  for (const id of reached) {
    for (const transition of transitions.filter(({ from }) => from.includes(id))) {
      for (const target of targetsOf(workflow, transition, id)) reached.add(target);
    }
  }
  states.forEach(({ id, final }, index) => {
    if (!reached.has(id)) source.problem(['states', index], `Nothing leads to '${id}'.`);
    const leaves = transitions.some((one) => one.from.includes(id) && targetsOf(workflow, one, id).some((target) => target !== id));
    if (final && leaves) source.problem(['states', index], `'${id}' is final, and something leads away from it.`);
    if (!final && !leaves) source.problem(['states', index], `Nothing leads away from '${id}', and it is not final.`);
  });
}
