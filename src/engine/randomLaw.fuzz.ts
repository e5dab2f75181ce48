// Random small laws and random facts for the comparison of the engines.
import fc from 'fast-check';
import type { Corpus } from '../corpus/corpus.ts';
import type { Comparison, Expression } from '../corpus/expression.ts';
import type { DefineRule, Rule } from '../corpus/rule.ts';
import type { FactDefinition } from '../corpus/vocabulary.ts';
import type { Facts } from './fact.ts';

type Type = 'boolean' | 'number' | 'text';
type Scope = Record<Type, Expression[]>;
export const colours = ['red', 'green', 'grey'];
export const prefixes = ['buyer', 'user'];
export const numbers = [-4, -2, -1, 0, 1, 2, 4, 8];

function fact(name: string, type: Type, subject: string, more: Partial<FactDefinition> = {}): FactDefinition {
  const usual = { class: 'determining' as const, question: `${name}?`, lever: false, open: false, aliases: [], valueAliases: {} };
  return { name, subject, type, ...usual, ...more };
}

const vocabularyFacts = [
  fact('fast', 'boolean', 'leg'), fact('size', 'number', 'leg', { minimum: 0, maximum: 8 }), fact('speed', 'number', 'leg'),
  fact('colour', 'text', 'leg', { values: colours }), fact('label', 'text', 'leg', { values: colours, open: true }),
  fact('listed', 'boolean', 'party'), fact('score', 'number', 'party'), fact('complete', 'boolean', 'recipients'),
  fact('trusted', 'boolean', 'party'), fact('total', 'number', 'leg'), fact('class', 'text', 'leg'),
  fact('subjectToEar', 'boolean', 'leg'),
];
export const allNames = vocabularyFacts.flatMap((each) => (each.subject === 'party' ? prefixes.map((prefix) => `${prefix}.${each.name}`)
  : [each.subject === 'leg' ? each.name : `${each.subject}.${each.name}`]));
export const factOfName = (name: string): FactDefinition => vocabularyFacts.find((each) => each.name === name.split('.').at(-1))!;

export const reference = (name: string, of?: string): Expression => ({ kind: 'fact', name, ...(of === undefined ? {} : { of }) });
const literal = (value: boolean | number | string): Expression => ({ kind: 'literal', value });

function scopeOf(names: readonly string[], elementFacts: readonly string[] = [], of?: string): Scope {
  const scope: Scope = { boolean: [], number: [], text: [] };
  for (const name of names) scope[factOfName(name).type as Type].push(reference(name));
  for (const name of elementFacts) scope[factOfName(name).type as Type].push(reference(name, of));
  return scope;
}

const baseNames = ['fast', 'size', 'speed', 'colour', 'label', 'buyer.listed', 'buyer.score', 'user.listed', 'user.score'];

function truths(scope: Scope, depth: number, elementFacts: readonly string[] = []): fc.Arbitrary<Expression> {
  const leaves = [fc.constantFrom(literal(true), literal(false), ...scope.boolean), comparisons(scope, 0), tests(scope)];
  if (depth === 0) return fc.oneof(...leaves);
  const part = truths(scope, depth - 1, elementFacts);
  const parts = fc.array(part, { minLength: 1, maxLength: 3 });
  const quantified = { boolean: [...scope.boolean], number: [...scope.number], text: scope.text };
  for (const name of elementFacts) quantified[factOfName(name).type as 'boolean' | 'number'].push(reference(name, 'p'));
  return fc.oneof(...leaves, comparisons(scope, depth - 1),
    part.map((of): Expression => ({ kind: 'not', of })),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), of: parts }),
    fc.record({ kind: fc.constant('choose' as const), when: part, then: part, otherwise: part }),
    ...(elementFacts.length === 0 ? [] : [fc.record({
      kind: fc.constant('quantify' as const), quantifier: fc.constantFrom('exists' as const, 'all' as const),
      collection: fc.constant('recipients'), variable: fc.constant('p'), body: truths(quantified, depth - 1),
    })]));
}

function comparisons(scope: Scope, depth: number): fc.Arbitrary<Expression> {
  const operator = fc.constantFrom<Comparison>('==', '!=', '<', '<=', '>', '>=');
  return fc.record({ kind: fc.constant('compare' as const), operator, left: figures(scope, depth), right: figures(scope, depth) });
}

function figures(scope: Scope, depth: number): fc.Arbitrary<Expression> {
  const leaf = fc.oneof(fc.constantFrom(...numbers).map(literal), fc.constantFrom(...scope.number),
    fc.constantFrom<Expression>({ kind: 'value', name: 'limit' }, { kind: 'value', name: 'later' }));
  if (depth === 0) return leaf;
  const part = figures(scope, depth - 1);
  return fc.oneof(leaf,
    fc.record({ kind: fc.constant('arithmetic' as const), operator: fc.constantFrom('+' as const, '-' as const, '*' as const,
      'max' as const, 'min' as const), of: fc.array(part, { minLength: 2, maxLength: 3 }) }),
    fc.tuple(part, fc.oneof(fc.constantFrom(...numbers).map(literal), fc.constantFrom(reference('size'), reference('speed'))))
      .map((of): Expression => ({ kind: 'arithmetic', operator: '/', of })),
    fc.record({ kind: fc.constant('choose' as const), when: truths(scope, 0), then: part, otherwise: part }));
}

/** Tests of texts, and of numbers in short lists. */
function tests(scope: Scope): fc.Arbitrary<Expression> {
  const text = fc.constantFrom(...scope.text);
  return fc.oneof(
    fc.record({ kind: fc.constant('compare' as const), operator: fc.constantFrom('==' as const, '!=' as const), left: text,
      right: fc.oneof(fc.constantFrom(...colours, 'other').map(literal), text) }),
    fc.record({ kind: fc.constant('in' as const), of: text, set: fc.oneof(fc.constant({ table: 'sets', name: 'warm' }),
      fc.record({ members: fc.subarray(colours) })) }),
    fc.record({ kind: fc.constant('in' as const), of: figures(scope, 0),
      set: fc.record({ members: fc.subarray(numbers, { minLength: 1 }) }) }),
    fc.record({ kind: fc.constant('startsWith' as const), of: text, prefix: fc.constantFrom('g', 'gre', 'x') }),
    fc.record({
      kind: fc.constant('startsWith' as const), of: text, prefix: fc.constantFrom('g', 'gre', 'x'), isFolded: fc.constant(true as const),
    }));
}

const common = { cite: 'cite', grade: 'primary' as const, source: 'source', line: 1, postures: [] };

function definitions(name: string, scope: Scope, is: fc.Arbitrary<Expression>, element?: string): fc.Arbitrary<DefineRule> {
  const cases = fc.array(fc.record({ when: fc.oneof(truths(scope, 1), fc.constant(literal(true))), is }), { minLength: 1, maxLength: 3 });
  return fc.record({ cases, always: fc.boolean() }).map((rule): DefineRule => ({
    kind: 'define', id: `define-${name}`, fact: name, ...common, ...rule, ...(element === undefined ? {} : { element }),
  }));
}

/** Each definition may rest on those before it. */
const defining: fc.Arbitrary<DefineRule[]> = (() => {
  const own = scopeOf(baseNames.slice(0, 5), ['listed', 'score'], 'party');
  const base = scopeOf([...baseNames, 'buyer.trusted', 'user.trusted']);
  const withTotal = scopeOf([...baseNames, 'buyer.trusted', 'user.trusted', 'total']);
  const last = scopeOf([...baseNames, 'total', 'class']);
  const text = fc.constantFrom(...colours).map(literal);
  const texts = fc.oneof(text, fc.constant(reference('colour')),
    fc.record({ kind: fc.constant('choose' as const), when: truths(withTotal, 0), then: text, otherwise: text }));
  return fc.tuple(
    fc.option(definitions('trusted', own, truths(own, 1), 'party')),
    fc.option(definitions('total', base, figures(base, 2))),
    fc.option(definitions('class', withTotal, texts)),
    fc.option(definitions('subjectToEar', last, truths(last, 1, ['listed', 'score', 'trusted']))),
  ).map((rules) => rules.filter((rule) => rule !== null));
})();

const [grounds, lifts] = [['first', 'second', 'third'], ['AAA', 'BBB']];

function rulesOver(when: fc.Arbitrary<Expression>): fc.Arbitrary<Rule> {
  const [some, names] = [fc.subarray(grounds, { minLength: 1 }), fc.subarray(lifts, { minLength: 1 })];
  const lift = { when, name: fc.constantFrom(...lifts), lifts: some,
    requiresAlso: fc.array(fc.record({ exception: fc.constantFrom(...lifts), when }), { maxLength: 1 }) };
  const kinds = fc.oneof(
    { weight: 4, arbitrary: fc.record({ when, ground: fc.constantFrom(...grounds), anyActivity: fc.boolean() })
      .map((rule) => ({ kind: 'require' as const, ...rule })) },
    fc.record({ when, grounds: some }).map((rule) => ({ kind: 'exempt' as const, ...rule })),
    { weight: 3, arbitrary: fc.record(lift).map((rule) => ({ kind: 'exception' as const, conditions: [], ...rule })) },
    fc.record(lift).map((rule) => ({ kind: 'authorise' as const, conditions: [], ...rule })),
    fc.record({ when, exceptions: fc.oneof(fc.constant('all' as const), names), keep: fc.subarray(lifts) })
      .map((rule) => ({ kind: 'bar' as const, ...rule })),
    fc.record({ when }).map((rule) => ({ kind: 'prohibit' as const, name: 'name', authority: 'agency', ...rule })),
    fc.record({ when, onlyBeforeFavourable: fc.boolean() })
      .map((rule) => ({ kind: 'judgement' as const, who: 'who', question: 'question', ...rule })));
  return kinds.map((rule) => ({ id: rule.kind, ...common, ...rule }));
}

const everything = scopeOf(allNames.filter((name) => name !== 'recipients.complete'));
export const laws: fc.Arbitrary<Rule[]> = fc.tuple(defining,
  fc.array(rulesOver(truths(everything, 2, ['listed', 'score', 'trusted'])), { minLength: 1, maxLength: 7 })).map((parts) => parts.flat());

function values(name: string): fc.Arbitrary<Facts[string]> {
  const { type, minimum = -Infinity, maximum = Infinity, open } = factOfName(name);
  if (type === 'boolean') return fc.constantFrom(true, false, null);
  if (type === 'text') return fc.constantFrom(...colours, ...(open ? ['other', 'grue'] : []), null);
  const within = numbers.filter((each) => each >= minimum && each <= maximum);
  const pairs = fc.tuple(fc.constantFrom(...within), fc.constantFrom(...within))
    .map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) }));
  return fc.oneof(fc.constantFrom(...within, null), pairs, pairs.map(({ min }) => ({ min })), pairs.map(({ max }) => ({ max })));
}

/** Facts known, known within bounds, stated as unknown, or left out; often nothing at all is said of the buyer. */
export const someFacts: fc.Arbitrary<Facts> = fc.oneof(...[allNames, allNames.filter((name) => !name.startsWith('buyer.'))].map((names) =>
  fc.record(Object.fromEntries(names.map((name) => [name, values(name)])), { requiredKeys: [] }).map((facts) => facts as Facts)));

export function corpusOf(rules: Rule[]): Corpus {
  const version = {
    provision: 'made/up', file: 'made-up.md', title: '', cite: '', source: '', grade: 'primary' as const, prose: '',
    published: '2030-01-01', effective: '2030-01-01', doubts: [], rules,
  };
  return {
    digest: '', provisions: [{ id: 'made/up', versions: [version] }], countries: {}, treatedAs: {},
    tables: { sets: { table: 'sets', file: '', grade: 'primary', treatedAs: false,
      sets: { warm: [{ member: 'red' }] }, values: { limit: [{ value: 2 }], later: [{ value: 4, from: '2040-01-01' }] } } },
    vocabulary: {
      facts: vocabularyFacts, grounds: {}, collections: { recipients: { element: 'party', prefixes, always: ['user'] } },
      roles: prefixes.map((name) => ({ name, title: name, aliases: [], facts: {}, inherits: [] })),
    },
  };
}

export const flags = ['fast', 'buyer.listed', 'user.listed', 'buyer.trusted'];

/** Laws over yes and no alone. */
export const plainLaws: fc.Arbitrary<Rule[]> = fc.array(rulesOver(plainTruths(2)), { minLength: 1, maxLength: 6 });

function plainTruths(depth: number): fc.Arbitrary<Expression> {
  const leaf = fc.constantFrom(...flags.map((name) => reference(name)));
  if (depth === 0) return leaf;
  const part = plainTruths(depth - 1);
  return fc.oneof(leaf, part.map((of): Expression => ({ kind: 'not', of })),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), of: fc.array(part, { minLength: 1, maxLength: 3 }) }));
}
