import type { ColumnType } from 'kysely';

/** What people say to each other about packages, and how far each has read. */
export interface TalkTables {
  package_comment: {
    id: string; workspace: string; package: string; version: number; place: string; about: string | null; text: string;
    created_by: string; created_at: ColumnType<Date, undefined, Date>; settled_by: ColumnType<string | null, undefined, string | null>;
    settled_at: ColumnType<Date | null, undefined, Date | null>;
  };
  notification_seen: { workspace: string; user_id: string; until: ColumnType<Date, string, string> };
}
