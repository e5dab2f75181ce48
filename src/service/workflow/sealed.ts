import type { RequestDatabase } from '../../store/request.ts';
import { Problem } from '../problem.ts';

/** A sealed file as whoever asks may read it. */
export interface ReadSeal {
  receipt: string;
  /** The digest of the dossier that goes with it. */
  dossier: string;
  package: string;
  walled: boolean;
}

/**
 * A sealed file: whole to whoever the policies let see it so, else, or where that is asked for, as the programme reads it: in the
 * edition that was made without what is for the licensing agency alone. Throws {@link Problem} where there is none.
 */
export async function sealedFile(
  database: RequestDatabase, { proposal, sequence }: { proposal: string; sequence: number }, as?: 'programme',
): Promise<ReadSeal> {
  const shown = await database.selectFrom('programme_file').selectAll().where('proposal', '=', proposal)
    .where('sequence', '=', sequence).executeTakeFirst();
  if (shown === undefined) throw new Problem(404, 'There is no such sealed file here.');
  const { walled, receipt, package_text, shown_dossier, dossier_digest } = shown;
  const whole = as === 'programme' && walled !== false ? undefined : await database.selectFrom('sealed_file').selectAll()
    .where('proposal', '=', proposal).where('sequence', '=', sequence).executeTakeFirst();
  if (whole !== undefined) {
    return { receipt: whole.receipt, dossier: whole.dossier_digest, package: whole.package_text, walled: false };
  }
  if (receipt === null || package_text === null) {
    throw new Problem(409, 'It was sealed before licensing was walled off. The licensing agency reads it; ask for a new one.');
  }
  return { receipt, package: package_text, dossier: shown_dossier ?? dossier_digest, walled: true };
}
