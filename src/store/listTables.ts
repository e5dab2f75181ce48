import type { ColumnType } from 'kysely';

/** Screening lists, which version of each is in force, and the parties of workspaces. JSON is read as a value, written as its text. */
export interface ListTables {
  list_version: {
    feed: string; version: string; digest: string; about: ColumnType<unknown, string, string>; entries: Uint8Array; added_by: string;
    added_at: ColumnType<Date, undefined, Date>;
  };
  list_in_force: {
    feed: string; version: string; checked: ColumnType<Date, Date | string, Date | string>;
    refused: ColumnType<{ on: string; reasons: string[] } | null, string | null | undefined, string | null>;
  };
  party: {
    id: string; workspace: string; reference: string; subject: ColumnType<unknown, string, string>; sign: string;
    compared_with: ColumnType<string | null, undefined, string>; compared_as: ColumnType<string | null, undefined, string>;
    created_by: string; created_at: ColumnType<Date, undefined, Date>; left_at: ColumnType<Date | null, undefined, Date | null>;
  };
}
