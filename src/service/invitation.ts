import { sql } from 'kysely';
import { newId } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import { digestOfSecret, newSecret } from './identity.ts';
import { refuseEasyPassword } from './password.ts';
import { Problem } from './problem.ts';
import type { Actor } from './route.ts';
import type { Services } from './services.ts';

interface Acceptance {
  secret: string;
  account?: { name: string; email: string; password: string } | undefined;
}

/**
 * Accepts an invitation, once. With the owner's rights, because nobody is a member yet; what is granted is exactly what the
 * invitation holds. Throws {@link Problem}.
 */
export async function acceptInvitation({ store, identity }: Services, { secret, account }: Acceptance, actor: Actor): Promise<string> {
  const digest = digestOfSecret(secret);
  if (await openInvitation(store, digest) === undefined) throw noSuch();
  if (actor.user === undefined && account === undefined) throw new Problem(401, 'Sign in, or name an account to make.');
  if (account !== undefined && await identity.accountOf(account.email) !== undefined) {
    throw new Problem(409, 'There is an account of this address already. Sign in, then accept.');
  }
  if (account !== undefined) refuseEasyPassword(account.password, account);
  const user = account === undefined ? actor.user! : await identity.createAccount(account);
  return store.owner.transaction().execute(async (database) => {
    await sql`select set_config('portolan.user', ${user}, true)`.execute(database);
    const row = await database.updateTable('invitation').set({ accepted_at: sql<Date>`now()`, accepted_by: user })
      .where('digest', '=', digest).where('accepted_at', 'is', null).where('expires_at', '>', sql<Date>`now()`).returningAll()
        .executeTakeFirst();
    if (row === undefined) throw noSuch();
    const { workspace, roles, agency, nationalities } = row;
    await database.insertInto('member').values({ workspace, user_id: user, roles, agency, nationalities })
      .onConflict((conflict) => conflict.columns(['workspace', 'user_id']).doUpdateSet({ roles, agency, nationalities })).execute();
    if (row.as_operator) {
      await database.insertInto('operator').values({ user_id: user }).onConflict((conflict) => conflict.doNothing()).execute();
    }
    return workspace;
  });
}

async function openInvitation(store: Store, digest: string): Promise<{ id: string } | undefined> {
  return store.owner.selectFrom('invitation').select('id').where('digest', '=', digest).where('accepted_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`).executeTakeFirst();
}

function noSuch(): Problem {
  return new Problem(404, 'No such invitation is open: it was accepted, has ended, or never was.');
}

const hourMilliseconds = 3_600_000;

/**
 * The secret of an invitation for whoever starts an empty store: they become its operator and the administrator of a first
 * workspace. Undefined where somebody runs this store already. A secret given out before and not used ends with the new one.
 */
export async function firstInvitation(store: Store, retentionYears: number): Promise<string | undefined> {
  return store.owner.transaction().execute(async (database) => {
    await sql`lock table portolan.operator in share row exclusive mode`.execute(database);
    if (await database.selectFrom('operator').select('user_id').limit(1).executeTakeFirst() !== undefined) return undefined;
    await database.updateTable('invitation').set({ expires_at: new Date(0) }).where('as_operator', '=', true).execute();
    const before = await database.selectFrom('workspace').select('id').orderBy('id').limit(1).executeTakeFirst();
    const workspace = before?.id ?? newId();
    if (before === undefined) {
      await database.insertInto('workspace').values({ id: workspace, name: 'First workspace', kind: 'consortium',
        retention_years: retentionYears }).execute();
    }
    const { secret, digest } = newSecret();
    await database.insertInto('invitation').values({
      id: newId(), workspace, digest, roles: ['administrator'], agency: null, nationalities: [], as_operator: true, created_by: null,
      expires_at: new Date(Date.now() + hourMilliseconds),
    }).execute();
    return secret;
  });
}
