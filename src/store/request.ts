import { sql, type Transaction } from 'kysely';
import type { Store } from './store.ts';
import type { ActingRole, Tables } from './tables.ts';

/** A transaction without the owner's rights: the policies of the tables decide what it sees and changes. */
export type RequestDatabase = Transaction<Tables>;

/** Who asks, and in which workspace; both may be nobody and nowhere. */
export interface Acting {
  user: string | undefined;
  workspace: string | undefined;
  /** The span for which they ask, as the W3C writes it: jobs begun here go on with it. */
  traceparent?: string | undefined;
}

/** Two transactions met; the database asks one of them to begin anew. */
const again = new Set(['40001', '40P01']);
/** The same request came twice at once: the second finds the answer of the first. */
const sentTwice = 'idempotency_key_pkey';
const mostAttempts = 5;

/**
 * Runs work in one transaction as a person, with the roles they hold in the workspace at that moment. Where two
 * transactions get in each other's way the work is run anew, so it must change nothing outside the database.
 */
export function inRequest<Result>(
  store: Store, { user, workspace, traceparent }: Acting,
  work: (database: RequestDatabase, roles: readonly ActingRole[]) => Promise<Result>,
): Promise<Result> {
  return repeatedly(() => store.owner.transaction().execute(async (database) => {
    const { rows } = await sql<{ roles: ActingRole[] }>`
      select portolan.enter(${user ?? null}::text, ${workspace ?? null}::uuid) as roles,
        set_config('portolan.traceparent', ${traceparent ?? ''}, true)`.execute(database);
    return work(database, rows[0]!.roles);
  }));
}

/** Runs work of the server itself in one transaction, bound to one workspace as a request would be. */
export function inJob<Result>(
  store: Store, workspace: string, work: (database: RequestDatabase) => Promise<Result>,
): Promise<Result> {
  return repeatedly(() => store.owner.transaction().execute(async (database) => {
    await sql`select portolan.enter_for_job(${workspace}::uuid)`.execute(database);
    return work(database);
  }));
}

/** Tells the ledger that somebody was refused a package, where that was because of their nationality. */
export async function recordRefusal({ owner }: Store, user: string, workspace: string, wanted: string): Promise<void> {
  await sql`select portolan.record_refusal(${user}, ${workspace}::uuid, ${wanted}::uuid)`.execute(owner);
}

async function repeatedly<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (error) {
      const { code, constraint } = error as { code?: unknown; constraint?: unknown };
      if (number === mostAttempts || !again.has(String(code)) && constraint !== sentTwice) throw error;
    }
  }
}
