import { type Diagnostic, InputError } from './diagnostic.ts';
import { type Grade, grades } from './grade.ts';
import { type Path, Source, type Tree } from './source.ts';

/** On what an entry of the law's lists rests. */
export interface Sourced {
  grade: Grade;
  source: string;
}

/** Reads one list that stands in `law/` beside its pages. Throws {@link InputError} with everything wrong in it. */
export function readLawData<Data>(file: string, text: string, read: (source: Source, tree: Tree) => Data): Data {
  const problems: Diagnostic[] = [];
  const source = new Source(file, text, problems);
  const tree = source.data === undefined ? {} : source.map(source.data, []) ?? {};
  const data = read(source, tree);
  if (problems.length > 0) throw new InputError(problems);
  return data;
}

/** Every entry of a list of maps. */
export function entriesOf<Entry>(
  source: Source, tree: Tree, key: string, fields: readonly string[], read: (entry: Tree, path: Path) => Entry, path: Path = [],
): Entry[] {
  return source.list(tree, path, key).flatMap((value, index) => {
    const place = [...path, key, index];
    const entry = source.map(value, place, fields);
    return entry === undefined ? [] : [read(entry, place)];
  });
}

/** A text that has to be there. */
export function needed(source: Source, tree: Tree, path: Path, key: string): string {
  return source.text(tree, path, key, 'required') ?? '';
}

/** The grade and source that every entry must name. */
export function sourcedOf(source: Source, tree: Tree, path: Path): Sourced {
  return { grade: gradeOf(source, tree, path), source: needed(source, tree, path, 'source') };
}

/** The grade that an entry must name. */
export function gradeOf(source: Source, tree: Tree, path: Path): Grade {
  if (tree.grade === undefined) source.problem(path, "'grade' is missing.", `One of: ${grades.join(', ')}.`);
  return source.oneOf(tree, path, 'grade', grades) ?? 'not-found';
}

/** Optional fields, left out where the entry does not have them. */
export function optional<Key extends string>(source: Source, tree: Tree, path: Path, ...keys: Key[]): Partial<Record<Key, string>> {
  return Object.fromEntries(keys.flatMap((key) => {
    const text = source.text(tree, path, key);
    return text === undefined ? [] : [[key, text]];
  })) as Partial<Record<Key, string>>;
}
