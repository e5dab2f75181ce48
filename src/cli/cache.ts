import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './lawFiles.ts';

const folder = join(projectRoot, 'node_modules', '.cache', 'portolan');

/** What was made before under this key, or what `make` gives now. Only plain JSON can be kept. */
export function cached<Kept>(key: string, make: () => Kept): Kept {
  const file = join(folder, `${key}.json`);
  const found = read(file) as Kept | undefined;
  if (found !== undefined) return found;
  const made = make();
  write(file, made);
  return made;
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // Nothing kept, or a file cut short by a crash: it is made again.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written beside and moved into place, so that two processes never read half a file. A read-only place is no fault. */
function write(file: string, value: unknown): void {
  const half = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(half, JSON.stringify(value));
    renameSync(half, file);
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
