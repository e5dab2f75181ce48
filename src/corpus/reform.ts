import type { LawText, Sha256 } from './digest.ts';
import { type Diagnostic, nearestName } from './diagnostic.ts';
import { type Grade, grades } from './grade.ts';
import { type Amendment, readAmendment } from './reformAmendment.ts';
import { blocksOf, type Fence, filled } from './reformPage.ts';
import type { Rule } from './rule.ts';
import { readRule } from './ruleReader.ts';
import { Source, type Tree } from './source.ts';
import { readTable, type Table } from './table.ts';
import type { FactDefinition, Vocabulary } from './vocabulary.ts';
import { readGrounds } from './vocabularyLists.ts';
import { readFacts } from './vocabularyReader.ts';

export const reformKinds = ['bill', 'draft', 'concept', 'historical', 'counterfactual', 'toggle'] as const;

/** What may be set when a reform is chosen: `uae-template(destination=KW)`. */
export interface Parameter {
  name: string;
  value: string;
  says: string;
}

/** A part of the reform's text that cannot be expressed as a rule, and why. */
export interface Untranslatable {
  text: string;
  because?: string;
}

/** A change of the law that is not law: an overlay, in plain words with the rules beside them. */
export interface Reform {
  id: string;
  file: string;
  title: string;
  cite: string;
  kind: (typeof reformKinds)[number];
  status: string;
  statusOn?: string;
  /** Which text was read: as introduced, as reported, press accounts. */
  reads: string;
  source: string;
  grade: Grade;
  /** The first day on which it applies; left out, it applies on every day. */
  effective?: string;
  parameters: Parameter[];
  untranslatable: Untranslatable[];
  /** Rules of its own, which are added. */
  rules: Rule[];
  /** Rules that stand in place of those of the law, by their full names. */
  replaced: { target: string; rule: Rule }[];
  amendments: Amendment[];
  facts: FactDefinition[];
  grounds: Vocabulary['grounds'];
  tables: Table[];
  digest: string;
  prose: string;
}

const fields = ['title', 'cite', 'kind', 'status', 'statusOn', 'reads', 'source', 'grade', 'effective', 'parameters',
  'untranslatable'];

/** What the reader is given besides the page. */
export interface ReformReading {
  problems: Diagnostic[];
  hash: Sha256;
  /** Parameters with the values chosen for them. */
  given?: Readonly<Record<string, string>>;
}

/** Reads one reform page; undefined (with problems reported) where it is none. */
export function readReform({ path: file, text }: LawText, { problems, hash, given = {} }: ReformReading): Reform | undefined {
  const parts = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n'));
  if (parts === null) {
    problems.push({ file, line: 1, column: 1, message: 'A reform starts with front matter between two lines ---.',
      hint: '`portolan reform new FILE` writes a page to begin with.' });
    return undefined;
  }
  const [, front, body] = parts as unknown as [string, string, string];
  const source = new Source(file, front, problems, 2);
  const tree = source.map(source.data, [], fields);
  if (tree === undefined) return undefined;
  const parameters = readParameters(source, tree, given);
  const prose = filled(body, parameters);
  const reform: Reform = {
    ...readFront(source, tree, parameters), id: idOf(file), file, parameters, prose,
    rules: [], replaced: [], amendments: [], facts: [], grounds: {}, tables: [],
    digest: hash(`${text}\n${parameters.map(({ name, value }) => `${name}=${value}`).join()}`),
  };
  for (const fence of blocksOf(prose, front.split('\n').length + 2)) readBlock(reform, fence, problems);
  return reform;
}

/** The name of a reform is that of its file. */
export function idOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '');
}

type Front = Omit<Reform, 'id' | 'file' | 'parameters' | 'prose' | 'rules' | 'replaced' | 'amendments' | 'facts' | 'grounds'
  | 'tables' | 'digest'>;

function readFront(source: Source, tree: Tree, parameters: readonly Parameter[]): Front {
  const need = (key: string): string => filled(source.text(tree, [], key, 'required') ?? '', parameters);
  const oneOf = <Name extends string>(key: string, names: readonly Name[]): Name => {
    if (tree[key] === undefined) source.problem([], `'${key}' is missing.`, `One of ${names.join(', ')}.`);
    return source.oneOf(tree, [], key, names) ?? names[0]!;
  };
  const effective = source.date(tree, [], 'effective');
  const statusOn = source.date(tree, [], 'statusOn');
  return {
    title: need('title'), cite: need('cite'), kind: oneOf('kind', reformKinds), status: need('status'), reads: need('reads'),
    source: need('source'), grade: oneOf('grade', grades), untranslatable: readUntranslatable(source, tree),
    ...(effective === undefined ? {} : { effective }), ...(statusOn === undefined ? {} : { statusOn }),
  };
}

function readParameters(source: Source, tree: Tree, given: Readonly<Record<string, string>>): Parameter[] {
  const declared = source.map(tree.parameters ?? {}, ['parameters']) ?? {};
  const names = Object.keys(declared);
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    const near = nearestName(name, names);
    source.problem(['parameters'], `The reform has no parameter '${name}'.`, near === undefined
      ? names.length === 0 ? 'It has none.' : `It has ${names.join(', ')}.` : `Did you mean '${near}'?`);
  }
  return names.map((name) => {
    const path = ['parameters', name];
    const entry = source.map(declared[name], path, ['default', 'says']) ?? {};
    return {
      name, value: given[name] ?? source.text(entry, path, 'default', 'required') ?? '',
      says: source.text(entry, path, 'says', 'required') ?? '',
    };
  });
}

function readUntranslatable(source: Source, tree: Tree): Untranslatable[] {
  return source.list(tree, [], 'untranslatable').flatMap((value, index) => {
    const path = ['untranslatable', index];
    const entry = source.map(typeof value === 'string' ? { text: value } : value, path, ['text', 'because']);
    if (entry === undefined) return [];
    const because = source.text(entry, path, 'because');
    return [{ text: source.text(entry, path, 'text', 'required') ?? '', ...(because === undefined ? {} : { because }) }];
  });
}

function readBlock(reform: Reform, { kind, target, text, line }: Fence, problems: Diagnostic[]): void {
  const { file, cite, source, grade } = reform;
  // Blank lines before it put every complaint on the line of the page.
  const padded = '\n'.repeat(line - 1) + text;
  switch (kind) {
    case 'rule': {
      const provision = target === undefined ? `reforms/${reform.id}` : target.split('#')[0]!;
      const rule = readRule(new Source(file, padded, problems), { provision, cite, source, grade });
      if (rule === undefined) return;
      if (target === undefined) reform.rules.push(rule);
      else if (rule.id === target) reform.replaced.push({ target, rule });
      else {
        problems.push({ file, line, column: 1, field: 'id', message: `The rule stands in place of ${target}, but is called ${rule.id}.` });
      }
      return;
    }
    case 'facts': reform.facts.push(...readFacts(file, padded, problems)); return;
    case 'grounds': {
      const vocabulary: Vocabulary = { facts: [], roles: [], collections: {}, grounds: reform.grounds };
      readGrounds(file, padded, vocabulary, problems);
      return;
    }
    case 'table': {
      const table = readTable(file, padded, problems);
      if (table !== undefined) reform.tables.push(table);
      return;
    }
    case 'amend': {
      const amendment = readAmendment(new Source(file, padded, problems), line);
      if (amendment !== undefined) reform.amendments.push(amendment);
    }
  }
}
