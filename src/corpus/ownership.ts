import type { Expression } from './expression.ts';
import type { Common } from './ruleReader.ts';
import type { RuleCommon } from './rule.ts';
import type { Path, Source, Tree } from './source.ts';
import type { TypeContext } from './types.ts';

/** How one rule adds ownership up. The arithmetic is the program's, every parameter of it the law's. */
export interface OwnershipRule extends RuleCommon {
  kind: 'ownership';
  name: string;
  /** What it asks of each company. */
  question: string;
  /** The name by which a question asks for this rule alone. */
  regime?: string;
  /** `stakes`: shares are added up, all the way down. `parents`: from each company to the one owner above the line, to the top. */
  follows: 'stakes' | 'parents';
  /** The share in percent at which an owner, or owners together, decide; with `more-than` it is not enough by itself. */
  percent: number;
  /** Whoever judges, where no share is written down: any share, and any control, is then before them. */
  judgedBy?: string;
  reaches: 'at-least' | 'more-than';
  adds: 'together' | 'singly';
  /** What a company that is caught hands on: its stakes whole, or multiplied by the part of it that counts. */
  passes: 'whole' | 'multiplied';
  /** Whether control without a share counts like a share, or is told apart. */
  control: 'apart' | 'counts';
  /** Who counts as an owner by itself, and which companies can be caught; the others hand shares on all the same. */
  owners: Expression;
  companies: Expression;
  /** The fact of a party that it settles. */
  concludes?: string;
  /** The conclusion about a party that turns on who is at the top of it. */
  tests?: string;
  /** Facts of the leg that hold what owners of one kind have in the end user; the first kind that fits an owner has its share. */
  shares: { fact: string; owners: Expression }[];
  /** What a caught company takes over from its owners: a fact of a party, and its values from the strictest on. */
  carries: { fact: string; strictest: (string | boolean)[] }[];
  /** Which of these is the policy by which an application is reviewed. */
  reviews?: string;
  /** How open questions of the law come out by the words that were read. */
  onTextSeen: Record<string, boolean>;
  when: Expression;
}

export const ownershipFields = ['question', 'regime', 'follows', 'line', 'adds', 'passes', 'control', 'owners', 'companies',
  'concludes', 'shares', 'carries', 'onTextSeen', 'judgedBy', 'tests', 'reviews'];

type ReadCondition = (source: Source, tree: Tree, path: Path, key?: string) => Expression;

/** Reads the block of a rule about ownership. */
export function readOwnership(source: Source, tree: Tree, common: Common, condition: ReadCondition): OwnershipRule {
  const texts = ['regime', 'concludes', 'judgedBy', 'tests', 'reviews'].flatMap((key) => {
    const text = source.text(tree, [], key);
    return text === undefined ? [] : [[key, text]];
  });
  const own = (key: string): Expression => (tree[key] === undefined ? always : condition(source, tree, [], key));
  return {
    ...common, kind: 'ownership', name: source.text(tree, [], 'ownership', 'required') ?? '',
    question: source.text(tree, [], 'question', 'required') ?? '',
    follows: source.oneOf(tree, [], 'follows', ['stakes', 'parents']) ?? 'stakes', ...readLine(source, tree),
    adds: source.oneOf(tree, [], 'adds', ['together', 'singly']) ?? 'together',
    passes: source.oneOf(tree, [], 'passes', ['whole', 'multiplied']) ?? 'whole',
    control: source.oneOf(tree, [], 'control', ['apart', 'counts']) ?? 'apart',
    owners: own('owners'), companies: own('companies'), when: own('when'),
    shares: entriesOf(source, tree, 'shares').map(([fact, owner]) =>
      ({ fact, owners: condition(source, { owner }, ['shares', fact], 'owner') })),
    carries: entriesOf(source, tree, 'carries').map(([fact, values]) =>
      ({ fact, strictest: Array.isArray(values) ? values as (string | boolean)[] : [] })),
    onTextSeen: Object.fromEntries(entriesOf(source, tree, 'onTextSeen').map(([name, value]) => [name, value === true])),
    ...Object.fromEntries(texts) as Pick<OwnershipRule, 'regime' | 'concludes' | 'judgedBy' | 'tests' | 'reviews'>,
  };
}

const always: Expression = { kind: 'literal', value: true };

function readLine(source: Source, tree: Tree): Pick<OwnershipRule, 'percent' | 'reaches'> {
  if (tree.judgedBy !== undefined && tree.line === undefined) return { percent: 0, reaches: 'more-than' };
  const line = source.map(tree.line ?? {}, ['line'], ['atLeast', 'moreThan']) ?? {};
  const { atLeast, moreThan } = line;
  const [percent, reaches] = atLeast === undefined ? [moreThan, 'more-than' as const] : [atLeast, 'at-least' as const];
  if (typeof percent !== 'number' || percent < 0 || percent > 100 || (atLeast !== undefined && moreThan !== undefined)) {
    source.problem(['line'], 'The line is a share in percent, {atLeast: 50} or {moreThan: 50}; without one the rule says who judges.');
    return { percent: 0, reaches };
  }
  return { percent, reaches };
}

function entriesOf(source: Source, tree: Tree, key: string): [string, unknown][] {
  return tree[key] === undefined ? [] : Object.entries(source.map(tree[key], [key]) ?? {});
}

/** Every condition of the rule beside its `when`, with the field it stands in. */
export function ownershipExpressions({ owners, companies, shares }: OwnershipRule): { field: string; expression: Expression }[] {
  return [
    { field: 'owners', expression: owners }, { field: 'companies', expression: companies },
    ...shares.map((share) => ({ field: 'shares', expression: share.owners })),
  ];
}

/** The facts that it settles and hands on must be there, and its open questions open. */
export function checkOwnership(rule: OwnershipRule, { names, vocabulary, complain }: TypeContext): void {
  const expectFact = (name: string, fits: (type: string) => boolean): void => {
    const found = names.find(name);
    if (found?.name !== name) complain(`The vocabulary has no fact '${name}'.`);
    else if (!fits(found.definition.type)) complain(`'${name}' is a ${found.definition.type}, which it cannot settle.`);
  };
  const isTop = rule.follows === 'parents';
  if (rule.concludes !== undefined) expectFact(`party.${rule.concludes}`, (type) => type === (isTop ? 'country' : 'boolean'));
  if (rule.tests !== undefined) expectFact(`party.${rule.tests}`, (type) => type === 'boolean');
  for (const { fact } of rule.shares) expectFact(fact, (type) => type === 'number');
  for (const { fact } of rule.carries) expectFact(`party.${fact}`, (type) => type === 'boolean' || type === 'text');
  for (const name of Object.keys(rule.onTextSeen)) {
    const isReading = vocabulary.facts.some((fact) => fact.subject === 'reading' && `reading.${fact.name}` === name);
    if (!isReading) complain(`'${name}' is no reading that the vocabulary leaves open.`);
  }
}
