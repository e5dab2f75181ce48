import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { readAwardKinds } from '../../program/award/kinds.ts';
import type { AwardEntry } from '../../program/award/standing.ts';
import type { RequestDatabase } from '../../store/request.ts';

const file = 'law/program/award.yaml';

/** What is done to the proposal where an entry reopens its designation. */
export const reopening = 'report-change';

/** What can be entered after a designation, as the law's data has it. */
export const awardKinds = readAwardKinds(file, readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));

/** The entries of a designated package that whoever asks may read. */
export async function awardEntriesOf(database: RequestDatabase, proposal: string): Promise<AwardEntry[]> {
  return database.selectFrom('award_entry')
    .select(['id', 'kind', sql<string>`on_day::text`.as('on'), 'site', 'item', 'quantity', 'about', 'statement'])
    .where('proposal', '=', proposal).orderBy('id').execute();
}
