import { pairsOf, standingOf } from '../parties/pairs.ts';
import type { Task, TaskQuestion } from './task.ts';

/** More than a person does in a day; the rest comes up when these are done. */
const mostShown = 200;
const decide = { event: 'decide', title: 'Decide on this finding', role: 'screener', needs: ['verdict', 'why'] };
const second = { event: 'second', title: 'Second the decision', role: 'screener', needs: ['agrees', 'why'] };

/** Findings about parties that nobody has decided on, that were re-opened or expired, or that wait for a second person. */
export async function screeningTasks({ database, user, roles, workspace, at }: TaskQuestion): Promise<Task[]> {
  if (!roles.includes('screener')) return [];
  const pairs = await pairsOf(database, workspace, { limit: mostShown * 10 });
  const tasks = pairs.flatMap((pair): Task[] => {
    const { status } = standingOf(pair, at.slice(0, 10));
    if (status === 'decided' || status === 'awaiting-second' && pair.decision?.by === user) return [];
    const waits = status === 'awaiting-second';
    return [{
      kind: 'screening', id: waits ? pair.decision!.id : pair.result, title: `${pair.name}: ${pair.entry}`, state: status,
      does: [waits ? second : decide], since: (waits ? pair.decision!.at : pair.since).toISOString(), due: null, overdue: false,
    }];
  });
  return tasks.slice(0, mostShown);
}
