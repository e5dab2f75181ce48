import * as z from 'zod';
import { route } from '../route.ts';
import { inWorkspace, role } from '../routes/shapes.ts';
import { approvalTasks } from './approvals.ts';
import { awardTasks } from './awards.ts';
import { changeTasks } from './changes.ts';
import { proposalTasks } from './proposals.ts';
import { screeningTasks } from './screening.ts';
import { type Task, taskShape } from './task.ts';

const sources = [proposalTasks, approvalTasks, awardTasks, screeningTasks, changeTasks];

/** What waits for somebody. Nothing of it is kept: it follows from what has happened, so that a task is gone when it is done. */
export const taskRoutes = [
  route({
    method: 'get', path: '/workspaces/{workspace}/tasks', tag: 'Tasks', params: inWorkspace,
    access: { for: 'member', roles: role.options, scope: 'tasks:read' },
    summary: 'What waits for you here in the roles you hold, what is due first',
    success: { status: 200, description: 'Tasks, with their clocks.', schema: z.object({ items: z.array(taskShape) }) },
    handle: async ({ params, actor, roles, database, services }) => {
      const question = { database, services, user: actor.user!, workspace: params.workspace, roles, at: new Date().toISOString() };
      const items: Task[] = [];
      for (const tasksFrom of sources) items.push(...await tasksFrom(question));
      return { body: { items: items.sort(byUrgency) } };
    },
  }),
];

/** What has a day comes before what has none; of two the earlier, then the one that has waited longer. */
function byUrgency(left: Task, right: Task): number {
  const key = ({ due, since }: Task): string => `${due ?? '~'} ${since}`;
  return key(left) < key(right) ? -1 : 1;
}
