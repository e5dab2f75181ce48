import type { ListTree, Place, ScalarTree, Tree } from './tree.ts';

/** One value of a table: the name of its column (a path with dots), its text and where it stands. */
export interface Cell extends Place {
  name: string;
  text: string;
}

const marks = ['assumed', 'source', 'grade', 'note'];

interface Branch extends Place {
  kind: 'map';
  entries: Map<string, Place & { tree: Leaf | Branch }>;
}

type Leaf = ScalarTree | ListTree;

/**
 * The tree that a row of cells describes, as the package file would have it: `value.amount` is the field amount of
 * value, everything after `figures.` and `facts.` is the name of one fact, `quantity.assumed` says why quantity is
 * assumed. Columns in `lists` hold several values parted by semicolons. Empty cells say nothing.
 */
export function treeOfCells(cells: readonly Cell[], at: Place, lists: readonly string[]): Tree {
  const root: Branch = { kind: 'map', ...at, entries: new Map() };
  for (const cell of cells) {
    if (cell.text.trim() === '') continue;
    const path = pathOf(cell.name);
    let branch = root;
    for (const step of path.slice(0, -1)) branch = branchAt(branch, step, cell);
    const last = path.at(-1)!;
    const tree = lists.includes(cell.name) ? listOf(cell) : valueOf(cell);
    const present = branch.entries.get(last);
    // Marks of this column came first: the value joins them.
    if (present?.tree.kind === 'map' && tree.kind !== 'map')
      present.tree.entries.set('value', { ...placeOf(cell), tree });
    else branch.entries.set(last, { ...placeOf(cell), tree });
  }
  return root;
}

function pathOf(name: string): string[] {
  const fact = /^(figures|facts)\.(.+?)(?:\.(assumed|source|grade|note))?$/.exec(name);
  return fact === null ? name.split('.') : fact.slice(1).filter((part) => part !== undefined);
}

function branchAt(parent: Branch, step: string, cell: Cell): Branch {
  const present = parent.entries.get(step);
  if (present?.tree.kind === 'map') return present.tree;
  const made: Branch = { kind: 'map', ...placeOf(cell), entries: new Map() };
  if (present !== undefined) made.entries.set('value', present);
  parent.entries.set(step, { ...placeOf(cell), tree: made });
  return made;
}

/** `100800 [A: TrendForce estimate]` is a value with the reason why it is assumed. */
function valueOf(cell: Cell): Leaf | Branch {
  const marked = /^(.*?)\s*\[A(?::\s*([^\]]*))?\]$/s.exec(cell.text.trim());
  const place = placeOf(cell);
  if (marked === null || marks.includes(pathOf(cell.name).at(-1)!)) return scalarOf(cell.text, place);
  const reason = marked[2]?.trim() || 'marked [A] in the table';
  return {
    kind: 'map',
    ...place,
    entries: new Map<string, Place & { tree: Leaf }>([
      ['value', { ...place, tree: scalarOf(marked[1]!, place) }],
      ['assumed', { ...place, tree: { kind: 'scalar', ...place, value: reason } }],
    ]),
  };
}

function scalarOf(raw: string, place: Place): ScalarTree {
  const text = raw.trim();
  if (/^(unknown|null)$/i.test(text)) return { kind: 'scalar', ...place, value: null };
  if (/^(true|false)$/i.test(text))
    return { kind: 'scalar', ...place, value: text.toLowerCase() === 'true', written: text };
  if (/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    return { kind: 'scalar', ...place, value: Number(text), written: text };
  return { kind: 'scalar', ...place, value: text };
}

function listOf(cell: Cell): ListTree {
  const place = placeOf(cell);
  const parts = cell.text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return { kind: 'list', ...place, items: parts.map((part) => scalarOf(part, place)) };
}

function placeOf({ line, column }: Place): Place {
  return { line, column };
}

/** What a tree says, without places: what is written into a package file. */
export function plainOf(tree: Tree): unknown {
  if (tree.kind === 'list') return tree.items.map(plainOf);
  if (tree.kind === 'map')
    return Object.fromEntries([...tree.entries].map(([key, entry]) => [key, plainOf(entry.tree)]));
  const isText =
    typeof tree.value !== 'string' &&
    tree.value !== null &&
    tree.written !== undefined &&
    String(tree.value) !== tree.written;
  return isText && typeof tree.value === 'number' && !/e|\./i.test(tree.written!) ? tree.written : tree.value;
}
