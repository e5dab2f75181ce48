import { sql } from 'kysely';
import { type AwardSide } from '../../program/award/kinds.ts';
import { standingOf } from '../../program/award/standing.ts';
import { awardEntriesOf, awardKinds } from '../award/kinds.ts';
import type { Task, TaskQuestion } from './task.ts';

/** Reports that are due and incidents that are open after designation, for those who may answer them. */
export async function awardTasks({ database, roles, at }: TaskQuestion): Promise<Task[]> {
  const { rows } = await sql<{ proposal: string; title: string; side: AwardSide }>`
    select e.proposal, r.title, portolan.award_side(e.proposal) as side
      from (select distinct proposal from portolan.award_entry) e join portolan.public_record r on r.proposal = e.proposal
      order by e.proposal`.execute(database);
  const tasks: Task[] = [];
  for (const { proposal, title, side } of rows) {
    for (const { id, kind, on, due, overdue } of standingOf(awardKinds, await awardEntriesOf(database, proposal), at.slice(0, 10)).open) {
      const does = awardKinds.filter(({ closes }) => closes === kind).flatMap((one) => {
        const role = one.by[side]?.find((wanted) => (roles as readonly string[]).includes(wanted));
        return role === undefined ? [] : [{ event: one.id, title: one.title, role, needs: one.needs }];
      });
      if (does.length > 0) tasks.push({ kind: 'award', id, proposal, title, does, due, overdue, since: `${on}T00:00:00.000Z` });
    }
  }
  return tasks;
}
