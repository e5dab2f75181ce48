import { sql } from 'kysely';
import * as z from 'zod';
import type { RequestDatabase } from '../../store/request.ts';
import { moment } from '../routes/shapes.ts';

/** An event of the ledger as a person reads it. */
export const entryShape = z.object({
  sequence: z.int(), at: moment, actor: z.string().describe('Who did it; `system` for jobs, `server` for the program itself.'),
  table: z.string(), change: z.enum(['insert', 'update', 'delete']), subject: z.string(),
  written: z.record(z.string(), z.unknown()).optional().describe('The row after the change; of long texts the digest.'),
});
type Entry = z.infer<typeof entryShape>;

/** Which entries are asked for. */
export interface EntryQuestion {
  limit: number;
  before?: number | undefined;
  table?: string | undefined;
  subject?: string | undefined;
  actor?: string | undefined;
}

/** Reads the ledger of a workspace, newest first, as far as whoever asks may see it. */
export async function readEntries(
  database: RequestDatabase, workspace: string, { limit, before, table, subject, actor }: EntryQuestion,
): Promise<Entry[]> {
  const { rows } = await sql<{ sequence: number; body: Body; content: string | null }>`
    select e.sequence, e.body::jsonb as body, c.content from portolan.audit_event e
      left join portolan.audit_content c on c.workspace = e.workspace and c.sequence = e.sequence
      where e.workspace = ${workspace} and (${before ?? null}::bigint is null or e.sequence < ${before ?? null}::bigint)
        and (${table ?? null}::text is null or split_part(e.body::jsonb ->> 'happening', '.', 1) = ${table ?? null}::text)
        and (${subject ?? null}::text is null or e.body::jsonb ->> 'subject' = ${subject ?? null}::text)
        and (${actor ?? null}::text is null or e.body::jsonb ->> 'actor' = ${actor ?? null}::text)
      order by e.sequence desc limit ${limit}`.execute(database);
  return rows.map(({ sequence, body, content }) => {
    const [of = '', change] = body.happening.split('.');
    return {
      sequence, at: body.at, actor: body.actor, table: of, change: change as Entry['change'], subject: body.subject,
      ...(content === null ? {} : { written: JSON.parse(content) as Record<string, unknown> }),
    };
  });
}

/** What is hashed of an event, as the trigger of the tables writes it. */
interface Body {
  at: string;
  actor: string;
  happening: string;
  subject: string;
}
