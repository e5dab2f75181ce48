import { csvOf, harmlessCell } from '../../package/csv.ts';
import { workbookOf } from '../../package/workbook.ts';
import type { Batch } from './batch.ts';

/** What screening came to for one subject, as it is written down beside its row. */
export interface Answer {
  /** The id of the subject. */
  subject: string;
  status: 'nothing-found' | 'open' | 'decided' | 'awaiting-second';
  /** Best first. */
  findings: AnswerFinding[];
}

/** One finding in an answer. */
export interface AnswerFinding {
  list: string;
  entry: string;
  name: string;
  score: number;
  verdict: string;
  because: string;
  decision?: string;
}

const added = ['screening', 'findings', 'list', 'entry', 'listed name', 'score', 'matcher', 'because', 'decision'];

/** The rows of a batch with what was found, one row for each finding: the columns that came in, and ours behind them. */
export function answerRows(batch: Batch, answers: ReadonlyMap<string, Answer>): string[][] {
  const rows = batch.rows.flatMap(({ subject, cells }) => {
    const own = batch.columns.map((_, index) => cells[index] ?? '');
    const { status, findings } = answers.get(subject.id) ?? { status: 'open' as const, findings: [] };
    const count = String(findings.length);
    if (findings.length === 0) return [[...own, status, count, ...Array.from({ length: added.length - 2 }, () => '')]];
    return findings.map(({ list, entry, name, score, verdict, because, decision }) =>
      [...own, status, count, list, entry, name, score.toFixed(3), verdict, because, decision ?? '']);
  });
  return [[...batch.columns, ...added], ...rows];
}

/** The answers in the format that the end of a file's name says; `about` says what was looked at. */
export function writeAnswers(
  file: string, batch: Batch, answers: ReadonlyMap<string, Answer>, about: Record<string, unknown>,
): string | Uint8Array {
  if (/\.json$/i.test(file)) {
    const parties = batch.rows.map(({ subject }) => ({ ...subject, screening: answers.get(subject.id) ?? null }));
    return `${JSON.stringify({ ...about, parties }, null, 2)}\n`;
  }
  const rows = answerRows(batch, answers);
  return /\.xlsx$/i.test(file) ? workbookOf('Screening', rows) : `\ufeff${csvOf(rows.map((row) => row.map(harmlessCell)))}`;
}
