import { parse } from 'yaml';
import { InputError } from '../../corpus/diagnostic.ts';
import type { ListEntry } from '../entry.ts';
import { aliasOf, countriesOf, entryOf } from './build.ts';
import type { FeedContext } from './feed.ts';

/** The list that the project ships: a beginning, and never more than that. */
export interface Starter {
  title: string;
  /** What must be said wherever it is used. */
  notice: string;
  /** The day of the data it was taken from. */
  published: string;
  entries: ListEntry[];
}

type Tree = Record<string, unknown>;

/** Reads the starter list. Throws {@link InputError} where an entry lacks its name, its list or the notice it rests on. */
export function readStarter(text: string, file: string, countryCode: FeedContext['countryCode']): Starter {
  const tree = parse(text) as Tree;
  const entries = Array.isArray(tree.entries) ? tree.entries as Tree[] : [];
  const context: Pick<FeedContext, 'countryCode'> = { countryCode };
  return {
    title: String(tree.title), notice: String(tree.notice), published: String(tree.published),
    entries: entries.map((entry, index) => readEntry(entry, { file, line: index + 1 }, tree, context)),
  };
}

function readEntry(tree: Tree, at: ListEntry['at'], whole: Tree, context: Pick<FeedContext, 'countryCode'>): ListEntry {
  const text = (name: string): string => (typeof tree[name] === 'string' ? tree[name] : '');
  const texts = (name: string): string[] => (Array.isArray(tree[name]) ? tree[name].map(String) : []);
  const shared = (name: string): string => String((whole[name] as Tree | undefined)?.[text(name)] ?? text(name));
  for (const field of ['list', 'id', 'name']) if (text(field) === '') throw fault(at, field, 'is missing');
  if (texts('notices').length === 0) throw fault(at, 'notices', 'is missing: every entry names the notice it rests on');
  return entryOf({
    list: text('list'), id: text('id'), name: text('name'), kind: 'organisation', aliases: texts('aliases').map((name) => aliasOf(name)),
    countries: countriesOf('listed-under', texts('countries'), context), programmes: texts('programmes'),
    licenceRequirement: shared('requirement'), reviewPolicy: shared('policy'), footnotes: texts('footnotes'), notices: texts('notices'),
    start: text('start'), source: shared('source'), at,
  });
}

function fault({ file, line }: ListEntry['at'], field: string, what: string): InputError {
  return new InputError([{
    file, line: 1, column: 1, field: `entries[${line - 1}].${field}`, message: `This ${what}.`, hint: 'Mend the entry.',
  }]);
}
