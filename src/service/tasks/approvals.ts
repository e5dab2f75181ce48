import type { Task, TaskQuestion } from './task.ts';

/** Packages whose latest version somebody else wrote and nobody has approved yet. */
export async function approvalTasks({ database, user, roles, workspace }: TaskQuestion): Promise<Task[]> {
  if (!roles.includes('approver')) return [];
  const rows = await database.selectFrom('package')
    .innerJoin('package_version', (join) => join.onRef('package_version.package', '=', 'package.id')
      .onRef('package_version.version', '=', 'package.latest_version'))
    .leftJoin('package_approval', (join) => join.onRef('package_approval.package', '=', 'package_version.package')
      .onRef('package_approval.version', '=', 'package_version.version'))
    .select(['package.id', 'package.name', 'package_version.version', 'package_version.created_at'])
    .where('package.workspace', '=', workspace).where('package_approval.approved_by', 'is', null)
    .where('package_version.created_by', '<>', user).orderBy('package.id').execute();
  return rows.map(({ id, name, version, created_at }) => ({
    kind: 'approval', id, title: name, version, since: created_at.toISOString(), due: null, overdue: false,
    does: [{ event: 'approve', title: 'Approve this version', role: 'approver', needs: [] }],
  }));
}
