import { type Selectable, sql } from 'kysely';
import { type Judged, type Standing, standingOn, type Verdict } from '../../screening/decisions/ledger.ts';
import type { RequestDatabase } from '../../store/request.ts';
import type { Tables } from '../../store/tables.ts';
import type { DecidedPair, FoundPair } from './partyDesk.ts';

/** What a person decided, as it is kept. */
export interface Decided {
  verdict: Verdict;
  why: string;
  evidence: string[];
  expires?: string;
  needsSecond: boolean;
}

/** A result as it is kept of a pair; `gone` where it was found before and is no longer. */
export type ResultRow = FoundPair & { gone?: true };

/** A party and an entry with the newest that is kept about the two. */
export interface Pair {
  /** The newest result: what a decision is made on. */
  result: string;
  party: string;
  name: string;
  entry: string;
  found: ResultRow;
  since: Date;
  decision: { id: string; by: string; at: Date; decided: Decided; on: FoundPair } | null;
  second: { by: string; at: Date; agrees: boolean; why: string } | null;
}

/** Which pairs are asked for: of one party, or those after a party and entry in their order. */
export interface PairQuestion {
  party?: string | undefined;
  after?: { party: string; entry: string } | undefined;
  limit: number;
}

/** Pairs of a workspace that whoever asks may see, in the order of parties and entries. */
export async function pairsOf(database: RequestDatabase, workspace: string, { party, after, limit }: PairQuestion): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select newest.id as result, newest.party, p.subject ->> 'name' as name, newest.entry, newest.row as found, newest.created_at as since,
      case when d.id is not null then jsonb_build_object('id', d.id, 'by', d.created_by, 'at', d.created_at, 'decided', d.row, 'on', b.row)
        end as decision,
      case when s.id is not null then jsonb_build_object('by', s.created_by, 'at', s.created_at, 'agrees', s.row -> 'agrees',
        'why', s.row -> 'why') end as second
    from (select distinct on (r.party, r.entry) r.* from portolan.screening_row r
      where r.workspace = ${workspace} and r.party is not null and r.kind = 'result'
        and (${party ?? null}::uuid is null or r.party = ${party ?? null}::uuid)
        and (${after?.party ?? null}::uuid is null
          or (r.party, r.entry) > (${after?.party ?? null}::uuid, ${after?.entry ?? null}::text))
      order by r.party, r.entry, r.id desc) newest
    join portolan.party p on p.id = newest.party and p.left_at is null
    left join lateral (select * from portolan.screening_row d where d.workspace = newest.workspace and d.party = newest.party
      and d.entry = newest.entry and d.kind = 'decision' order by d.id desc limit 1) d on true
    left join portolan.screening_row b on b.id = d.about
    left join portolan.screening_row s on s.about = d.id and s.kind = 'second-decision'
    where not coalesce((newest.row ->> 'gone')::boolean, false)
    order by newest.party, newest.entry limit ${limit}`.execute(database);
  return rows.map(({ decision, second, ...pair }) => ({
    ...pair, decision: decision === null ? null : { ...decision, at: new Date(decision.at) },
    second: second === null ? null : { ...second, at: new Date(second.at) },
  }));
}

/** How a pair stands on a day: a decision that the second person did not share is none. */
export function standingOf({ found, decision, second }: Pick<Pair, 'found' | 'decision' | 'second'>, on: string):
Pick<Standing, 'status' | 'because'> {
  if (decision === null) return { status: 'open', because: [] };
  if (second?.agrees === false) return { status: 'open', because: [`the second person did not agree: ${second.why}`] };
  return standingOn(judgedOf(decision, second), found.basis, on);
}

function judgedOf({ decided, on }: NonNullable<Pair['decision']>, second: Pair['second']): Judged {
  const { expires, needsSecond } = decided;
  return {
    decision: { basis: on.basis, needsSecond, ...(expires === undefined ? {} : { expires }) },
    ...(second === null ? {} : { confirmedBy: second.by }),
  };
}

const mostDecided = 100_000;

/** What was decided in a workspace, for an analyst that compares the parties of a package. */
export async function decidedIn(database: RequestDatabase, workspace: string): Promise<DecidedPair[]> {
  const pairs = await pairsOf(database, workspace, { limit: mostDecided });
  return pairs.flatMap(({ entry, decision, second }): DecidedPair[] => {
    if (decision === null || second?.agrees === false) return [];
    const { decided: { verdict, why, expires, needsSecond }, by, at, on: { basis } } = decision;
    return [{
      entry, verdict, why, basis, needsSecond, who: by, at: at.toISOString(), ...(expires === undefined ? {} : { expires }),
      ...(second === null ? {} : { confirmedBy: second.by }),
    }];
  });
}

export type PartyRow = Selectable<Tables['party']>;
