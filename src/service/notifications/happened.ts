import { sql } from 'kysely';
import type { RequestDatabase } from '../../store/request.ts';

export const happeningKinds = ['proposal', 'comment', 'version', 'approval', 'change', 'award', 'catalogue', 'screening'] as const;

/** One thing that happened. What of `told` is there hangs on its kind. */
export interface Happening {
  kind: (typeof happeningKinds)[number];
  /** The same for the same thing, whenever it is asked for. */
  key: string;
  /** To the microsecond, so that pages neither miss nor repeat anything. */
  at: string;
  subject: string;
  name: string;
  told: Record<string, string | number>;
  unread: boolean;
}

/**
 * What others did that concerns whoever asks, newest first. Nothing is written for it: it is read from what happened, under the
 * policies of the tables, so that nobody is told of what they may not see.
 */
export async function happenedBefore(
  database: RequestDatabase, { before, limit }: { before: string | undefined; limit: number },
): Promise<Happening[]> {
  const { rows } = await sql<Happening>`
    with seen as (select coalesce(max(until), '-infinity') as until from portolan.notification_seen), happened as (${everything})
    select kind, key, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, subject, name, jsonb_strip_nulls(told) as told,
      at > seen.until as unread
    from happened, seen where ${before ?? null}::timestamptz is null or at < ${before ?? null}::timestamptz
    order by happened.at desc limit ${limit}`.execute(database);
  return rows;
}

/** How many things happened since whoever asks looked last, counted no further than `most`. */
export async function unreadCount(database: RequestDatabase, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with happened as (${everything})
    select count(*)::int as count from (select 1 from happened where at > coalesce(
      (select max(until) from portolan.notification_seen), '-infinity') limit ${most}) counted`.execute(database);
  return rows[0]!.count;
}

/** Of a proposal what moved it, what the applicant is told and what agencies said; of everything else what somebody else added. */
const everything = sql`
  select 'proposal' as kind, e.proposal || '.' || e.sequence as key, e.at, e.proposal as subject, p.title as name,
    jsonb_build_object('event', e.event, 'role', e.role, 'state', e.state) as told
    from portolan.proposal_event e join portolan.proposal p on p.id = e.proposal
    left join portolan.proposal_content c on c.proposal = e.proposal and c.sequence = e.sequence
    where (e.state is not null or e.told <> '{}' or c.brought ? 'advice') and c.person is distinct from portolan.acting_user()
  union all select 'comment', c.id::text, c.created_at, c.package, p.name,
    jsonb_build_object('version', c.version, 'text', left(c.text, 200))
    from portolan.package_comment c join portolan.package p on p.id = c.package where c.created_by <> portolan.acting_user()
  union all select 'version', v.package || '.' || v.version, v.created_at, v.package, p.name,
    jsonb_build_object('version', v.version, 'text', left(v.note, 200))
    from portolan.package_version v join portolan.package p on p.id = v.package where v.created_by <> portolan.acting_user()
  union all select 'approval', a.package || '.' || a.version || '.approval', a.approved_at, a.package, p.name,
    jsonb_build_object('version', a.version)
    from portolan.package_approval a join portolan.package p on p.id = a.package where a.approved_by <> portolan.acting_user()
  union all select 'change', n.id::text, n.created_at, n.package, p.name, jsonb_build_object('count', jsonb_array_length(n.changes))
    from portolan.monitor_notice n join portolan.package p on p.id = n.package
  union all select 'award', e.id::text, e.created_at, e.proposal, r.title, jsonb_build_object('event', e.kind, 'site', e.site)
    from portolan.award_entry e join portolan.public_record r on r.proposal = e.proposal where e.created_by <> portolan.acting_user()
  union all select 'catalogue', e.proposal || '.catalogue', e.created_at, e.proposal, r.title, '{}'
    from portolan.catalogue_entry e join portolan.public_record r on r.proposal = e.proposal where e.created_by <> portolan.acting_user()
  union all select 'screening', r.id::text, r.created_at, r.party, r.subject, jsonb_build_object('event', r.kind, 'text', r.entry)
    from portolan.screening_row r where r.party is not null and r.created_by <> portolan.acting_user()`;
