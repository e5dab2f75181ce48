import { sql, type Transaction } from 'kysely';
import { newId } from '../store/ids.ts';
import type { Tables } from '../store/tables.ts';
import { digestOfSecret, newSecret } from './identity.ts';
import { sendMail } from './mail.ts';
import { refuseEasyPassword } from './password.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';

const hourMilliseconds = 3_600_000;
/** Nobody is sent another mail so soon. */
const mailsApartMilliseconds = 300_000;

/** A link by which somebody sets a new password, once, within an hour. */
export interface Recovery {
  link: string;
  expiresAt: Date;
}

type Parts = Pick<Services, 'store' | 'configuration'>;

/** Makes a link for the person of an account; one given to them before ends. `by` is whoever gives it. */
export function newRecovery(parts: Parts, user: string, by: string): Promise<Recovery> {
  return forAccount(parts, user, by, (database) => inserted(database, parts, user, by));
}

/** Sends a link to an address, where there is an account of it. Whoever asks cannot tell whether there is. */
export async function mailRecovery(services: Services, email: string): Promise<void> {
  const { identity, configuration: { smtp } } = services;
  const user = await identity.accountOf(email);
  if (user === undefined || smtp === undefined) return;
  const recovery = await forAccount(services, user, null, async (database) =>
    await wasSentLately(database, user) ? undefined : inserted(database, services, user, null));
  if (recovery === undefined) return;
  await sendMail(smtp, {
    to: email, subject: 'Portolan: a new password',
    text: `Somebody, hopefully you, cannot sign in to Portolan. This link sets a new password, once, within an hour:\n\n`
      + `${recovery.link}\n\n`
      + 'It also ends every session. If it was not you, nothing has changed: forget this mail.\n',
  });
}

/** Works on the links of one account, while nobody else does. */
function forAccount<Result>({ store }: Parts, user: string, by: string | null,
  work: (database: Transaction<Tables>) => Promise<Result>): Promise<Result> {
  return store.owner.transaction().execute(async (database) => {
    await sql`select set_config('portolan.user', ${by ?? ''}, true)`.execute(database);
    await sql`select from auth."user" where id = ${user} for update`.execute(database);
    return work(database);
  });
}

async function inserted(database: Transaction<Tables>, { configuration }: Parts, user: string, by: string | null): Promise<Recovery> {
  const { secret, digest } = newSecret();
  const expires_at = new Date(Date.now() + hourMilliseconds);
  await database.updateTable('recovery').set({ expires_at: sql<Date>`now()` })
    .where('user_id', '=', user).where('used_at', 'is', null).where('expires_at', '>', sql<Date>`now()`).execute();
  await database.insertInto('recovery').values({ id: newId(), user_id: user, digest, created_by: by, expires_at }).execute();
  return { link: `${configuration.address}/account?recover#${secret}`, expiresAt: expires_at };
}

async function wasSentLately(database: Transaction<Tables>, user: string): Promise<boolean> {
  const row = await database.selectFrom('recovery').select('id').where('user_id', '=', user).where('created_by', 'is', null)
    .where('created_at', '>', new Date(Date.now() - mailsApartMilliseconds)).executeTakeFirst();
  return row !== undefined;
}

/**
 * Sets the password of the person to whom a link was given, and ends all their sessions. Where somebody gave it who made sure of them,
 * their passkeys end too, so that they can make new ones; one that came by mail leaves them. Throws {@link Problem} where it is none.
 */
export async function recover({ store, identity }: Services, secret: string, password: string): Promise<void> {
  const digest = digestOfSecret(secret);
  const of = await store.owner.selectFrom('recovery').select('user_id').where('digest', '=', digest).executeTakeFirst();
  refuseEasyPassword(password, of === undefined ? undefined : await identity.personOf(of.user_id));
  const used = await store.owner.updateTable('recovery').set({ used_at: sql<Date>`now()` }).where('digest', '=', digest)
    .where('used_at', 'is', null).where('expires_at', '>', sql<Date>`now()`).returning(['user_id', 'created_by']).executeTakeFirst();
  if (used === undefined) throw new Problem(404, 'No such link is open: it was used, has ended, or never was. Ask for another.');
  if (used.created_by !== null) await identity.dropPasskeys(used.user_id);
  await identity.setPassword(used.user_id, password);
}
