import type { Answer, AnswerPath } from '../../../package/edit.ts';
import type { Edit } from '../../engine/handlers/edit.ts';

/** Writes a value, or takes the field out where nothing is said any more. */
export function editFor(path: AnswerPath, value: Answer | undefined, isThere: boolean): Edit[] {
  if (value !== undefined) return [{ kind: 'write', path, value }];
  return isThere ? [{ kind: 'remove', path }] : [];
}

/** An id in the manner of the file: small letters, hyphens, not yet taken. */
export function freeId(name: string, taken: Iterable<string>): string {
  const slug = name.toLowerCase().normalize('NFKD').replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'new';
  const others = new Set(taken);
  let id = slug;
  for (let number = 2; others.has(id); number++) id = `${slug}-${number}`;
  return id;
}
