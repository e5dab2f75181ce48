import type { ColumnType } from 'kysely';

type Moment = ColumnType<Date, Date | undefined, Date>;
type Ending = ColumnType<Date | null, undefined, Date>;

/** What is watched, what changed, and who is told how. JSON is read as a value, written as its text. */
export interface MonitorTables {
  monitor: {
    id: string; workspace: string; package: string; asked: ColumnType<unknown, string, string>;
    answer: ColumnType<unknown, undefined, string>; basis: ColumnType<unknown, undefined, string>; looked_at: Ending;
    created_by: string; created_at: Moment;
  };
  monitor_notice: {
    id: string; workspace: string; monitor: string; package: string; causes: ColumnType<string[], string, string>;
    changes: ColumnType<unknown, string, string>; created_at: Moment;
  };
  monitor_channel: {
    id: string; workspace: string; kind: 'email' | 'webhook'; address: string; secret: string; created_by: string; created_at: Moment;
    ended_at: Ending;
  };
  monitor_delivery: {
    workspace: string; notice: string; channel: string; state: ColumnType<'waiting' | 'sent' | 'failed', undefined, 'sent' | 'failed'>;
    attempts: ColumnType<number, undefined, number>; fault: ColumnType<string | null, undefined, string | null>;
  };
  monitor_feed: {
    id: string; workspace: string; digest: string; created_by: string; created_at: Moment; ended_at: Ending;
  };
}
