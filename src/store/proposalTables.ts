import type { ColumnType } from 'kysely';

/** The log of proposals, what was sealed, and what anybody may know. */
export interface ProposalTables extends AwardTables, CatalogueTables {
  proposal_event: {
    workspace: string; proposal: string; sequence: number; event: string; at: Date; role: string; state: string | null;
    told: ColumnType<Record<string, string>, string, string>;
  };
  proposal_content: {
    workspace: string; proposal: string; sequence: number; person: string; agency: string | null;
    brought: ColumnType<Record<string, string>, string, string>;
  };
  sealed_file: {
    workspace: string; proposal: string; sequence: number; receipt_digest: string; dossier_digest: string; receipt: string;
    package_text: string;
  };
  programme_edition: { workspace: string; receipt_digest: string; package_text: string | null; receipt: string | null };
  programme_file: {
    workspace: string; proposal: string; sequence: number; receipt_digest: string; dossier_digest: string; walled: boolean | null;
    receipt: string | null; package_text: string | null; shown_dossier: string | null;
  };
  dossier: {
    workspace: string; digest: string; edition: 'whole' | 'programme' | 'public'; made_with: string | null; package: string;
    version: number; receipt_digest: string; bytes: Uint8Array; created_by: string; created_at: ColumnType<Date, undefined, never>;
  };
  public_record: {
    workspace: string; proposal: string; title: string; state: string; since: ColumnType<Date, string, string>;
    conditions: ColumnType<string, string | undefined>;
  };
}

/** What is entered after designation, and which buyers may read of their sites. */
export interface AwardTables {
  award_buyer: { workspace: string; proposal: string; buyer: string; sites: string[] };
  award_entry: {
    id: string; workspace: string; proposal: string; kind: string; on_day: ColumnType<Date, string, string>; site: string | null;
    item: string | null; quantity: number | null; about: string | null; statement: ColumnType<Record<string, string>, string, string>;
    seen_by: string[]; created_by: string; created_at: ColumnType<Date, undefined, Date>;
  };
  reopened_finding: {
    workspace: string; proposal: string; entry: string; about: 'leg' | 'test' | 'screening'; finding: string;
    answer_before: string | null; answer_after: string | null;
  };
  finding_settlement: {
    workspace: string; entry: string; about: string; finding: string; reason: string; created_by: string;
    created_at: ColumnType<Date, undefined, never>;
  };
}

/** What buyers are shown of designated packages, and what members offer them. */
export interface CatalogueTables {
  offer: {
    id: string; workspace: string; package: string; version: number; item: string; fragment: ColumnType<unknown, string, never>;
    terms: ColumnType<unknown, string, never>; created_by: string; created_at: ColumnType<Date, undefined, Date>;
    withdrawn_at: ColumnType<Date | null, undefined, Date>;
  };
  catalogue_entry: {
    workspace: string; proposal: string; countries: string[]; sectors: string[]; conditions: string[];
    offered: ColumnType<unknown, string, string>; until: ColumnType<Date | null, string | null, string | null>;
    notes: ColumnType<unknown, string, string>; created_by: string; created_at: ColumnType<Date, undefined, Date>;
    shown_to: ColumnType<'anybody' | 'buyers', 'anybody' | 'buyers' | undefined, 'anybody' | 'buyers'>;
  };
}
