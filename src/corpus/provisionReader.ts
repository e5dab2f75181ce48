import { parseDate } from './date.ts';
import type { Diagnostic } from './diagnostic.ts';
import { grades } from './grade.ts';
import type { Doubt, Provision, Version } from './provision.ts';
import { readRule } from './ruleReader.ts';
import { Source } from './source.ts';

const fields = ['title', 'cite', 'source', 'sourceUrl', 'published', 'effective', 'until', 'verifiedThrough',
  'grade', 'doubts', 'note', 'provision'];

/** Reads `law/<provision>/<effective>.md`. Returns undefined (with problems reported) where it is no provision. */
export function readVersion(file: string, text: string, problems: Diagnostic[]): Version | undefined {
  const place = /^law\/(.+)\/([^/]+)\.md$/.exec(file);
  const [, provision, name] = place ?? [];
  const parts = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n'));
  if (provision === undefined || name === undefined || parts === null) {
    problems.push({ file, line: 1, column: 1, message: 'A provision starts with front matter between two lines ---.' });
    return undefined;
  }
  const [, front, prose] = parts;
  const source = new Source(file, front!, problems, 2);
  const tree = source.map(source.data, [], fields);
  if (tree === undefined) return undefined;
  const effective = source.date(tree, [], 'effective', 'required');
  if (effective !== name) source.problem(['effective'], `The file is named ${name}, its effective date ${effective}.`);
  const cite = source.text(tree, [], 'cite', 'required') ?? '';
  const document = source.text(tree, [], 'source', 'required') ?? '';
  const grade = source.oneOf(tree, [], 'grade', grades) ?? 'not-found';
  if (tree.grade === undefined) source.problem([], "'grade' is missing.", `One of ${grades.join(', ')}.`);
  const until = source.date(tree, [], 'until');
  const verifiedThrough = source.date(tree, [], 'verifiedThrough');
  const rules = ruleBlocks(prose!, front!.split('\n').length + 2).flatMap((block) => {
    const before = problems.length;
    const rule = readRule(new Source(file, block.text, problems, block.line), { provision, cite, source: document, grade });
    return rule === undefined || problems.length > before && !rule.id ? [] : [rule];
  });
  return {
    provision, file, cite, grade, source: document, rules, prose: prose!,
    title: source.text(tree, [], 'title', 'required') ?? '',
    published: source.date(tree, [], 'published', 'required') ?? name,
    effective: effective ?? name,
    doubts: readDoubts(source),
    ...(until === undefined ? {} : { until }), ...(verifiedThrough === undefined ? {} : { verifiedThrough }),
  };
}

function readDoubts(source: Source): Doubt[] {
  const tree = source.map(source.data, []);
  return source.list(tree ?? {}, [], 'doubts').flatMap((value, index) => {
    if (typeof value === 'string') return [{ question: value }];
    const entry = source.map(value, ['doubts', index], ['question', 'settles', 'grade', 'source']);
    if (entry === undefined) return [];
    const settles = source.text(entry, ['doubts', index], 'settles');
    const question = source.text(entry, ['doubts', index], 'question', 'required') ?? '';
    return [{ question, ...(settles === undefined ? {} : { settles }) }];
  });
}

/** The fenced blocks marked `rule`, each with the line of the file on which its text starts. */
function ruleBlocks(prose: string, firstLine: number): { text: string; line: number }[] {
  const blocks: { text: string; line: number }[] = [];
  let open: { text: string[]; line: number } | undefined;
  for (const [index, line] of prose.split('\n').entries()) {
    if (open === undefined) {
      if (line.trim() === '```rule') open = { text: [], line: firstLine + index + 1 };
    } else if (line.startsWith('```')) {
      blocks.push({ text: open.text.join('\n'), line: open.line });
      open = undefined;
    } else {
      open.text.push(line);
    }
  }
  return blocks;
}

/** Groups versions by provision, oldest first; two files for one day are reported. */
export function groupVersions(versions: Version[], problems: Diagnostic[]): Provision[] {
  const byId = new Map<string, Version[]>();
  for (const version of versions) {
    if (parseDate(version.effective) === undefined) continue;
    byId.set(version.provision, [...(byId.get(version.provision) ?? []), version]);
  }
  return [...byId].sort(([left], [right]) => (left < right ? -1 : 1)).map(([id, all]) => {
    const sorted = all.toSorted((left, right) => (left.effective < right.effective ? -1 : 1));
    for (const [index, version] of sorted.entries()) {
      if (sorted[index + 1]?.effective === version.effective) {
        problems.push({ file: version.file, line: 1, column: 1, message: 'Two versions start on the same day.' });
      }
      if (version.until !== undefined && version.until < version.effective) {
        problems.push({ file: version.file, line: 1, column: 1, message: `It ends (${version.until}) before it starts.` });
      }
    }
    return { id, versions: sorted };
  });
}
