import { checkCorpus } from './check.ts';
import type { Corpus } from './corpus.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { LawText } from './digest.ts';
import { type Grade, grades } from './grade.ts';
import { Names } from './names.ts';
import type { Reform } from './reform.ts';
import { Source } from './source.ts';
import { checkUnread } from './unread.ts';

/**
 * What the law under a reform must satisfy as a whole: the same as the law itself, which is taken for sound. Whatever is
 * wrong is told of the reform, since nothing else is new.
 */
export function checkReformed(corpus: Corpus, reform: Reform): Diagnostic[] {
  const own = new Set(reform.facts.map(({ subject, name }) => `${subject}.${name}`));
  const unread = checkUnread(corpus, new Names(corpus.vocabulary)).filter(({ field = '' }) => own.has(field));
  return [...checkCorpus(corpus), ...unread].map((problem) =>
    (problem.file === reform.file ? problem : { ...problem, file: reform.file, line: placeOf(reform, problem), column: 1 }));
}

/** A page of the law that a reform has amended complains on the line of the amendment; what has no line is told of the whole. */
function placeOf({ replaced }: Reform, { line, field }: Diagnostic): number {
  return replaced.some(({ rule }) => rule.line === line || rule.id.endsWith(`#${field}`)) ? line : 1;
}

/** A bill, draft or toggle that no overlay expresses, and why. */
export interface NotExpressed {
  id: string;
  title: string;
  cite: string;
  because: string;
  source: string;
  grade: Grade;
}

/** Reads the list of what is not expressed. */
export function readNotExpressed({ path: file, text }: LawText, problems: Diagnostic[]): NotExpressed[] {
  const source = new Source(file, text, problems);
  const tree = source.map(source.data, [], ['entries']) ?? {};
  return source.list(tree, [], 'entries').flatMap((value, index) => {
    const path = ['entries', index];
    const entry = source.map(value, path, ['id', 'title', 'cite', 'because', 'source', 'grade']);
    if (entry === undefined) return [];
    const need = (key: string): string => source.text(entry, path, key, 'required') ?? '';
    return [{
      id: need('id'), title: need('title'), cite: need('cite'), because: need('because'), source: need('source'),
      grade: source.oneOf(entry, path, 'grade', grades) ?? 'not-found',
    }];
  });
}
