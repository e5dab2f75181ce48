import { ExpressionError, parseExpression } from './cel.ts';
import type { Diagnostic } from './diagnostic.ts';
import { Source, type Path, type Tree } from './source.ts';
import type { CountRule, FactDefinition, LeverCost } from './vocabulary.ts';
import { wholeOf, type Writing } from './writing.ts';

const factFields = ['type', 'unit', 'class', 'aliases', 'valueAliases', 'question', 'who', 'cite', 'minimum', 'maximum',
  'lever', 'change', 'again', 'reviewed', 'never', 'to', 'brings', 'control', 'cost', 'evasion', 'unread', 'open', 'series',
  'hides', 'ordinary', 'absent', 'values', 'counts', 'note', 'grade', 'title', 'pattern', 'called', 'example', 'onList'];

/** Reads one vocabulary file that declares facts of one subject. */
export function readFacts(file: string, text: string, problems: Diagnostic[]): FactDefinition[] {
  const source = new Source(file, text, problems);
  const tree = source.map(source.data, []);
  if (tree === undefined) return [];
  const declared = Array.isArray(tree.subjects) ? tree.subjects as Tree[] : [tree];
  return declared.flatMap((part, index) => {
    const path: Path = part === tree ? [] : ['subjects', index];
    const subject = source.text(part, path, 'subject', 'required');
    const facts = source.map(part.facts ?? {}, [...path, 'facts']) ?? {};
    if (subject === undefined) return [];
    return Object.keys(facts).flatMap((name) => {
      const fact = readFact(source, facts[name], [...path, 'facts', name], subject, name);
      return fact === undefined ? [] : [fact];
    });
  });
}

function readFact(source: Source, value: unknown, path: Path, subject: string, name: string): FactDefinition | undefined {
  const tree = source.map(value, path, factFields);
  if (tree === undefined) return undefined;
  const type = source.oneOf(tree, path, 'type', ['boolean', 'number', 'country', 'date', 'text'] as const);
  const kind = source.oneOf(tree, path, 'class',
    ['determining', 'diligence', 'judgement', 'reading', 'derived'] as const);
  if (type === undefined) source.problem(path, "'type' is missing.");
  const question = source.text(tree, path, 'question');
  if (kind !== 'derived' && question === undefined) source.problem(path, 'A fact that can be asked for needs a question.');
  const optional: Partial<FactDefinition> = {};
  for (const key of ['unit', 'who', 'cite', 'change', 'again', 'never', 'control', 'series', 'hides', 'unread'] as const) {
    const found = source.text(tree, path, key);
    if (found !== undefined) optional[key] = found;
  }
  for (const key of ['minimum', 'maximum'] as const) {
    if (typeof tree[key] === 'number') optional[key] = tree[key];
  }
  if (typeof tree.to === 'boolean') optional.to = tree.to;
  if (tree.reviewed === true) optional.reviewed = true;
  if (tree.brings !== undefined) optional.brings = (source.map(tree.brings, [...path, 'brings']) ?? {}) as Record<string, boolean>;
  if (tree.cost !== undefined) optional.cost = readCost(source, tree.cost, [...path, 'cost']);
  const writing = readWriting(source, tree, path);
  if (writing !== undefined) optional.writing = writing;
  if (tree.onList !== undefined) optional.onList = source.texts(tree, path, 'onList');
  if (tree.values !== undefined) optional.values = source.texts(tree, path, 'values');
  if (tree.counts !== undefined) {
    const counts = readCounts(source, tree.counts, [...path, 'counts']);
    if (counts !== undefined) optional.counts = counts;
  }
  if (tree.ordinary !== undefined) optional.ordinary = tree.ordinary as NonNullable<FactDefinition['ordinary']>;
  if (tree.absent !== undefined) optional.absent = tree.absent as NonNullable<FactDefinition['absent']>;
  return {
    name, subject, type: type ?? 'text', class: kind ?? 'determining', question: question ?? '', lever: tree.lever === true,
    open: tree.open === true, ...(tree.evasion === true ? { evasion: true } : {}),
    aliases: source.texts(tree, path, 'aliases'),
    valueAliases: (tree.valueAliases ?? {}) as FactDefinition['valueAliases'], ...optional,
  };
}

function readCost(source: Source, value: unknown, path: Path): LeverCost {
  const tree = source.map(value, path, ['days', 'source']) ?? {};
  if (typeof tree.days !== 'number') source.problem(path, 'What a change takes is a number of days.');
  return { days: Number(tree.days), source: source.text(tree, path, 'source', 'required') ?? '' };
}

function readCounts(source: Source, value: unknown, path: Path): CountRule | undefined {
  const tree = source.map(value, path, ['collection', 'when', 'unknown']);
  const collection = tree && source.text(tree, path, 'collection', 'required');
  if (tree === undefined || collection === undefined) return undefined;
  const unknown = source.text(tree, path, 'unknown');
  try {
    const when = parseExpression(source.text(tree, path, 'when') ?? 'true');
    return { collection, when, ...(unknown === undefined ? {} : { unknown }) };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return source.problem([...path, 'when'], error.message, error.hint);
  }
}

function readWriting(source: Source, tree: Tree, path: Path): Writing | undefined {
  const [pattern, called, example] = ['pattern', 'called', 'example'].map((key) => source.text(tree, path, key));
  if (pattern === undefined) return undefined;
  if (called === undefined || example === undefined) {
    source.problem(path, 'A pattern needs `called` and `example`, for the message.');
    return undefined;
  }
  try {
    if (!wholeOf(pattern).test(example)) source.problem(path, `The example '${example}' does not fit the pattern.`);
  } catch {
    source.problem(path, `'${pattern}' is not a regular expression.`);
    return undefined;
  }
  return { pattern, called, example };
}
