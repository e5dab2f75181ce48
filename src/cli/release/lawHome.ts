import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A law that was installed beside the one that came with the program. */
export interface InstalledLaw {
  /** Of the law itself, as answers name it. */
  digest: string;
  /** The day on which its publisher released it, and the last day on which anybody had read its sources. */
  released: string;
  readThrough: string;
  /** The fingerprint of the key that signed it. */
  key: string;
}

/** What is installed, and which law answers: one of these, or `own`, the program's. */
export interface LawBook {
  use: string;
  installed: InstalledLaw[];
}

/** Where laws are kept: outside the project, because a receipt is to outlive an installation. */
export function storeFolder(): string {
  const { PORTOLAN_STORE, XDG_DATA_HOME, LOCALAPPDATA } = process.env;
  if (PORTOLAN_STORE) return PORTOLAN_STORE;
  return join(XDG_DATA_HOME || LOCALAPPDATA || join(homedir(), '.local', 'share'), 'portolan', 'law');
}

export function bookFile(): string {
  return join(storeFolder(), 'releases', 'installed.json');
}

/** The folder below which an installed law stands, in which there is a folder `law`. */
export function releaseFolder(digest: string): string {
  return join(storeFolder(), 'releases', digest);
}

/** What is installed here; nothing where nobody ever installed anything. */
export function lawBook(): LawBook {
  try {
    return JSON.parse(readFileSync(bookFile(), 'utf8')) as LawBook;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return { use: 'own', installed: [] };
    throw error;
  }
}

/** The installed law that answers, if one does; `PORTOLAN_LAW=own` leaves all aside, as the project's own tests do. */
export function lawInUse(): InstalledLaw | undefined {
  if (process.env.PORTOLAN_LAW === 'own') return undefined;
  const { use, installed } = lawBook();
  return installed.find(({ digest }) => digest === use);
}
