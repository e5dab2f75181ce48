import { LineCounter, isMap, isNode, isPair, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { parseDate } from './date.ts';
import { type Diagnostic, nearestName } from './diagnostic.ts';

export type Path = readonly (string | number)[];
export type Tree = { readonly [key: string]: unknown };

/**
 * One YAML text with the means to read it strictly: every complaint carries the file, line and column of the node
 * it is about. Problems are collected, not thrown, so that a reader sees all of them at once.
 */
export class Source {
  readonly file: string;
  readonly data: unknown;
  readonly problems: Diagnostic[];
  private readonly document: Document;
  private readonly lines = new LineCounter();
  private readonly firstLine: number;

  /** `firstLine` is the line of the file on which `text` begins, for YAML that is embedded in Markdown. */
  constructor(file: string, text: string, problems: Diagnostic[], firstLine = 1) {
    this.file = file;
    this.problems = problems;
    this.firstLine = firstLine;
    this.document = parseDocument(text, { lineCounter: this.lines, uniqueKeys: true, logLevel: 'error' });
    const before = problems.length;
    for (const error of this.document.errors) {
      const { line, col } = this.lines.linePos(error.pos[0]);
      const [what] = error.message.split('\n');
      problems.push({ file, line: line + firstLine - 1, column: col, message: `Broken YAML: ${what}` });
    }
    this.refuseTags();
    this.data = problems.length > before ? undefined : this.document.toJS({ maxAliasCount: 0 });
  }

  /** YAML takes `!fast && slow` for `slow` with a tag and an anchor: a condition would lose its first half unnoticed. */
  private refuseTags(): void {
    visit(this.document, {
      Node: (_, node) => {
        const { tag, anchor } = node as { tag?: string; anchor?: string };
        if (tag === undefined && anchor === undefined) return;
        const { line, col } = this.lines.linePos(node.range?.[0] ?? 0);
        this.problems.push({
          file: this.file, line: line + this.firstLine - 1, column: col,
          message: tag === undefined ? `YAML takes '&${anchor}' for an anchor, and leaves it out.`
            : `YAML takes '${tag}' for a tag, and leaves it out.`,
          hint: 'Put the whole text in quotes.',
        });
      },
    });
  }

  /** Where a node stands in the file. Falls back to its nearest parent. With `key`, the place of the key itself. */
  at(path: Path, key = false): { line: number; column: number } {
    const parent: unknown = path.length > 1 ? this.document.getIn(path.slice(0, -1), true) : this.document.contents;
    const last = path.at(-1);
    let node: unknown = path.length === 0 ? this.document.contents : this.document.getIn(path, true);
    if (isMap(parent) && (key || !isNode(node))) {
      node = parent.items.find((item) => isPair(item) && String(item.key) === String(last))?.key ?? node;
    }
    if (!isNode(node) && path.length > 0) return this.at(path.slice(0, -1), key);
    const { line, col } = this.lines.linePos((node as Node | null)?.range?.[0] ?? 0);
    return { line: Math.max(line, 1) + this.firstLine - 1, column: Math.max(col, 1) };
  }

  problem(path: Path, message: string, hint?: string, key = false): undefined {
    const field = path.filter((part) => typeof part === 'string').join('.');
    const where = this.at(path, key);
    this.problems.push({
      file: this.file, ...where, message,
      ...(field === '' ? {} : { field }), ...(hint === undefined ? {} : { hint }),
    });
    return undefined;
  }

  /** The map at a path, with every key outside `allowed` reported together with the nearest allowed one. */
  map(value: unknown, path: Path, allowed?: readonly string[]): Tree | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.problem(path, 'A map of fields is needed here.');
    }
    for (const key of allowed === undefined ? [] : Object.keys(value)) {
      if (allowed!.includes(key)) continue;
      const near = nearestName(key, allowed!);
      this.problem([...path, key], `There is no field '${key}' here.`,
        near === undefined ? `Known fields: ${allowed!.join(', ')}.` : `Did you mean '${near}'?`, true);
    }
    return value as Tree;
  }

  text(tree: Tree, path: Path, key: string, required?: 'required'): string | undefined {
    const value = tree[key];
    if (value === undefined || value === null) {
      return required === undefined ? undefined : this.problem(path, `'${key}' is missing.`);
    }
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return this.problem([...path, key], 'A text is needed here.');
  }

  date(tree: Tree, path: Path, key: string, required?: 'required'): string | undefined {
    const value = this.text(tree, path, key, required);
    if (value === undefined || parseDate(value) !== undefined) return value;
    return this.problem([...path, key], `There is no date '${value}'.`, 'Write dates as 2026-11-23.');
  }

  oneOf<Name extends string>(tree: Tree, path: Path, key: string, names: readonly Name[]): Name | undefined {
    const value = this.text(tree, path, key);
    if (value === undefined || (names as readonly string[]).includes(value)) return value as Name | undefined;
    const near = nearestName(value, names);
    return this.problem([...path, key], `'${value}' is not one of ${names.join(', ')}.`,
      near === undefined ? undefined : `Did you mean '${near}'?`);
  }

  list(tree: Tree, path: Path, key: string): unknown[] {
    const value = tree[key];
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value;
    this.problem([...path, key], 'A list is needed here.');
    return [];
  }

  texts(tree: Tree, path: Path, key: string): string[] {
    return this.list(tree, path, key).flatMap((value, index) => {
      if (typeof value === 'string') return [value];
      this.problem([...path, key, index], 'A text is needed here.');
      return [];
    });
  }
}
