import * as z from 'zod';
import { memberRoles, workspaceKinds } from '../../store/tables.ts';
import { longestPassword, shortestPassword } from '../password.ts';

/** A moment, as in 2026-11-23T19:00:00.000Z. */
export const moment = z.iso.datetime();
export const id = z.uuid();
export const role = z.enum(memberRoles);
export const workspaceKind = z.enum(workspaceKinds);
export const name = z.string().trim().min(1).max(200);
export const password = z.string().min(shortestPassword).max(longestPassword);
/** A digest of SHA-256, in hex. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** A nationality, as two letters of ISO 3166. */
export const nationality = z.string().regex(/^[A-Z]{2}$/);
export const day = z.iso.date();

/** The path of everything in a workspace. */
export const inWorkspace = z.object({ workspace: id });

/** How long lists are asked for: so many at a time, after the one named. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: id.optional().describe('The `next` of the page before.'),
});

/** A page of a list; `next` is there where more follow. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: id.optional() });
}

/** The page of what was found: one more than asked for was looked for, to know whether more follow. */
export function paged<Row extends { id: string }, Shown>(
  rows: readonly Row[], limit: number, show: (row: Row) => Shown,
): { items: Shown[]; next?: string } {
  const shown = rows.slice(0, limit);
  return { items: shown.map(show), ...(rows.length > limit ? { next: shown.at(-1)!.id } : {}) };
}
