import { InputError } from '../corpus/diagnostic.ts';

/** Why a file of the user's could not be opened, in plain words, by the code of the system. */
const reasons: Record<string, string> = {
  ENOENT: 'There is no such file.',
  ENOTDIR: 'There is no such file.',
  EISDIR: 'This is a folder, where a file is needed.',
  EACCES: 'The file may not be read or written.',
  EPERM: 'The file may not be read or written.',
  EROFS: 'The disk may only be read.',
  ENOSPC: 'The disk is full.',
  ENAMETOOLONG: 'The name is too long for a file.',
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
