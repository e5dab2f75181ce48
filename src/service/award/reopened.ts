import * as z from 'zod';
import type { RequestDatabase } from '../../store/request.ts';
import { id, moment } from '../routes/shapes.ts';

/** A finding that a material change re-opened: its answer before and after, and how it was settled. */
export const reopenedShape = z.object({
  entry: id.describe('The entry that reported the change.'),
  about: z.enum(['leg', 'test', 'screening']), finding: z.string(), before: z.string().nullable(), after: z.string().nullable(),
  settled: z.object({ reason: z.string(), at: moment }).nullable(),
});
export type Reopened = z.infer<typeof reopenedShape>;

/** Every finding of a designated package that was ever re-opened, as far as whoever asks may read of it. */
export async function reopenedFindings(database: RequestDatabase, proposal: string): Promise<Reopened[]> {
  const rows = await database.selectFrom('reopened_finding as f')
    .leftJoin('finding_settlement as s', (join) => join.onRef('s.entry', '=', 'f.entry').onRef('s.about', '=', 'f.about')
      .onRef('s.finding', '=', 'f.finding'))
    .select(['f.entry', 'f.about', 'f.finding', 'f.answer_before', 'f.answer_after', 's.reason', 's.created_at'])
    .where('f.proposal', '=', proposal).orderBy('f.entry').orderBy('f.about').orderBy('f.finding').execute();
  return rows.map(({ answer_before, answer_after, reason, created_at, ...row }) => ({
    ...row, before: answer_before, after: answer_after,
    settled: reason === null || created_at === null ? null : { reason, at: created_at.toISOString() },
  }));
}
