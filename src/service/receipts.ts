import type { RequestDatabase } from '../store/request.ts';
import type { MadeReceipt } from './analyst.ts';

/** Keeps a receipt, and what the Program's staff read in its place, each once: the same question has the same receipt. */
export async function keepReceipt(
  database: RequestDatabase, place: { workspace: string; package: string | null; version: number | null; created_by: string },
  { digest, corpus, text, programme }: MadeReceipt,
): Promise<void> {
  await database.insertInto('receipt').values({ ...place, digest, corpus, text }).onConflict((conflict) => conflict.doNothing()).execute();
  const { workspace } = place;
  // Of one that somebody else holds, whose work this person may not see, nothing is kept beside it.
  const held = await database.selectFrom('receipt').select('digest').where('workspace', '=', workspace).where('digest', '=', digest)
    .executeTakeFirst();
  if (held === undefined) return;
  await database.insertInto('programme_edition').values({
    workspace, receipt_digest: digest, package_text: programme?.package ?? null, receipt: programme?.receipt ?? null,
  }).onConflict((conflict) => conflict.doNothing()).execute();
}
