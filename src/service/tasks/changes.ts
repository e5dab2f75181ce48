import { sql } from 'kysely';
import type { Task, TaskQuestion } from './task.ts';

const answer = { event: 'answer-change', title: 'Save a version, or say why it stands', role: 'preparer', needs: [] };

/** Watched packages whose answer has changed, as long as nobody saved a version or said anything about them since. */
export async function changeTasks({ database, roles, workspace }: TaskQuestion): Promise<Task[]> {
  if (!roles.includes('preparer')) return [];
  const { rows } = await sql<{ id: string; name: string; version: number; since: Date }>`
    select p.id, p.name, p.latest_version as version, min(n.created_at) as since
      from portolan.monitor_notice n join portolan.package p on p.id = n.package
      where p.workspace = ${workspace} and n.created_at > all (
        select v.created_at from portolan.package_version v where v.package = p.id
        union all select c.created_at from portolan.package_comment c where c.package = p.id)
      group by p.id, p.name, p.latest_version order by p.id`.execute(database);
  return rows.map(({ id, name, version, since }) => ({
    kind: 'change', id, title: name, version, since: since.toISOString(), due: null, overdue: false, does: [answer],
  }));
}
