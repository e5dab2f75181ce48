import type { ColumnType } from 'kysely';
import type { ListTables } from './listTables.ts';
import type { MonitorTables } from './monitorTables.ts';
import type { ProposalTables } from './proposalTables.ts';
import type { TalkTables } from './talkTables.ts';

/** A moment: read as a date, left to the database to write. */
type Moment = ColumnType<Date, Date | undefined, Date>;
/** JSON: read as a value, written as its text. */
type Json<Value> = ColumnType<Value, string, string>;

/** The roles a member of a workspace may hold; `portolan.member` refuses any other. */
export const memberRoles = [
  'preparer', 'approver', 'screener', 'reviewer', 'adviser', 'decision-maker', 'licensing-reviewer', 'buyer', 'auditor', 'administrator',
] as const;
export type MemberRole = (typeof memberRoles)[number];
/** What a request may act as: also anybody at all, anybody signed in, whoever runs the server, and the server's own jobs. */
export type ActingRole = MemberRole | 'public' | 'signed-in' | 'operator' | 'system';

export type JobState = 'waiting' | 'queued' | 'running' | 'done' | 'failed';

export const workspaceKinds = ['consortium', 'agency', 'buyer'] as const;
export type WorkspaceKind = (typeof workspaceKinds)[number];

interface TenancyTables {
  workspace: {
    id: string; name: string; kind: WorkspaceKind; retention_years: number; legal_hold: ColumnType<boolean, boolean | undefined>;
    created_at: Moment;
  };
  member: {
    workspace: string; user_id: string; roles: MemberRole[]; agency: string | null; nationalities: string[]; created_at: Moment;
  };
  operator: { user_id: string; created_at: Moment };
  invitation: {
    id: string; workspace: string; digest: string; roles: MemberRole[]; agency: string | null; nationalities: string[];
    as_operator: ColumnType<boolean, boolean | undefined>; created_by: string | null; created_at: Moment; expires_at: Date;
    accepted_at: ColumnType<Date | null, undefined, Date>; accepted_by: ColumnType<string | null, undefined, string>;
  };
  token: {
    id: string; workspace: string; user_id: string; name: string; digest: string; scopes: string[]; created_at: Moment;
    expires_at: Date; revoked_at: ColumnType<Date | null, undefined, Date>;
  };
  recovery: {
    id: string; user_id: string; digest: string; created_by: string | null; created_at: Moment; expires_at: Date;
    used_at: ColumnType<Date | null, undefined, Date>;
  };
  idempotency_key: {
    actor: string; key: string; request_digest: string; status: number; headers: Json<Record<string, string>>; body: string;
    created_at: Moment;
  };
}

interface AuditTables {
  audit_event: { workspace: string; sequence: number; previous: string; body: string; digest: string };
  audit_content: { workspace: string; sequence: number; salt: string; content: string; privileged: boolean };
  audit_head: { workspace: string; sequence: number; digest: string };
}

interface PackageTables {
  package: {
    id: string; workspace: string; name: string; privileged: ColumnType<boolean, boolean | undefined>;
    released_to: ColumnType<string[] | null, string[] | null | undefined>; latest_version: ColumnType<number, undefined, number>;
    created_by: string; created_at: Moment;
  };
  item_gate: { workspace: string; item: string; released_to: string[]; created_by: string; created_at: ColumnType<Date, undefined, Date> };
  package_gate: { workspace: string; package: string; item: string };
  package_version: {
    workspace: string; package: string; version: number; text: string; digest: string; note: string; created_by: string;
    created_at: Moment;
  };
  package_approval: { workspace: string; package: string; version: number; approved_by: string; approved_at: Moment };
  determination: {
    id: string; workspace: string; package: string | null; version: number | null; asked: Json<unknown>; on_day: string;
    corpus: string; answer: string; job: ColumnType<string | null, string | undefined>; created_by: string; created_at: Moment;
  };
  job: {
    id: string; workspace: string; kind: string; asked: Json<unknown>;
    state: ColumnType<JobState, undefined, JobState>; done: ColumnType<number, undefined, number>;
    total: ColumnType<number, undefined, number>; result: ColumnType<unknown, undefined, string>; created_by: string; created_at: Moment;
    finished_at: ColumnType<Date | null, undefined, Date>; traceparent: ColumnType<string | null, undefined, never>;
  };
  receipt: {
    workspace: string; digest: string; package: string | null; version: number | null; corpus: string; text: string;
    created_by: string; created_at: Moment;
  };
  screening_row: {
    id: string; workspace: string; subject: string; kind: 'result' | 'decision' | 'second-decision'; about: string | null;
    row: Json<unknown>; created_by: string; created_at: Moment; party: ColumnType<string | null, string | undefined, never>;
    entry: ColumnType<string | null, string | undefined, never>;
  };
  proposal: {
    id: string; workspace: string; package: string; version: number; state: ColumnType<string, string | undefined>;
    created_by: string; created_at: Moment; title: ColumnType<string, string | undefined>;
    consulted: ColumnType<boolean, boolean | undefined>;
  };
  corpus: { digest: string; snapshot: string; added_at: Moment };
}

/** The tables of the schema `portolan`. A room that adds some in a migration of its own extends this list with them. */
export interface Tables extends TenancyTables, AuditTables, PackageTables, ProposalTables, MonitorTables, TalkTables, ListTables {}
