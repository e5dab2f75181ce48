import type { ColumnType } from 'kysely';

/** Screening lists, and which version of each is in force. JSON is read as a value, written as its text. */
export interface ListTables {
  list_version: {
    feed: string; version: string; digest: string; about: ColumnType<unknown, string, string>; entries: Uint8Array; added_by: string;
    added_at: ColumnType<Date, undefined, Date>;
  };
  list_in_force: {
    feed: string; version: string; checked: ColumnType<Date, Date | string, Date | string>;
    refused: ColumnType<{ on: string; reasons: string[] } | null, string | null | undefined, string | null>;
  };
}
