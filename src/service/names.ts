import { sql } from 'kysely';
import type { Store } from '../store/store.ts';

/** What somebody is called; undefined where no account stands any more. Never asked within a transaction: it would wait for itself. */
export async function nameOf({ owner }: Store, user: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from auth."user" where id = ${user}`.execute(owner);
  return rows[0]?.name;
}

/** What the members of a workspace are called. */
export async function namesIn({ owner }: Store, workspace: string): Promise<{ user: string; name: string }[]> {
  const { rows } = await sql<{ user: string; name: string }>`
    select account.id as "user", account.name from portolan.member join auth."user" account on account.id = member.user_id
    where member.workspace = ${workspace} order by account.name`.execute(owner);
  return rows;
}
