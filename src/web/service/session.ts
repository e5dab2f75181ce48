import { useEffect, useSyncExternalStore } from 'react';
import { type Answer, api, askAccounts, given, Refusal } from './api.ts';

export type Session = Answer<'/api/session'>;
export type Membership = Session['memberships'][number];
export type Role = Membership['roles'][number];

/** Who is signed in: undefined while it is asked, `null` for nobody. */
let known: { session: Session | null | undefined; fault?: unknown } = { session: undefined };
let asked: Promise<void> | undefined;
const watchers = new Set<() => void>();

/** Asks anew who is signed in; whoever shows it follows. */
export async function refreshSession(): Promise<void> {
  try {
    known = { session: await given(api.GET('/api/session')) };
  } catch (error) {
    known = error instanceof Refusal && error.status === 401 ? { session: null } : { session: undefined, fault: error };
  }
  for (const tell of watchers) tell();
}

/** Who is signed in: undefined while it is asked, `null` for nobody. A fault of ours is thrown while drawing. */
export function useSession(): Session | null | undefined {
  useEffect(() => { asked ??= refreshSession(); }, []);
  const { session, fault } = useSyncExternalStore(watch, () => known);
  if (fault !== undefined) throw fault;
  return session;
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => { watchers.delete(tell); };
}

/** Ends this session of the browser. */
export async function signOut(): Promise<void> {
  await askAccounts('POST', '/sign-out', {});
  await refreshSession();
}
