import { renameSync, rmSync } from 'node:fs';

/** Moves a folder that was made beside its place into it. Where another test was quicker, its folder stays and this one goes. */
export function putInPlace(half: string, folder: string): void {
  try {
    renameSync(half, folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    rmSync(half, { recursive: true, force: true });
  }
}
