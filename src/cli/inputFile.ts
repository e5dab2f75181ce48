import { closeSync, openSync, readSync } from 'node:fs';
import { InputError } from '../corpus/diagnostic.ts';
import { limits } from '../package/reader.ts';

/** Why a file of the user's could not be opened, in plain words, by the code of the system. */
const reasons: Record<string, string> = {
  ENOENT: 'There is no such file.',
  ENOTDIR: 'There is no such file.',
  EISDIR: 'This is a folder, where a file is needed.',
  EEXIST: 'This is a file, where a folder is needed.',
  EACCES: 'The file may not be read or written.',
  EPERM: 'The file may not be read or written.',
  EROFS: 'The disk may only be read.',
  ENOSPC: 'The disk is full.',
  ENAMETOOLONG: 'The name is too long for a file.',
  ELOOP: 'Its links lead in a circle.',
  ERR_INVALID_ARG_VALUE: 'This is no name of a file.',
};

/** One line on a failure of the file system, or undefined where the error is something else. */
export function fileComplaint(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : reasons[code];
  if (reason === undefined) return undefined;
  return path === undefined ? reason : `${path}: ${reason}`;
}

/** Runs an access to a file of the user's; failures of the file system become an {@link InputError}. */
export function attempt<Result>(path: string, access: () => Result): Result {
  try {
    return access();
  } catch (error) {
    throw asInputError(path, error);
  }
}

/** A failure of the file system as a complaint about the file; any other error as it is. */
export function asInputError(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = reasons[code];
  return message === undefined ? error : new InputError([{ file, line: 1, column: 1, message }]);
}

/** How large a file may be, and what to do about one that is larger. */
export interface SizeLimit {
  bytes: number;
  hint: string;
}

const packageSize: SizeLimit = { bytes: limits.bytes, hint: 'A package is a few pages.' };

/** The bytes of an input file. Throws {@link InputError} with one clear line where they cannot be had or are too many. */
export function readBytes(path: string, { bytes: most, hint } = packageSize): Uint8Array {
  const bytes = attempt(path === '' ? "''" : path, () => readUpTo(path, most + 1));
  if (bytes.length <= most) return bytes;
  throw new InputError([{ file: path, line: 1, column: 1, message: `The file is larger than ${most / 1024 / 1024} MB.`, hint }]);
}

/** Reads no more than `most` bytes: what is far too large, or never ends, need not come into memory first. */
function readUpTo(path: string, most: number): Uint8Array {
  const descriptor = openSync(path, 'r');
  try {
    const chunks: Uint8Array[] = [];
    for (let left = most; left > 0;) {
      const chunk = new Uint8Array(Math.min(left, 1024 * 1024));
      const count = readSync(descriptor, chunk);
      if (count === 0) break;
      chunks.push(chunk.subarray(0, count));
      left -= count;
    }
    return Buffer.concat(chunks);
  } finally {
    closeSync(descriptor);
  }
}
