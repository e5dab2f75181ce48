import { type Case, noInterest, type WorkflowEvent } from './case.ts';
import { isOpenTo, type Rules } from './machine.ts';
import { targetsOf, type Transition, type Workflow } from './workflow.ts';

/** Who asks what waits for them: a person, the roles held, and the agency for which they speak. */
export interface Awaiting {
  person: string;
  roles: readonly string[];
  agency?: string;
  at: string;
}

/** Something for which a case waits. */
export interface AwaitedStep {
  event: string;
  title: string;
  role: string;
  needs: string[];
}

/**
 * What a case waits for from somebody: the steps that move it on. That one could also ask, withdraw or report something is no
 * task. Whoever has interests to declare first is asked for that alone.
 */
export function awaitedFrom(rules: Rules, now: Case, { person, roles, agency, at }: Awaiting): AwaitedStep[] {
  const { workflow } = rules;
  const free = { ...now, interests: { ...now.interests, [person]: now.interests[person] ?? noInterest } };
  const steps = workflow.transitions.flatMap((transition): AwaitedStep[] => {
    const role = transition.by.find((one) => roles.includes(one));
    if (role === undefined || !transition.from.includes(now.state) || !isAwaited(workflow, transition, now, agency)) return [];
    const event: WorkflowEvent = { event: transition.event, role, person, at, with: {}, ...(agency === undefined ? {} : { agency }) };
    if (!isOpenTo(rules, transition, free, event)) return [];
    const hasToDeclare = now.interests[person] === undefined && workflow.roles.some(({ id, declares }) => id === role && declares);
    const declaring = workflow.transitions.find(({ declares, from }) => declares && from.includes(now.state));
    const { event: name, title, needs } = hasToDeclare && declaring !== undefined ? declaring : transition;
    return [{ event: name, title, role, needs }];
  });
  return steps.filter(({ event, role }, index) => steps.findIndex((one) => one.event === event && one.role === role) === index);
}

function isAwaited(workflow: Workflow, transition: Transition, { state, proposal, opinions }: Case, agency: string | undefined): boolean {
  if (transition.declares) return false;
  if (proposal !== null) return transition.when.includes('proposal-pending');
  if (transition.advises) return opinions[agency ?? ''] === undefined;
  const stateOf = (id: string): Workflow['states'][number] | undefined => workflow.states.find((one) => one.id === id);
  if (stateOf(state)?.outcome === true) return false;
  return targetsOf(workflow, transition, state).every((target) => {
    const reached = stateOf(target);
    return reached?.asked !== true && reached?.final !== true || target === state;
  });
}
