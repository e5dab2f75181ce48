import { sql } from 'kysely';
import type { Subject } from '../../screening/entry.ts';
import { newId } from '../../store/ids.ts';
import type { RequestDatabase } from '../../store/request.ts';
import type { RunningJob } from '../jobs/jobKind.ts';
import type { FoundPair, FoundParty } from './partyDesk.ts';
import type { PartyRow, ResultRow } from './pairs.ts';

/** So many parties are compared at once: the lists are read for each lot. */
const lot = 500;

/**
 * Compares the parties of a workspace that changed, or all where a list did, and keeps what is found anew, found otherwise, or found
 * no longer. Decisions are not touched: that they no longer stand follows from what is kept. Gives how many were compared.
 */
export async function screenParties({ job, services, transact, signal }: RunningJob): Promise<number> {
  const { lists } = await services.analyst.parties.screen([], signal);
  for (let compared = 0; ;) {
    signal.throwIfAborted();
    const rows = await transact((database) => database.selectFrom('party').selectAll().where('workspace', '=', job.workspace)
      .where('left_at', 'is', null).where(sql<boolean>`(compared_with is distinct from ${lists} or compared_as is distinct from sign)`)
      .orderBy('id').limit(lot).execute());
    if (rows.length === 0) return compared;
    const { findings } = await services.analyst.parties.screen(rows.map(subjectOf), signal);
    const found = Map.groupBy(findings, ({ subject }) => subject);
    await transact(async (database) => {
      for (const row of rows) await keepResults(database, row, found.get(row.id) ?? [], lists);
    });
    compared += rows.length;
  }
}

/** A party as it is compared: under its own id, because what it says of itself is all that counts. */
function subjectOf({ id, subject }: PartyRow): Subject {
  return { ...subject as Omit<Subject, 'id'>, id };
}

async function keepResults(
  database: RequestDatabase, { id, workspace, subject, sign }: PartyRow, found: readonly FoundParty[], lists: string,
): Promise<void> {
  const { rows: had } = await sql<{ entry: string; row: ResultRow }>`
    select distinct on (entry) entry, row from portolan.screening_row
      where workspace = ${workspace} and party = ${id} and kind = 'result' order by entry, id desc`.execute(database);
  const before = new Map(had.map(({ entry, row }) => [entry, row]));
  const { name } = subject as Pick<Subject, 'name'>;
  const add = (entry: string, row: ResultRow): Promise<unknown> => database.insertInto('screening_row').values({
    id: newId(), workspace, subject: name, kind: 'result', about: null, row: JSON.stringify(row), created_by: 'system', party: id, entry,
  }).execute();
  for (const { subject: _party, entry, ...pair } of found) {
    if (isOther(before.get(entry), pair)) await add(entry, pair);
    before.delete(entry);
  }
  for (const [entry, row] of before) if (row.gone !== true) await add(entry, { ...row, gone: true });
  await database.updateTable('party').set({ compared_with: lists, compared_as: sign })
    .where('id', '=', id).where('sign', '=', sign).execute();
}

function isOther(before: ResultRow | undefined, { basis }: FoundPair): boolean {
  if (before === undefined || before.gone === true) return true;
  return before.basis.subject !== basis.subject || before.basis.entry !== basis.entry || before.basis.verdict !== basis.verdict;
}
