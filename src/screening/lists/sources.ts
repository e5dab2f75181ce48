import { parse } from 'yaml';
import { InputError } from '../../corpus/diagnostic.ts';
import type { FeedContext } from './feed.ts';
import { readers } from './readers.ts';

/** A list that entries stand on. */
export interface ListSource {
  id: string;
  title: string;
  publisher: string;
  names: readonly string[];
  programmes: readonly string[];
  footnotes: readonly { number: string; pattern: RegExp }[];
}

/** Something that is fetched or imported as a whole, and carries one list or several. */
export interface FeedSource {
  id: string;
  title: string;
  publisher: string;
  format: string;
  /** Other formats in which the publisher gives the same. */
  alternatives: readonly string[];
  /** Address of each part. */
  files: Readonly<Record<string, string>>;
  carries: readonly string[];
  list?: string;
  /** Where an entry names neither a list nor a program of one. */
  otherwise?: string;
  /** A beginning of the names of its files, where the format alone does not tell the feed. */
  fileNames?: string;
  /** Whether `lists update` fetches it without being asked for it by name. */
  update: boolean;
  /** A file may hold only some of the lists. */
  partial: boolean;
  least: number;
  shrink: number;
}

/** What `lists/sources.yaml` says. */
export interface Sources {
  lists: ReadonlyMap<string, ListSource>;
  feeds: ReadonlyMap<string, FeedSource>;
}

type Tree = Record<string, unknown>;

/** Which share of the entries before may be missing without anybody being asked, unless a feed says otherwise. */
const usualShrink = 0.1;

/** Reads the file of sources. Throws {@link InputError} where it names a format, list or pattern that is none. */
export function readSources(text: string, file: string): Sources {
  const tree = treeOf(parse(text));
  const lists = new Map(Object.entries(treeOf(tree.lists)).map(([id, value]) => [id, listOf(id, treeOf(value), file)]));
  const feeds = new Map(Object.entries(treeOf(tree.feeds)).map(([id, value]) => [id, feedOf(id, treeOf(value))]));
  for (const feed of feeds.values()) {
    for (const format of [feed.format, ...feed.alternatives]) {
      if (format in readers) continue;
      throw fault(file, `feeds.${feed.id}`, `There is no format '${format}'.`, `Formats: ${Object.keys(readers).join(', ')}.`);
    }
    for (const list of [...feed.carries, ...[feed.list, feed.otherwise].filter((id) => id !== undefined)]) {
      if (!lists.has(list)) throw fault(file, `feeds.${feed.id}`, `There is no list '${list}'.`, 'Write it under lists first.');
    }
    if (feed.files.main !== undefined) continue;
    throw fault(file, `feeds.${feed.id}.files`, 'There is no address of the main file.', 'Write main: https://…');
  }
  return { lists, feeds };
}

function listOf(id: string, tree: Tree, file: string): ListSource {
  const footnotes = Object.entries(treeOf(tree.footnotes)).map(([number, pattern]) => {
    try {
      return { number, pattern: new RegExp(String(pattern), 'i') };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw fault(file, `lists.${id}.footnotes.${number}`, `This is no regular expression: ${error.message}.`, 'Mend it.');
    }
  });
  return {
    id, title: String(tree.title ?? id), publisher: String(tree.publisher ?? ''), names: texts(tree.names),
    programmes: texts(tree.programmes), footnotes,
  };
}

function feedOf(id: string, tree: Tree): FeedSource {
  const optional = (name: string): Record<string, string> => (tree[name] === undefined ? {} : { [name]: String(tree[name]) });
  return {
    id, title: String(tree.title ?? id), publisher: String(tree.publisher ?? ''), format: String(tree.format),
    alternatives: texts(tree.alternatives), carries: texts(tree.carries),
    files: Object.fromEntries(Object.entries(treeOf(tree.files)).map(([part, address]) => [part, String(address)])),
    ...optional('list'), ...optional('otherwise'), ...optional('fileNames'),
    update: tree.update !== false, partial: tree.partial === true,
    least: Number(tree.least ?? 1), shrink: Number(tree.shrink ?? usualShrink),
  };
}

function treeOf(value: unknown): Tree {
  return typeof value === 'object' && value !== null ? value as Tree : {};
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function fault(file: string, field: string, message: string, hint: string): InputError {
  return new InputError([{ file, line: 1, column: 1, field, message, hint }]);
}

/** What the readers are told about one feed. Names of lists are compared without regard to case and signs. */
export function feedContext(sources: Sources, feed: FeedSource, countryCode: FeedContext['countryCode']): FeedContext {
  const carried = feed.carries.map((id) => sources.lists.get(id)!);
  const byName = new Map(carried.flatMap((list) => list.names.map((name): [string, string] => [plain(name), list.id])));
  const byProgramme = new Map(carried.flatMap((list) => list.programmes.map((tag): [string, string] => [tag, list.id])));
  return {
    listOf: (name, programmes) => {
      const named = name === undefined ? undefined : byName.get(plain(name));
      if (named !== undefined) return named;
      if (feed.list !== undefined) return feed.list;
      const tagged = programmes.map((tag) => byProgramme.get(tag)).find((id) => id !== undefined);
      return tagged ?? feed.otherwise;
    },
    countryCode,
    footnotesIn: (list, words) => (sources.lists.get(list)?.footnotes ?? [])
      .filter(({ pattern }) => pattern.test(words)).map(({ number }) => number),
    header: {},
  };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
}
