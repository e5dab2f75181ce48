import type { Posture } from './rule.ts';
import type { Source, Tree } from './source.ts';

/**
 * What becomes of the postures of rules: `lift` makes the text apply as printed, whatever these instruments said; `settle`
 * makes law of what they said; `extend` lets them run on; `add` states another.
 */
export type PostureChange =
  | { lift: string[] } | { settle: string[] } | { extend: { by: string; to: string } } | { add: Posture };

/** One change to what stands in the law; `line` is where the reform says so. */
export type Amendment = { line: number } & (
  /** A provision (all its rules), one wording of it (`…/<date>`: the one before goes on) or one rule (`…#id`). */
  | { kind: 'strike'; target: string }
  | { kind: 'posture'; target?: string; change: PostureChange }
  | { kind: 'set'; table: string; name: string; add: string[]; remove: string[]; ifThere: boolean }
  | { kind: 'value'; name: string; is: number });

const kinds = ['strike', 'posture', 'set', 'value'] as const;
const fields: Record<(typeof kinds)[number], readonly string[]> = {
  strike: ['strike'],
  posture: ['posture', 'lift', 'settle', 'extend', 'add'],
  set: ['set', 'add', 'remove', 'ifThere'],
  value: ['value', 'is'],
};

/** Reads one `amend` block; reports what is wrong and returns undefined where it is none. */
export function readAmendment(source: Source, line: number): Amendment | undefined {
  const tree = source.map(source.data, []);
  if (tree === undefined) return undefined;
  const found = kinds.filter((kind) => kind in tree);
  const [kind] = found;
  if (kind === undefined || found.length > 1) return source.problem([], `An amendment has exactly one of the keys ${kinds.join(', ')}.`);
  source.map(tree, [], fields[kind]);
  switch (kind) {
    case 'strike': {
      const target = source.text(tree, [], 'strike', 'required');
      return target === undefined ? undefined : { kind, target, line };
    }
    case 'posture': return readPosture(source, tree, line);
    case 'set': return readSet(source, tree, line);
    case 'value': {
      const name = source.text(tree, [], 'value', 'required');
      if (typeof tree.is !== 'number') return source.problem(['is'], "The new figure is needed in 'is'.");
      return name === undefined ? undefined : { kind, name, is: tree.is, line };
    }
  }
}

function readSet(source: Source, tree: Tree, line: number): Amendment | undefined {
  const written = source.text(tree, [], 'set', 'required') ?? '';
  const named = /^(\w+)\[["'](.+)["']\]$/.exec(written);
  if (named === null) return source.problem(['set'], 'A set is named as in conditions: \'countryGroups["A:5"]\'.');
  const [add, remove] = [source.texts(tree, [], 'add'), source.texts(tree, [], 'remove')];
  if (add.length + remove.length === 0) return source.problem(['set'], "Nothing is added or removed; say who in 'add' or 'remove'.");
  return { kind: 'set', table: named[1]!, name: named[2]!, add, remove, ifThere: tree.ifThere === true, line };
}

function readPosture(source: Source, tree: Tree, line: number): Amendment | undefined {
  const target = source.text(tree, [], 'posture', 'required');
  const asked = changes.filter((key) => key in tree);
  if (asked.length !== 1) return source.problem(['posture'], `Exactly one of ${changes.join(', ')} is needed.`);
  const change = readChange(source, tree, asked[0]!);
  return change && { kind: 'posture', line, change, ...(target === undefined || target === 'all' ? {} : { target }) };
}

const changes = ['lift', 'settle', 'extend', 'add'] as const;

function readChange(source: Source, tree: Tree, key: (typeof changes)[number]): PostureChange | undefined {
  switch (key) {
    case 'lift': return { lift: source.texts(tree, [], 'lift') };
    case 'settle': return { settle: source.texts(tree, [], 'settle') };
    case 'extend': {
      const extend = source.map(tree.extend, ['extend'], ['by', 'to']) ?? {};
      const [by, to] = [source.text(extend, ['extend'], 'by', 'required'), source.date(extend, ['extend'], 'to', 'required')];
      return by === undefined || to === undefined ? undefined : { extend: { by, to } };
    }
    case 'add': {
      const add = readAdded(source, source.map(tree.add, ['add'], ['from', 'to', 'state', 'by']) ?? {});
      return add && { add };
    }
  }
}

function readAdded(source: Source, tree: Tree): Posture | undefined {
  const from = source.date(tree, ['add'], 'from', 'required');
  const to = source.date(tree, ['add'], 'to');
  const state = source.oneOf(tree, ['add'], 'state', ['not-enforced', 'announced-only', 'stayed']);
  const by = source.text(tree, ['add'], 'by', 'required');
  if (state === undefined) return source.problem(['add'], "A posture needs a 'state'.");
  // A reform that is chosen is known, whatever was known on the day.
  return from === undefined || by === undefined ? undefined : { from, state, by, announced: from, ...(to === undefined ? {} : { to }) };
}
