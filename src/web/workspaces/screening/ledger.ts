import type { Answer } from '../../service/api.ts';

type Row = Answer<'/api/workspaces/{workspace}/screenings'>['items'][number];

/** What `screen` found, as the ledger keeps it. */
interface Found {
  matches?: readonly { list: string; id: string; name: string; score: number; why: readonly string[] }[];
  compared?: { entries: number; lists: readonly { list: string; day: string }[] };
}

export interface Decision {
  id: string;
  state: 'dismissed' | 'confirmed';
  why: string;
  by: string;
  at: string;
  second?: { agrees: boolean; why: string; by: string; at: string };
}

/** A party that was compared with the lists, and what became of it. */
export interface Screened {
  id: string;
  subject: string;
  at: string;
  by: string;
  found: Found;
  decision?: Decision;
  /** `disputed`: the second person did not agree, so it has to be decided anew. */
  status: 'open' | 'awaiting-second' | 'disputed' | 'decided' | 'nothing';
}

/** The rows of the ledger as the parties they are about, the newest first; of several decisions the last one counts. */
export function screenedFrom(rows: readonly Row[]): Screened[] {
  const about = (of: string, kind: Row['kind']): Row | undefined => rows.findLast((row) => row.about === of && row.kind === kind);
  return rows.filter(({ kind }) => kind === 'result').map(({ id, subject, row, createdAt, createdBy }) => {
    const { found = {} } = row as { found?: Found };
    const decided = about(id, 'decision');
    const second = decided === undefined ? undefined : about(decided.id, 'second-decision');
    const decision = decided === undefined ? undefined : {
      ...decided.row as Pick<Decision, 'state' | 'why'>, id: decided.id, by: decided.createdBy, at: decided.createdAt,
      ...(second === undefined ? {} : { second: {
        ...second.row as { agrees: boolean; why: string }, by: second.createdBy, at: second.createdAt,
      } }),
    };
    const status = statusOf(found, decision);
    return { id, subject, at: createdAt, by: createdBy, found, status, ...(decision === undefined ? {} : { decision }) };
  }).reverse();
}

function statusOf({ matches = [] }: Found, decision: Decision | undefined): Screened['status'] {
  if (decision === undefined) return matches.length === 0 ? 'nothing' : 'open';
  if (decision.second === undefined) return 'awaiting-second';
  return decision.second.agrees ? 'decided' : 'disputed';
}
