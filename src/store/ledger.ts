import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** What is wrong with the ledgers of a store: events changed, missing or out of order, heads that are none. Empty where nothing is. */
export async function ledgerFaults(database: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ workspace: string; sequence: number; fault: string }>`
    with chained as (
      select workspace, sequence, digest, previous, body,
        lag(digest) over chain as before, lag(sequence) over chain as before_sequence
      from portolan.audit_event window chain as (partition by workspace order by sequence))
    select workspace, sequence::int, 'was changed' as fault from chained
      where digest <> encode(sha256(convert_to(previous || E'\n' || body, 'UTF8')), 'hex')
    union all select workspace, sequence::int, 'does not follow the one before it' from chained
      where before is not null and (before <> previous or before_sequence <> sequence - 1)
    union all select h.workspace, h.sequence::int, 'is not the last one' from portolan.audit_head h
      where not exists (select from portolan.audit_event e
        where e.workspace = h.workspace and e.sequence = h.sequence and e.digest = h.digest)
        or exists (select from portolan.audit_event e where e.workspace = h.workspace and e.sequence > h.sequence)
    union all select c.workspace, c.sequence::int, 'has other content than was hashed' from portolan.audit_content c
      join portolan.audit_event e using (workspace, sequence)
      where e.body::jsonb ->> 'content' <> encode(sha256(convert_to(c.salt || c.content, 'UTF8')), 'hex')
    order by 1, 2`.execute(database);
  return rows.map(({ workspace, sequence, fault }) => `Event ${sequence} of workspace ${workspace} ${fault}.`);
}
