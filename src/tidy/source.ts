import { stripTypeScriptTypes } from 'node:module';
import { parse, tokTypes } from 'acorn';
import type { AnyNode, Program } from 'acorn';
import type { Project } from './complaint.ts';

/** A source file seen three ways; all three texts have the same length, so one offset fits all. */
export interface Source {
  path: string;
  text: string;
  /** The text with comments blanked. */
  uncommented: string;
  /** The text with comments, strings, templates and regular expressions blanked. */
  bare: string;
  program: Program;
}

const literalTypes = new Set([tokTypes.string, tokTypes.template, tokTypes.regexp]);
const parsed = new WeakMap<Project, Source[]>();

/** Parses the TypeScript and JavaScript under `src/` and `scripts/`; each project is parsed once. */
export function sourcesOf(project: Project): Source[] {
  const known = parsed.get(project);
  if (known) return known;
  const sources = [...project]
    .filter(([path]) => /^(src|scripts)\/.*\.(ts|mjs|js)$/.test(path) && !path.endsWith('.d.ts'))
    .map(([path, text]) => parseNamed(path, text));
  parsed.set(project, sources);
  return sources;
}

/** Files that may know the world: tests, fuzzers and the checks of this folder. */
export function isTest(path: string): boolean {
  return /\.(test|fuzz)\.ts$/.test(path);
}

/** The sources of the product itself. */
export function productSources(project: Project): Source[] {
  return sourcesOf(project).filter(({ path }) => path.startsWith('src/') && !isTest(path));
}

function parseNamed(path: string, text: string): Source {
  try {
    return parseSource(path, text);
  } catch (error) {
    throw new Error(`${path} cannot be parsed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parseSource(path: string, text: string): Source {
  const comments: [number, number][] = [];
  const literals: [number, number][] = [];
  // Types are stripped to blanks, so offsets in the program are offsets in the text.
  const code = path.endsWith('.ts') ? stripTypeScriptTypes(text) : text;
  const program = parse(code, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    allowHashBang: true,
    onComment: (_block, _text, start, end) => comments.push([start, end]),
    onToken: ({ type, start, end }) => {
      if (literalTypes.has(type)) literals.push([start, end]);
    },
  });
  const withoutLiterals = blank(text, [...comments, ...literals]);
  const typeComments = matches(withoutLiterals, /\/\*[^]*?\*\/|\/\/.*|'[^'\n]*'|"[^"\n]*"/g);
  const isComment = ([start]: [number, number]): boolean => withoutLiterals[start] === '/';
  return {
    path,
    text,
    uncommented: blank(text, [...comments, ...typeComments.filter(isComment)]),
    bare: blank(withoutLiterals, typeComments),
    program,
  };
}

function matches(text: string, pattern: RegExp): [number, number][] {
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}

function blank(text: string, ranges: [number, number][]): string {
  let result = '';
  let at = 0;
  for (const [start, end] of ranges.toSorted((left, right) => left[0] - right[0])) {
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    at = end;
  }
  return result + text.slice(at);
}

/** Visits every node of a tree, parents before children. */
export function visit(
  node: AnyNode, see: (node: AnyNode, parent: AnyNode | undefined) => void, parent?: AnyNode,
): void {
  see(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, see, node);
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
