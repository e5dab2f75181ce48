import type { RequestDatabase } from '../../store/request.ts';

/** The ledger of a workspace as lines of JSON: what it is, every event with its content where that may be seen, where it ends. */
export async function exportLines(database: RequestDatabase, workspace: string): Promise<string[]> {
  const events = await database.selectFrom('audit_event')
    .leftJoin('audit_content', (join) => join.onRef('audit_content.workspace', '=', 'audit_event.workspace')
      .onRef('audit_content.sequence', '=', 'audit_event.sequence'))
    .select(['audit_event.sequence', 'audit_event.previous', 'audit_event.body', 'audit_event.digest', 'audit_content.salt',
      'audit_content.content'])
    .where('audit_event.workspace', '=', workspace).orderBy('audit_event.sequence').execute();
  const last = events.at(-1);
  return [
    line({ format: 'portolan-audit/1', workspace, previous: events[0]?.previous ?? '' }),
    ...events.map(({ sequence, previous, body, digest, salt, content }) =>
      line({ sequence, previous, body, digest, ...(salt === null ? {} : { salt, content }) })),
    line({ head: { sequence: last?.sequence ?? 0, digest: last?.digest ?? '' } }),
  ];
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
