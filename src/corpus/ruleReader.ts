import { ExpressionError, parseExpression } from './cel.ts';
import type { Expression } from './expression.ts';
import { grades, type Grade } from './grade.ts';
import { periods } from './ledger.ts';
import { ownershipFields, readOwnership } from './ownership.ts';
import type { Case, DefineRule, Posture, Rule } from './rule.ts';
import type { Path, Source, Tree } from './source.ts';

/** What a rule takes from the file it stands in. */
export interface RuleContext {
  provision: string;
  cite: string;
  source: string;
  grade: Grade;
}

export type Common = Pick<Rule, 'id' | 'cite' | 'grade' | 'source' | 'line' | 'postures'>
  & { note?: string; complianceFrom?: string };

const commonFields = ['id', 'cite', 'note', 'grade', 'source', 'posture', 'complianceFrom', 'when'];

const fieldsByKind: Record<string, string[]> = {
  define: ['is', 'cases', 'otherwise', 'always'],
  require: ['reason', 'generalProhibition', 'reaches'],
  exempt: [],
  exception: ['lifts', 'requiresAlso', 'conditions'],
  authorise: ['lifts', 'requiresAlso', 'conditions'],
  bar: ['keep'],
  prohibit: ['authority'],
  review: ['for', 'overrides'],
  judgement: ['question', 'unless', 'open'],
  duty: ['for', 'due'],
  test: ['subject', 'met', 'severity', 'question'],
  untranslatable: ['who'],
  ledger: ['for', 'draws', 'opening', 'limit', 'period', 'per'],
  ownership: ownershipFields,
};

const always: Expression = { kind: 'literal', value: true };

/** Reads one rule block. Reports what is wrong to `source` and returns undefined when the block is no rule. */
export function readRule(source: Source, context: RuleContext): Rule | undefined {
  const tree = source.map(source.data, []);
  if (tree === undefined) return undefined;
  const kinds = Object.keys(fieldsByKind).filter((kind) => kind in tree);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    return source.problem([], `A rule has exactly one of the keys ${Object.keys(fieldsByKind).join(', ')}.`);
  }
  source.map(tree, [], [kind, ...commonFields, ...fieldsByKind[kind]!]);
  const id = source.text(tree, [], 'id', 'required');
  if (id === undefined) return undefined;
  const complianceFrom = source.date(tree, [], 'complianceFrom');
  const note = source.text(tree, [], 'note');
  const common: Common = {
    id: `${context.provision}#${id}`,
    cite: source.text(tree, [], 'cite') ?? context.cite,
    grade: source.oneOf(tree, [], 'grade', grades) ?? context.grade,
    source: source.text(tree, [], 'source') ?? context.source,
    line: source.at([]).line,
    postures: readPostures(source, tree),
    ...(note === undefined ? {} : { note }),
    ...(complianceFrom === undefined ? {} : { complianceFrom }),
  };
  return readers[kind]!(source, tree, common);
}

type Reader = (source: Source, tree: Tree, common: Common) => Rule | undefined;

const readers: Record<string, Reader> = {
  define: readDefine,
  require: (source, tree, common) => {
    const reason = source.text(tree, [], 'reason');
    const prohibition = source.text(tree, [], 'generalProhibition');
    return {
      ...common, kind: 'require', ground: source.text(tree, [], 'require', 'required') ?? '',
      when: condition(source, tree, []),
      anyActivity: source.oneOf(tree, [], 'reaches', ['any-activity']) !== undefined,
      ...(reason === undefined ? {} : { reason }),
      ...(prohibition === undefined ? {} : { generalProhibition: Number(prohibition) }),
    };
  },
  exempt: (source, tree, common) => ({
    ...common, kind: 'exempt', grounds: source.texts(tree, [], 'exempt'), when: condition(source, tree, []),
  }),
  exception: (source, tree, common) => readLift('exception', source, tree, common),
  authorise: (source, tree, common) => readLift('authorise', source, tree, common),
  bar: (source, tree, common) => ({
    ...common, kind: 'bar', exceptions: tree.bar === 'all' ? 'all' : source.texts(tree, [], 'bar'),
    keep: source.texts(tree, [], 'keep'), when: condition(source, tree, []),
  }),
  prohibit: (source, tree, common) => ({
    ...common, kind: 'prohibit', name: source.text(tree, [], 'prohibit', 'required') ?? '',
    authority: source.text(tree, [], 'authority') ?? '', when: condition(source, tree, []),
  }),
  review: (source, tree, common) => ({
    ...common, kind: 'review', policy: source.text(tree, [], 'review', 'required') ?? '',
    grounds: source.texts(tree, [], 'for'), overrides: source.texts(tree, [], 'overrides'),
    when: condition(source, tree, []),
  }),
  judgement: (source, tree, common) => ({
    ...common, kind: 'judgement', who: source.text(tree, [], 'judgement', 'required') ?? '',
    ...(source.oneOf(tree, [], 'unless', ['licence-required']) === undefined ? {} : { onlyBeforeFavourable: true }),
    ...(source.oneOf(tree, [], 'open', ['passes']) === undefined ? {} : { passesWhileOpen: true }),
    question: source.text(tree, [], 'question', 'required') ?? '', when: condition(source, tree, []),
  }),
  untranslatable: (source, tree, common) => ({
    ...common, kind: 'untranslatable', who: source.text(tree, [], 'who') ?? 'counsel',
    question: source.text(tree, [], 'untranslatable', 'required') ?? '', when: condition(source, tree, []),
  }),
  duty: (source, tree, common) => {
    const subject = source.text(tree, [], 'for');
    const due = readDue(source, tree);
    return {
      ...common, kind: 'duty', duty: source.text(tree, [], 'duty', 'required') ?? '',
      when: condition(source, tree, []),
      ...(subject === undefined ? {} : { for: subject }), ...(due === undefined ? {} : { due }),
    };
  },
  ledger: readLedger,
  ownership: (source, tree, common) => readOwnership(source, tree, common, condition),
  test: (source, tree, common) => {
    const question = source.text(tree, [], 'question');
    return {
      ...common, kind: 'test', name: source.text(tree, [], 'test', 'required') ?? '',
      subject: source.oneOf(tree, [], 'subject', ['package', 'party', 'site', 'item', 'leg']) ?? 'package',
      met: condition(source, tree, [], 'met'), when: condition(source, tree, []),
      severity: source.oneOf(tree, [], 'severity', ['required', 'presumption', 'judgement']) ?? 'required',
      ...(question === undefined ? {} : { question }),
    };
  },
};

function readLedger(source: Source, tree: Tree, common: Common): Rule {
  const field = (key: string): string => source.text(tree, [], key, 'required') ?? '';
  return {
    ...common, kind: 'ledger', name: field('ledger'), for: field('for'), draws: field('draws'), opening: field('opening'),
    limit: condition(source, tree, [], 'limit'), period: source.oneOf(tree, [], 'period', periods) ?? 'none',
    per: source.texts(tree, [], 'per'), when: condition(source, tree, []),
  };
}

function readLift(kind: 'exception' | 'authorise', source: Source, tree: Tree, common: Common): Rule {
  const also = source.list(tree, [], 'requiresAlso').flatMap((value, index) => {
    const entry = source.map(value, ['requiresAlso', index], ['exception', 'when']);
    if (entry === undefined) return [];
    const exception = source.text(entry, ['requiresAlso', index], 'exception', 'required') ?? '';
    return [{ exception, when: condition(source, entry, ['requiresAlso', index]) }];
  });
  return {
    ...common, kind, name: source.text(tree, [], kind, 'required') ?? '', lifts: source.texts(tree, [], 'lifts'),
    when: condition(source, tree, []), requiresAlso: also, conditions: source.texts(tree, [], 'conditions'),
  };
}

/** `define: circuit.x` and `define: party.x` speak of every element; any other name is one fact. */
function readDefine(source: Source, tree: Tree, common: Common): DefineRule {
  const name = source.text(tree, [], 'define', 'required') ?? '';
  const element = /^(circuit|party)\.(.+)$/.exec(name);
  const bound = element === null ? [] : [element[1]!];
  const cases: Case[] = source.list(tree, [], 'cases').flatMap((value, index) => {
    const path: Path = ['cases', index];
    const entry = source.map(value, path, ['when', 'is', 'note']);
    if (entry === undefined) return [];
    const note = source.text(entry, path, 'note');
    return [{
      when: condition(source, entry, path, 'when', bound), is: condition(source, entry, path, 'is', bound),
      ...(note === undefined ? {} : { note }),
    }];
  });
  if (tree.is !== undefined) {
    cases.push({ when: condition(source, tree, [], 'when', bound), is: condition(source, tree, [], 'is', bound) });
  }
  if (tree.otherwise !== undefined) {
    cases.push({ when: always, is: condition(source, tree, [], 'otherwise', bound) });
  }
  if (cases.length === 0) source.problem(['define'], 'A definition needs `is` or `cases`.');
  return {
    ...common, kind: 'define', fact: element === null ? name : element[2]!, cases, always: tree.always === true,
    ...(element === null ? {} : { element: element[1]! }),
  };
}

function condition(source: Source, tree: Tree, path: Path, key = 'when', bound: string[] = []): Expression {
  const value = tree[key];
  if (value === undefined && key === 'when') return always;
  if (typeof value === 'boolean' || typeof value === 'number') return { kind: 'literal', value };
  if (typeof value !== 'string') {
    source.problem([...path, key], `A CEL expression is needed in '${key}'.`);
    return always;
  }
  try {
    return parseExpression(value, bound);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    source.problem([...path, key], `${error.message} (at "${value.slice(error.offset, error.offset + 24)}")`, error.hint);
    return always;
  }
}

function readPostures(source: Source, tree: Tree): Posture[] {
  return source.list(tree, [], 'posture').flatMap((value, index) => {
    const path: Path = ['posture', index];
    const entry = source.map(value, path, ['from', 'to', 'state', 'announced', 'by', 'grade', 'note']);
    if (entry === undefined) return [];
    const from = source.date(entry, path, 'from', 'required') ?? '';
    const to = source.date(entry, path, 'to');
    const grade = source.oneOf(entry, path, 'grade', grades);
    const state = source.oneOf(entry, path, 'state', ['not-enforced', 'announced-only', 'stayed']);
    if (state === undefined) source.problem(path, "A posture needs a 'state'.");
    return [{
      from, state: state ?? 'stayed', announced: source.date(entry, path, 'announced') ?? from,
      by: source.text(entry, path, 'by', 'required') ?? '',
      ...(to === undefined ? {} : { to }), ...(grade === undefined ? {} : { grade }),
    }];
  });
}

function readDue(source: Source, tree: Tree): { days: number; relation: 'before' | 'after'; event: string }
  | { on: string } | undefined {
  if (tree.due === undefined) return undefined;
  const due = source.map(tree.due, ['due'], ['days', 'before', 'after', 'on']);
  if (due === undefined) return undefined;
  const on = source.date(due, ['due'], 'on');
  if (on !== undefined) return { on };
  const relation = 'before' in due ? 'before' : 'after';
  if (typeof due.days !== 'number') return source.problem(['due'], "A due date needs 'days' and 'before' or 'after'.");
  return { days: due.days, relation, event: source.text(due, ['due'], relation, 'required') ?? '' };
}
