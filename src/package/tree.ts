/** Where something stands in a text. Lines and columns count from 1. */
export interface Place {
  line: number;
  column: number;
}

export interface ScalarTree extends Place {
  kind: 'scalar';
  value: string | number | boolean | null;
  /** The text as it was written, where that says more than the value (`1.10`, `007`). */
  written?: string;
}

export interface ListTree extends Place {
  kind: 'list';
  items: Tree[];
}

export interface MapTree extends Place {
  kind: 'map';
  entries: ReadonlyMap<string, Entry>;
}

/** One field of a map; the place is that of its name. */
export interface Entry extends Place {
  tree: Tree;
}

/** What a file says, with the place of every part of it. YAML, JSON, CSV rows all become trees before they are read. */
export type Tree = (ScalarTree | ListTree | MapTree) & {
  /** It has a name in the file (`&name`) by which it may stand in other places too. */
  shared?: true;
};

/** What a program made, as a tree: there is no text in which its parts could have a place of their own. */
export function treeOfMade(made: unknown): Tree {
  const nowhere = { line: 1, column: 1 };
  if (Array.isArray(made)) return { kind: 'list', ...nowhere, items: made.map(treeOfMade) };
  if (typeof made !== 'object' || made === null) return { kind: 'scalar', ...nowhere, value: made as ScalarTree['value'] };
  const fields = Object.entries(made).filter(([, value]) => value !== undefined);
  return { kind: 'map', ...nowhere, entries: new Map(fields.map(([name, value]) => [name, { ...nowhere, tree: treeOfMade(value) }])) };
}

/** What a tree is, in a reader's words. */
export function describeTree(tree: Tree): string {
  if (tree.kind === 'list') return 'a list';
  if (tree.kind === 'map') return 'a map of fields';
  if (tree.value === null) return 'empty';
  if (typeof tree.value !== 'string') return `${tree.written ?? String(tree.value)}`;
  return tree.value.length > 60 ? `the text '${tree.value.slice(0, 57)}…'` : `the text '${tree.value}'`;
}

/** Names that objects already have. As a key they could change the program instead of the data. */
export function isReservedName(name: string): boolean {
  return name in Object.prototype;
}
