import { sql } from 'kysely';
import type { RequestDatabase } from '../../store/request.ts';
import { Problem } from '../problem.ts';

/** On which side of a designated package somebody stands. */
export type Side = 'consortium' | 'buyer' | 'programme';

/** On which side whoever asks stands. Throws {@link Problem} where on none: then there is nothing to be seen. */
export async function sideOf(database: RequestDatabase, proposal: string): Promise<Side> {
  const { rows } = await sql<{ side: Side | null }>`select portolan.award_side(${proposal}::uuid) as side`.execute(database);
  const side = rows[0]?.side ?? null;
  if (side === null) throw new Problem(404, 'There is no such designated package here.');
  return side;
}

/** Throws {@link Problem} while nothing of a proposal is public: only then there is something to keep a ledger of. */
export async function checkDesignated(database: RequestDatabase, proposal: string): Promise<void> {
  const record = await database.selectFrom('public_record').select('state').where('proposal', '=', proposal).executeTakeFirst();
  if (record === undefined) throw new Problem(409, 'Nothing is entered before a package is designated.');
}
