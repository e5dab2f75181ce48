import { type Answer, writeAnswers } from '../../../screening/decisions/answers.ts';
import { answerTo } from '../../../screening/decisions/answerTo.ts';
import { type Batch, readBatch } from '../../../screening/decisions/batch.ts';
import { type Decision, Ledger } from '../../../screening/decisions/ledger.ts';
import { findingOf } from '../../../screening/decisions/matchFinding.ts';
import { countryReader } from '../../../screening/lists/countries.ts';
import { entryKey } from '../../../screening/lists/diff.ts';
import { entryFingerprint } from '../../../screening/lists/version.ts';
import { usualThreshold } from '../../../screening/names/screener.ts';
import { type Bench, openPart } from '../../engine/bench.ts';
import { screenerOf } from './screening.ts';

/** The parties of a file: CSV, XLSX or JSON. Throws `InputError` with every row that cannot be read. */
export async function readParties(_: Bench, { bytes, name }: { bytes: Uint8Array; name: string }): Promise<Batch> {
  const { countryNames: { names, others } } = await openPart('lists');
  return readBatch(bytes, name, countryReader(names, others));
}

/** The rows of a batch with what was found beside each, as `portolan batch` writes them, by the end of the file's name. */
export async function batchAnswers(_: Bench, { batch, ledger, today, name }: {
  batch: Batch; ledger: readonly string[]; today: string; name: string;
}): Promise<string | Uint8Array> {
  const { starter, ...lists } = await openPart('lists');
  const [decided, screener] = [Ledger.read(ledger, 'decisions'), screenerOf({ starter, ...lists })];
  const answers = new Map(batch.rows.map(({ subject }): [string, Answer] =>
    [subject.id, answerTo(subject, screener.screen(subject).map((match) => findingOf(subject, match)), decided, today)]));
  const lookedAt = [{ day: starter.published, starter: true }];
  const about = { screenedOn: today, threshold: usualThreshold, lists: lookedAt, notices: [starter.notice] };
  return writeAnswers(name, batch, answers, about);
}

/** How a decision of before stands against the lists of today. */
export type ReviewedStatus = 'decided' | 'awaiting-second' | 'expired' | 'entry-changed' | 'entry-gone';

/** A decision that was made, and how it stands. */
export interface ReviewedDecision extends Pick<Decision, 'subject' | 'entry' | 'verdict' | 'who' | 'why' | 'at'> {
  id: string;
  expires: string | null;
  confirmedBy: string | null;
  status: ReviewedStatus;
}

/** Every decision in the ledger with how it stands today, those that want somebody first. */
export async function reviewDecisions(
  _: Bench, { ledger, today }: { ledger: readonly string[]; today: string },
): Promise<ReviewedDecision[]> {
  const { starter } = await openPart('lists');
  const prints = new Map(starter.entries.map((entry) => [entryKey(entry), entryFingerprint(entry)]));
  const reviewed = Ledger.read(ledger, 'decisions').decisions().map(({ decision, confirmedBy }): ReviewedDecision => {
    const { id, subject, entry, verdict, who, why, at, expires, needsSecond, basis } = decision;
    const print = prints.get(entry);
    const status = print === undefined ? 'entry-gone' : print !== basis.entry ? 'entry-changed'
      : expires !== undefined && expires < today ? 'expired' : needsSecond && confirmedBy === undefined ? 'awaiting-second' : 'decided';
    return { id, subject, entry, verdict, who, why, at, expires: expires ?? null, confirmedBy: confirmedBy ?? null, status };
  });
  return reviewed.toSorted((left, right) => Number(left.status === 'decided') - Number(right.status === 'decided'));
}
