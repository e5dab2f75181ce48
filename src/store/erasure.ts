import { sql, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * What the ledger wrote about a person: memberships, tokens, rights to run the server, invitations they accepted, and channels to
 * their address.
 */
const aboutThem = (user: string) => sql`
  c.content::jsonb ->> 'address' = (select 'sha256:' || portolan.sha256_hex(u.email) from auth."user" u where u.id = ${user})
  or c.content::jsonb ->> 'user_id' = ${user} or c.content::jsonb ->> 'accepted_by' = ${user}
  or exists (select from portolan.invitation i join portolan.audit_event e on e.workspace = c.workspace and e.sequence = c.sequence
    where i.accepted_by = ${user} and e.body::jsonb ->> 'subject' = i.id::text)`;

/** A workspace under legal hold in which something about a person is kept; undefined where there is none. */
export async function workspaceHolding(database: Transaction<Tables>, user: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select w.id from portolan.workspace w where w.legal_hold and (
      exists (select from portolan.member m where m.workspace = w.id and m.user_id = ${user})
      or exists (select from portolan.audit_content c where c.workspace = w.id and (${aboutThem(user)}))) limit 1`.execute(database);
  return rows[0]?.id;
}

/**
 * Erases a person: their account with its passwords, passkeys and sessions, what they may do, and what the ledger wrote of them. The
 * chain of the ledger still verifies, because it holds digests alone. What they did stays, under an id that stands for nobody.
 */
export async function erasePerson(database: Transaction<Tables>, user: string): Promise<void> {
  await sql`update portolan.monitor_channel set ended_at = coalesce(ended_at, now()), address = 'erased' where kind = 'email'
    and lower(address) = (select lower(email) from auth."user" where id = ${user})`.execute(database);
  await database.deleteFrom('token').where('user_id', '=', user).execute();
  await database.deleteFrom('member').where('user_id', '=', user).execute();
  await database.deleteFrom('operator').where('user_id', '=', user).execute();
  await database.deleteFrom('recovery').where('user_id', '=', user).execute();
  await database.deleteFrom('notification_seen').where('user_id', '=', user).execute();
  await database.deleteFrom('idempotency_key').where('actor', '=', user).execute();
  // So late that the events of all this lose what they wrote too, and while the account still says which address was theirs.
  await sql`delete from portolan.audit_content c where ${aboutThem(user)}`.execute(database);
  await sql`delete from auth."user" where id = ${user}`.execute(database);
}
