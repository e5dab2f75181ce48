/** What a line of the log may hold: figures, names of routes, opaque ids. Never what somebody wrote, and no secret. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** A log of lines of JSON. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** A log that writes each line through `write`, with the moment `now` gives. */
export function jsonLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  const line = (level: string, event: string, fields: LogFields = {}): void => {
    write(`${JSON.stringify({ at: now().toISOString(), level, event, ...fields })}\n`);
  };
  return { info: (event, fields) => line('info', event, fields), error: (event, fields) => line('error', event, fields) };
}
