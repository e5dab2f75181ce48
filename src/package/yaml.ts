import { Lexer, LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Alias, Document, Node, Pair, YAMLError, YAMLMap } from 'yaml';
import type { Diagnostic } from '../corpus/diagnostic.ts';
import { type Entry, type Place, type Tree, isReservedName } from './tree.ts';

/** What a text may be at most. Beyond these a file is a mistake or an attack, and reading it would only cost time. */
export const limits = {
  bytes: 8 * 1024 * 1024,
  depth: 64,
  /** Values after aliases are expanded. */
  values: 300_000,
  tokens: 2_000_000,
};

export interface ParsedText {
  document: Document;
  /** Undefined when the text is broken or empty; `problems` then says why. */
  tree: Tree | undefined;
}

/** Reads YAML or JSON text into a tree. Whatever is wrong goes to `problems`; nothing is thrown. */
export function parseText(text: string, file: string, problems: Diagnostic[]): ParsedText {
  const lines = new LineCounter();
  const excess = tokensExceed(text);
  const document = parseDocument(excess === undefined ? text : '', {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
    version: '1.2',
  });
  if (excess !== undefined) {
    problems.push({ file, line: 1, column: 1, ...excess });
    return { document, tree: undefined };
  }
  const planter = new Planter(lines, file, problems);
  for (const error of [...document.errors, ...document.warnings].slice(0, 20)) planter.broken(error);
  if (document.directives?.yaml.explicit === true && document.directives.yaml.version !== '1.2') {
    planter.complain({ line: 1, column: 1 }, 'Only YAML 1.2 is read.', 'Delete the line that begins with %YAML.');
  }
  if (problems.length > 0) return { document, tree: undefined };
  if (document.contents === null) {
    planter.complain({ line: 1, column: 1 }, 'The file is empty.', 'Start one with `portolan init`.');
    return { document, tree: undefined };
  }
  return { document, tree: planter.plant(document.contents, 0) };
}

/** The tree of a document that was parsed from the text without a fault. Whatever is wrong goes to `problems`. */
export function treeOf(document: Document, text: string, file: string, problems: Diagnostic[]): Tree | undefined {
  const lines = new LineCounter();
  for (let start = 0; start !== -1; start = nextLine(text, start)) lines.addNewLine(start);
  return new Planter(lines, file, problems).plant(document.contents as Node | null, 0);
}

function nextLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? -1 : end + 1;
}

/** A cheap look before the costly parse: the lexer runs in a straight line where the parser may not. */
function tokensExceed(text: string): { message: string; hint: string } | undefined {
  let count = 0;
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > limits.depth) return tooDeep;
    if (++count > limits.tokens) return tooMany;
  }
  return undefined;
}

const tooDeep = {
  message: `The file is nested more than ${limits.depth} levels deep.`,
  hint: 'A package needs fewer than ten.',
};

const tooMany = {
  message: `The file holds more than 300,000 values.`,
  hint: 'Split it into several packages.',
};

const wording: Partial<Record<YAMLError['code'], { message: string; hint: string }>> = {
  BAD_ALIAS: { message: 'This alias names no anchor above it.', hint: 'Write the value out instead.' },
  BAD_INDENT: {
    message: 'The indentation does not fit the lines above.',
    hint: 'Fields of one map start in the same column.',
  },
  BLOCK_AS_IMPLICIT_KEY: { message: 'A second colon on one line.', hint: 'Put text that holds ": " in quotes.' },
  MISSING_CHAR: {
    message: 'A closing quote, bracket or colon is missing.',
    hint: 'Look at this line and the one above.',
  },
  MULTIPLE_DOCS: {
    message: 'The file holds more than one document.',
    hint: 'Delete the line --- and what follows it.',
  },
  RESOURCE_EXHAUSTION: tooDeep,
  TAB_AS_INDENT: { message: 'A tab is used for indentation.', hint: 'Use spaces.' },
  TAG_RESOLVE_FAILED: { message: 'Tags such as !!set or !name are not read.', hint: 'Delete the tag.' },
};

/** A bracket left open is reported by the parser as indentation of what comes after it. */
const unclosed = {
  message: 'A list or map opened with a bracket above is not closed before this line.',
  hint: 'Close it with ] or }, or put text that begins with a bracket in quotes.',
};

/** Grows the tree from the parser's nodes, counting values so that aliases cannot multiply without end. */
class Planter {
  private readonly lines: LineCounter;
  private readonly file: string;
  private readonly problems: Diagnostic[];
  private readonly anchors = new Map<string, Node>();
  /** What each alias meant where it stands: an anchor may be given anew further down. */
  private readonly meant = new Map<Node, Node | undefined>();
  private values = 0;
  private exhausted = false;

  constructor(lines: LineCounter, file: string, problems: Diagnostic[]) {
    this.lines = lines;
    this.file = file;
    this.problems = problems;
  }

  complain(at: Place, message: string, hint: string): void {
    this.problems.push({ file: this.file, line: at.line, column: at.column, message, hint });
  }

  broken(error: YAMLError): void {
    const [first] = error.message.split('\n');
    const known = first!.startsWith('Flow ') && error.code === 'BAD_INDENT' ? unclosed : wording[error.code];
    this.complain(
      this.place(error.pos[0]),
      known?.message ?? `This is not YAML or JSON: ${first}.`,
      known?.hint ?? 'Compare the line with an example in examples/.',
    );
  }

  plant(node: Node | null | undefined, depth: number, fallback?: Place): Tree | undefined {
    const at = node?.range ? this.place(node.range[0]) : (fallback ?? { line: 1, column: 1 });
    if (this.exhausted) return undefined;
    if (++this.values > limits.values) return this.exhaust(at, tooMany);
    if (depth > limits.depth) return this.exhaust(at, tooDeep);
    if (isAlias(node)) return this.plant(this.meaningOf(node), depth + 1, at);
    // Before what stands in it: a part may name the whole, and is refused for its depth.
    const isShared = this.remember(node);
    const tree = this.plantOwn(node, depth, at);
    return isShared ? { ...tree, shared: true } : tree;
  }

  private plantOwn(node: Node | null | undefined, depth: number, at: Place): Tree {
    if (isMap(node)) return this.plantMap(node, depth, at);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.plant(item as Node, depth + 1, at));
      return { kind: 'list', ...at, items: items.filter((item) => item !== undefined) };
    }
    const value = isScalar(node) ? node.value : null;
    const written = isScalar(node) && typeof node.source === 'string' ? { written: node.source } : {};
    if (value === null || typeof value === 'boolean' || typeof value === 'string') {
      return { kind: 'scalar', ...at, value, ...written };
    }
    return { kind: 'scalar', ...at, value: Number(value), ...written };
  }

  /** The library can resolve aliases too, but walks the whole file for each. */
  private meaningOf(alias: Alias): Node | undefined {
    if (!this.meant.has(alias)) this.meant.set(alias, this.anchors.get(alias.source));
    return this.meant.get(alias);
  }

  /** Says whether the node has a name for others. */
  private remember(node: Node | null | undefined): boolean {
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined && node) this.anchors.set(anchor, node);
    return anchor !== undefined;
  }

  private plantMap(map: YAMLMap, depth: number, at: Place): Tree {
    const entries = new Map<string, Entry>();
    for (const pair of map.items as Pair<Node | null, Node | null>[]) {
      const place = pair.key?.range ? this.place(pair.key.range[0]) : at;
      const key = this.keyOf(pair.key, place);
      if (key === undefined) continue;
      const earlier = entries.get(key);
      if (earlier !== undefined) {
        this.complain(place, `'${key}' stands here twice; first on line ${earlier.line}.`, 'Keep one of the two.');
        continue;
      }
      const tree = this.plant(pair.value, depth + 1, place);
      if (tree !== undefined) entries.set(key, { ...place, tree });
    }
    return { kind: 'map', ...at, entries };
  }

  private keyOf(key: Node | null, at: Place): string | undefined {
    const resolved = isAlias(key) ? this.meaningOf(key) : key;
    this.remember(key);
    if (!isScalar(resolved) || resolved.value === null || typeof resolved.value === 'object') {
      this.complain(at, 'The name of a field must be plain text.', 'Write `name: value`.');
      return undefined;
    }
    const name = typeof resolved.value === 'string' ? resolved.value : (resolved.source ?? String(resolved.value));
    if (!isReservedName(name)) return name;
    this.complain(at, `'${name}' cannot be the name of a field.`, 'Delete it.');
    return undefined;
  }

  private exhaust(at: Place, { message, hint }: { message: string; hint: string }): undefined {
    this.exhausted = true;
    this.complain(at, message, hint);
    return undefined;
  }

  private place(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}
