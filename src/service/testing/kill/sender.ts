import { newId } from '../../../store/ids.ts';
import type { Store } from '../../../store/store.ts';
import type { MemberRole } from '../../../store/tables.ts';
import { newSecret } from '../../identity.ts';

/** A request to the server that is killed again and again. */
export interface Wanted {
  /** Below `/api`. */
  path: string;
  body: object;
  /** Who asks: the token of somebody, or the cookie of a browser. */
  headers: Record<string, string>;
}

/** Asks the server for something that changes nothing. Gives undefined where it did not answer. */
export type Look = (path: string, headers: Record<string, string>) => Promise<unknown>;

/** Somebody who sends one request after another, and knows what has to be there afterwards. */
export interface Sender {
  /** The next request in this life of the server, once the one before was acknowledged; undefined where there is none for now. */
  next(life: number): Wanted | undefined;
  /** Takes in what the server answered. */
  acknowledged(answer: never): void;
  /** Whether all that goes on after an answer has come to its end. */
  isSettled?(look: Look): Promise<boolean>;
  /** What is wrong with what is kept. One request, `pending`, may have been kept without a word of it coming through. */
  faults(store: Store, pending: Wanted | undefined): Promise<string[]>;
}

/** A kind of work, and who does it on a store; prepared with the owner's rights. */
export type SenderKind = (store: Store) => Promise<Sender[]>;

const dayMilliseconds = 86_400_000;

/** A new workspace. */
export async function newWorkspace({ owner }: Store, kind: 'consortium' | 'agency' = 'consortium'): Promise<string> {
  const id = newId();
  await owner.insertInto('workspace').values({ id, name: kind, kind, retention_years: 5 }).execute();
  return id;
}

/** A new member of a workspace: the headers by which a program asks for them. */
export async function newMember(
  { owner }: Store, workspace: string, role: MemberRole, scopes: string[], agency: string | null = null,
): Promise<Record<string, string>> {
  const { secret, digest } = newSecret();
  const user = `user-${newId()}`;
  await owner.insertInto('member').values({ workspace, user_id: user, roles: [role], agency, nationalities: [] }).execute();
  await owner.insertInto('token').values({
    id: newId(), workspace, user_id: user, name: 't', digest, scopes, expires_at: new Date(Date.now() + dayMilliseconds),
  }).execute();
  return { authorization: `Bearer ${secret}` };
}
