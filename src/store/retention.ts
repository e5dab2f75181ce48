import { sql, type RawBuilder } from 'kysely';
import type { Store } from './store.ts';

type Condition = RawBuilder<unknown>;

/** Tables, each with when a row `t` of it is over in its workspace `w` at a moment. What hangs on a row ends with it. */
function conditions(now: Date): readonly (readonly [table: string, isOver: Condition])[] {
  const end = (workspace: Condition): Condition => sql`(${now}::timestamptz - make_interval(years => ${workspace}.retention_years))`;
  const own = end(sql`w`);
  return [
    ['package', sql`portolan.package_touched(t.id) < ${own} and not (${inUse}) and not ${keptByOthers(end(sql`other`))}`],
    ['determination', sql`t.package is null and t.created_at < ${own}`],
    ['receipt', sql`t.package is null and t.created_at < ${own}`],
    ['screening_row', sql`t.kind = 'result' and t.created_at < ${own} and not exists (
      select from portolan.screening_row d left join portolan.screening_row s on s.about = d.id
      where d.about = t.id and greatest(d.created_at, s.created_at) >= ${own})`],
    ['job', sql`t.finished_at < ${own} and not exists (select from portolan.determination d where d.job = t.id)`],
    ['monitor_notice', sql`t.created_at < ${own}`],
    ['monitor_channel', sql`t.ended_at < ${own}`],
    ['monitor_feed', sql`t.ended_at < ${own}`],
    ['token', sql`coalesce(t.revoked_at, t.expires_at) < ${own}`],
    ['invitation', sql`coalesce(t.accepted_at, t.expires_at) < ${own}`],
    ['audit_content', sql`(select (e.body::jsonb ->> 'at')::timestamptz from portolan.audit_event e
      where e.workspace = t.workspace and e.sequence = t.sequence) < ${own}`],
  ];
}

/** What is watched is in use, and what stands in the public record stays as long as it stands there. */
const inUse = sql`exists (select from portolan.monitor m where m.package = t.id) or exists (
  select from portolan.proposal o join portolan.public_record r on r.proposal = o.id where o.package = t.id)`;

/** Others that took part in a proposal keep it for as long as they keep their own records. */
function keptByOthers(end: Condition): Condition {
  return sql`exists (
    select from portolan.proposal o join portolan.proposal_event e on e.proposal = o.id
      join portolan.workspace other on other.id = e.workspace
    where o.package = t.id and (other.legal_hold or e.at >= ${end}))`;
}

const rowsAtOnce = 200;

/** The workspaces that hold something whose time is over; those under legal hold hold nothing of the kind. */
export async function workspacesWithEnded({ owner }: Store, now: Date): Promise<string[]> {
  const found = conditions(now).map(([table, condition]) => sql`
    select t.workspace from portolan.${sql.table(table)} t join portolan.workspace w on w.id = t.workspace and not w.legal_hold
    where ${condition}`);
  const { rows } = await sql<{ workspace: string }>`${sql.join(found, sql` union `)}`.execute(owner);
  return rows.map(({ workspace }) => workspace);
}

/**
 * Deletes what a workspace need not keep any longer, unless it is under legal hold, and gives how much of what. It does so in steps,
 * each a transaction of its own; begun anew, it goes on where it was. Every row deleted leaves its event in the ledger.
 */
export async function deleteEnded(
  store: Store, workspace: string, now: Date, signal?: AbortSignal,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [table, condition] of conditions(now)) {
    for (let deleted = rowsAtOnce; deleted === rowsAtOnce;) {
      signal?.throwIfAborted();
      deleted = await deleteSome(store, workspace, table, condition);
      if (deleted > 0) counts[table] = (counts[table] ?? 0) + deleted;
    }
  }
  return counts;
}

function deleteSome({ owner }: Store, workspace: string, table: string, condition: Condition): Promise<number> {
  return owner.transaction().execute(async (database) => {
    await sql`select set_config('portolan.user', 'system', true)`.execute(database);
    // Whoever sets a legal hold at this moment waits, or is waited for.
    await sql`select from portolan.workspace where id = ${workspace}::uuid for share`.execute(database);
    const { numAffectedRows } = await sql`delete from portolan.${sql.table(table)} where ctid in (
      select t.ctid from portolan.${sql.table(table)} t join portolan.workspace w on w.id = t.workspace and not w.legal_hold
      where t.workspace = ${workspace}::uuid and ${condition} limit ${sql.lit(rowsAtOnce)})`.execute(database);
    return Number(numAffectedRows ?? 0);
  });
}

/** Forgets answers kept for requests sent twice, and sign-ins that ended: what is of use for hours is kept for days at most. */
export async function forgetEphemeral({ owner }: Store): Promise<void> {
  await sql`delete from portolan.idempotency_key where created_at < now() - interval '1 day'`.execute(owner);
  await sql`delete from portolan.recovery where expires_at < now() - interval '1 day'`.execute(owner);
  await sql`delete from auth.session where "expiresAt" < now()`.execute(owner);
  await sql`delete from auth.verification where "expiresAt" < now()`.execute(owner);
}
