import { isOurs, targetsOf, type Transition, type Workflow } from './workflow.ts';

/** An arrow of the diagram: everything that leads from one state to another. */
export interface WorkflowArrow {
  from: string;
  to: string;
  labels: string[];
}

/** Every arrow between two different states, those with the same ends together. */
export function arrowsOf(workflow: Workflow): WorkflowArrow[] {
  const arrows = new Map<string, WorkflowArrow>();
  for (const transition of workflow.transitions) {
    for (const from of transition.from) {
      for (const to of targetsOf(workflow, transition, from)) {
        if (to === from) continue;
        const arrow = arrows.get(`${from} ${to}`) ?? { from, to, labels: [] };
        arrow.labels.push(transition.event);
        arrows.set(`${from} ${to}`, arrow);
      }
    }
  }
  return [...arrows.values()];
}

/** The diagram as Mermaid, which many readers of Markdown draw. What is ours is dashed. */
export function workflowMermaid(workflow: Workflow): string {
  const { states } = workflow;
  const idOf = (id: string): string => id.replaceAll('-', '_');
  const lines = [
    'stateDiagram-v2',
    ...states.map(({ id, title }) => `  state "${title}" as ${idOf(id)}`),
    ...states.filter(({ initial }) => initial).map(({ id }) => `  [*] --> ${idOf(id)}`),
    ...arrowsOf(workflow).map(({ from, to, labels }) => `  ${idOf(from)} --> ${idOf(to)}: ${labels.join(', ')}`),
    ...states.filter(({ final }) => final).map(({ id }) => `  ${idOf(id)} --> [*]`),
    '  classDef ours stroke-dasharray: 4 3',
    ...states.filter(isOurs).map(({ id }) => `  class ${idOf(id)} ours`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same as a table in words: each state, what can happen in it, who does it and where it leads. */
export function workflowText(workflow: Workflow): string {
  const lines = workflow.states.flatMap((state) => {
    const own = workflow.transitions.filter(({ from }) => from.includes(state.id));
    const clock = workflow.clocks.find(({ runs }) => runs.includes(state.id));
    return [
      `${state.title} (${state.id})${isOurs(state) ? ', ours' : `, ${state.grade}: ${state.source}`}`,
      ...(clock === undefined ? [] : [`  clock: ${clock.title}, ${clock.workingDays} working days${isOurs(clock) ? ', ours' : ''}`]),
      ...(own.length === 0 ? ['  nothing more can happen'] : own.map((one) => `  ${transitionWords(workflow, one, state.id)}`)),
      '',
    ];
  });
  return lines.join('\n');
}

function transitionWords(workflow: Workflow, transition: Transition, from: string): string {
  const { event, by, needs, notBy, to } = transition;
  const targets = targetsOf(workflow, transition, from).filter((target) => target !== from);
  const where = to === 'same' || targets.length === 0 ? '' : ` → ${targets.join(' | ')}`;
  const after = notBy.length === 0 ? '' : `, not by whom did ${notBy.join(' or ')}`;
  const brought = needs.length === 0 ? '' : ` with ${needs.join(', ')}`;
  return `${event}${where}: ${by.join(' or ')}${brought}${after}${isOurs(transition) ? '' : ' *'}`;
}
