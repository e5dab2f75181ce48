import { awaitedFrom } from '../../program/workflow/awaited.ts';
import { clockOf } from '../../program/workflow/clocks.ts';
import { isOurs } from '../../program/workflow/workflow.ts';
import { actingAgency } from '../workflow/happen.ts';
import { agencyOf, caseOf } from '../workflow/log.ts';
import { rulesFor } from '../workflow/rules.ts';
import type { Task, TaskQuestion } from './task.ts';

/** Proposals that wait for whoever asks, by the same rules that let things happen to them. */
export async function proposalTasks({ database, services, user, roles, workspace, at }: TaskQuestion): Promise<Task[]> {
  const rules = rulesFor(services);
  const { workflow, calendar } = rules;
  const agency = agencyOf(await actingAgency(database));
  const over = workflow.states.filter(({ final }) => final).map(({ id }) => id);
  const rows = await database.selectFrom('proposal').selectAll().where('state', 'not in', over).orderBy('id').execute();
  const tasks: Task[] = [];
  for (const row of rows) {
    const { now } = await caseOf(database, rules, row);
    const side = workflow.roles.filter(({ applicant }) => applicant === (row.workspace === workspace)).map(({ id }) => id);
    const held = roles.filter((role) => side.includes(role));
    const does = awaitedFrom(rules, now, { person: user, roles: held, at, ...agency });
    if (does.length === 0) continue;
    const clock = clockOf(workflow, calendar, now, at.slice(0, 10));
    tasks.push({
      kind: 'proposal', id: row.id, title: row.title, state: now.state, since: now.spans.at(-1)!.from, due: clock?.due ?? null, does,
      overdue: clock !== undefined && clock.leftWorkingDays < 0,
      ...(clock === undefined ? {} : { leftWorkingDays: clock.leftWorkingDays, ours: isOurs(clock.clock) }),
    });
  }
  return tasks;
}
