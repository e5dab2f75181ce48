/** A package somebody works on, as this browser keeps it. */
export interface Draft {
  id: string;
  title: string;
  /** The file's name, as messages and downloads have it. */
  path: string;
  text: string;
  /** ISO time of the last change. */
  savedAt: string;
}

const store = 'drafts';

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('portolan', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('This browser keeps nothing.'));
  });
}

async function within<Value>(mode: IDBTransactionMode, work: (drafts: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
  const opened = await database();
  try {
    return await new Promise((resolve, reject) => {
      const request = work(opened.transaction(store, mode).objectStore(store));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('The draft could not be kept.'));
    });
  } finally {
    opened.close();
  }
}

/** All drafts, the newest first. */
export async function listDrafts(): Promise<Draft[]> {
  const all = await within<Draft[]>('readonly', (drafts) => drafts.getAll() as IDBRequest<Draft[]>);
  return all.toSorted((left, right) => (left.savedAt < right.savedAt ? 1 : -1));
}

export function readDraft(id: string): Promise<Draft | undefined> {
  return within('readonly', (drafts) => drafts.get(id) as IDBRequest<Draft | undefined>);
}

export async function saveDraft(draft: Omit<Draft, 'savedAt'>): Promise<void> {
  await within('readwrite', (drafts) => drafts.put({ ...draft, savedAt: new Date().toISOString() }));
}

export async function removeDraft(id: string): Promise<void> {
  await within('readwrite', (drafts) => drafts.delete(id));
}

/** A name that no other draft has. */
export function newDraftId(): string {
  return [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(36).padStart(2, '0')).join('').slice(0, 10);
}

/**
 * Takes a draft for this tab alone, until the signal ends it. Says whether it could be had: while another tab works on a
 * draft, nobody else writes to it.
 */
export function takeDraft(id: string, until: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    navigator.locks.request(`portolan-draft-${id}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      if (lock === null) return undefined;
      return new Promise<void>((release) => {
        if (until.aborted) release();
        else until.addEventListener('abort', () => release(), { once: true });
      });
    }).catch(reject);
  });
}
