import { entriesOf, needed, optional, readLawData, type Sourced, sourcedOf } from '../corpus/lawData.ts';

/** One stage of the programme, and what it says topic by topic. */
export interface Call extends Sourced {
  id: string;
  title: string;
  state: string;
  published?: string;
  opens?: string;
  closes?: string;
  says: Record<string, string>;
  unknown: string[];
}

/** A day on which something of the programme, or of what it leans on, begins or ends. */
export interface Deadline extends Sourced {
  on: string;
  what: string;
}

export interface Calls {
  /** What has to be said with every answer. */
  notice: string;
  calls: Call[];
  deadlines: Deadline[];
}

/** What a stage says of a topic, beside what the stages before it said. */
export interface CallChange {
  topic: string;
  before: string | null;
  after: string;
}

/** Reads the stages and days of the programme. Throws `InputError` where they are not in their form. */
export function readCalls(file: string, text: string): Calls {
  const fields = ['id', 'title', 'published', 'opens', 'closes', 'state', 'says', 'unknown', 'grade', 'source'];
  return readLawData(file, text, (source, tree) => ({
    notice: needed(source, tree, [], 'notice'),
    calls: entriesOf(source, tree, 'calls', fields, (entry, path) => {
      for (const key of ['published', 'opens', 'closes']) source.date(entry, path, key);
      const says = source.map(entry.says ?? {}, [...path, 'says']) ?? {};
      return {
        id: needed(source, entry, path, 'id'), title: needed(source, entry, path, 'title'), state: needed(source, entry, path, 'state'),
        says: Object.fromEntries(Object.keys(says).map((topic) => [topic, needed(source, says, [...path, 'says'], topic)])),
        unknown: source.texts(entry, path, 'unknown'), ...optional(source, entry, path, 'published', 'opens', 'closes'),
        ...sourcedOf(source, entry, path),
      };
    }),
    deadlines: entriesOf(source, tree, 'deadlines', ['on', 'what', 'grade', 'source'], (entry, path) => ({
      on: source.date(entry, path, 'on', 'required') ?? '', what: needed(source, entry, path, 'what'), ...sourcedOf(source, entry, path),
    })),
  }));
}

/** What each stage changes against everything said before it; the first only adds. */
export function callChanges(calls: readonly Call[]): { call: Call; changes: CallChange[] }[] {
  const standing = new Map<string, string>();
  return calls.map((call) => {
    const changes = Object.entries(call.says).map(([topic, after]) => ({ topic, before: standing.get(topic) ?? null, after }));
    for (const { topic, after } of changes) standing.set(topic, after);
    return { call, changes };
  });
}

/** Whether somebody can file on a day, as far as the windows are known. */
export function windowOn({ calls }: Calls, on: string): { open: Call | undefined; last: Call | undefined } {
  const windows = calls.filter(({ opens, closes }) => opens !== undefined && closes !== undefined);
  return {
    open: windows.find(({ opens, closes }) => opens! <= on && on <= closes!),
    last: windows.filter(({ closes }) => closes! < on).at(-1),
  };
}
