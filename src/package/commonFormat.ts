import type { FactValue } from '../engine/fact.ts';
import { valueShape } from './factMap.ts';
import type { Money, StatedFactValue, StatedNumber, UltimateParent } from './model.ts';
import { type ReferenceKind } from './reading.ts';
import { country, currency, number, reference, text } from './scalars.ts';
import { type Shape, described, inside, named } from './shape.ts';
import { type Basis, type Stated, basisSchema, isNull, readBasis, stated, statedNumber } from './stated.ts';
import { type Place, type Tree, describeTree } from './tree.ts';

/** A field that states one fact of the vocabulary: read by what the vocabulary says of it, or as `otherwise`. */
export function fact(name: string, otherwise: Shape<FactValue>): Shape<StatedFactValue> {
  const fallback = stated(otherwise);
  return {
    read(tree, where, reading) {
      const known = reading.vocabulary?.facts.get(name);
      return (known === undefined ? fallback : valueShape(known)).read(tree, where, reading);
    },
    schema: fallback.schema,
  };
}

/** Widens a shape to that of any fact: shapes only ever give values out. */
export function asFact(shape: Shape<boolean> | Shape<number> | Shape<string>): Shape<FactValue> {
  return shape;
}

export const countryFact = (name: string): Shape<StatedFactValue> => fact(name, asFact(country));
export const textFact = (name: string): Shape<StatedFactValue> => fact(name, asFact(text()));
export const statedReference = (kind: ReferenceKind): Shape<Stated<string>> => stated(reference(kind));

/** Far beyond any deal: what lies above is a slip of the unit. */
const mostMoney = 1e13;
const mostUnits = 1e9;

export const quantity: Shape<StatedNumber> = statedNumber(number({ minimum: 1, maximum: mostUnits, whole: true }));
export const share: Shape<StatedNumber> = statedNumber(number({ minimum: 0, maximum: 1 }));
export const percent: Shape<StatedNumber> = statedNumber(number({ minimum: 0, maximum: 100 }));

/** An amount with its currency, `{amount: 5460000000, currency: USD}`, with what it rests on beside it. */
export const money: Shape<Stated<Money>> = {
  read(tree, where, reading) {
    const place = { line: tree.line, column: tree.column };
    if (isNull(tree)) return { ...place, value: null };
    if (tree.kind !== 'map') {
      return reading.problem(
        tree,
        where.field,
        `An amount and its currency are needed here, not ${describeTree(tree)}.`,
        'Write {amount: 1000000, currency: USD}.',
      );
    }
    const basis = readBasis(tree, where, reading, ['amount', 'currency']);
    const amountTree = tree.entries.get('amount')?.tree;
    const currencyTree = tree.entries.get('currency')?.tree;
    if (amountTree === undefined)
      return reading.problem(tree, where.field, "The 'amount' is missing.", 'Write {amount: 1000000, currency: USD}.');
    if (isNull(amountTree)) return { ...place, ...basis, value: null };
    if (currencyTree === undefined)
      return reading.problem(tree, where.field, "The 'currency' is missing.", 'For example currency: USD.');
    const amount = number({ minimum: 0, maximum: mostMoney }).read(
      amountTree,
      { field: inside(where.field, 'amount') },
      reading,
    );
    const unit = currency.read(currencyTree, { field: inside(where.field, 'currency') }, reading);
    return amount === undefined || unit === undefined
      ? undefined
      : { ...place, ...basis, value: { amount, currency: unit } };
  },
  schema: (definitions) =>
    named(definitions, 'money', () => ({
      anyOf: [
        { type: 'null', description: 'Not known.' },
        {
          type: 'object',
          additionalProperties: false,
          required: ['amount'],
          properties: {
            amount: { anyOf: [number({ minimum: 0, maximum: mostMoney }).schema(definitions), { type: 'null' }] },
            currency: currency.schema(definitions),
            ...basisSchema(definitions),
          },
        },
      ],
    })),
};

const itself = 'itself';

/** `itself`, `null`, `{party: id}` or `{name: …, headquarters: …}`. */
export const ultimateParent: Shape<Stated<UltimateParent>> = {
  read(tree, where, reading) {
    const place = { line: tree.line, column: tree.column };
    const assumed = where.assumed === undefined ? {} : { assumed: where.assumed };
    if (isNull(tree)) return { ...place, ...assumed, value: null };
    if (isItself(tree)) return { ...place, ...assumed, value: { itself: true } };
    if (tree.kind !== 'map') {
      return reading.problem(
        tree,
        where.field,
        `An ultimate parent is needed here, not ${describeTree(tree)}.`,
        'Write itself, null, {party: id} or {name: …, headquarters: …}.',
      );
    }
    const fields = ['value', 'party', 'name', 'headquarters'];
    const basis = readBasis(tree, where, reading, fields);
    const about = { ...place, ...basis };
    const bare = tree.entries.get('value')?.tree;
    if (bare !== undefined && isNull(bare)) return { ...about, value: null };
    if (bare !== undefined && isItself(bare)) return { ...about, value: { itself: true } };
    if (bare !== undefined)
      return reading.problem(
        bare,
        where.field,
        'Under value stands itself or null.',
        'Name another parent with party: or name:.',
      );
    return readNamedParent(tree.entries, about, where.field, reading);
  },
  schema: (definitions) =>
    named(definitions, 'ultimate-parent', () => ({
      anyOf: [
        { const: itself, description: 'The party is its own ultimate parent.' },
        { type: 'null', description: 'Not known.' },
        {
          type: 'object',
          additionalProperties: false,
          minProperties: 1,
          properties: {
            value: { enum: [itself, null] },
            party: described(reference('party').schema(definitions), 'The id of a party of this file.'),
            name: { type: 'string' },
            headquarters: countryFact('party.headquarters').schema(definitions),
            ...basisSchema(definitions),
          },
        },
      ],
    })),
};

type Reads = Parameters<Shape<unknown>['read']>;

function readNamedParent(
  entries: ReadonlyMap<string, { tree: Tree }>,
  about: Place & Basis,
  field: string,
  reading: Reads[2],
): Stated<UltimateParent> | undefined {
  const [party, name, headquarters] = ['party', 'name', 'headquarters'].map((key) => entries.get(key)?.tree);
  if (party === undefined && headquarters === undefined && name === undefined) {
    return reading.problem(
      about,
      field,
      'The ultimate parent needs a name, its headquarters or a party.',
      'Write itself, null, {party: id} or {name: …, headquarters: …}.',
    );
  }
  if (party !== undefined && headquarters !== undefined) {
    return reading.problem(
      headquarters,
      field,
      'A parent that is a party of this file has its headquarters there.',
      'Keep party: only.',
    );
  }
  const inherited = about.assumed === undefined ? {} : { assumed: about.assumed };
  const id = party && reference('party').read(party, { field: inside(field, 'party') }, reading);
  const called = name && text({ longest: 300 }).read(name, { field: inside(field, 'name') }, reading);
  const seat =
    headquarters &&
    countryFact('party.headquarters').read(
      headquarters,
      { field: inside(field, 'headquarters'), ...inherited },
      reading,
    );
  return {
    ...about,
    value: {
      ...(id === undefined ? {} : { party: id }),
      ...(called === undefined ? {} : { name: called }),
      ...(seat === undefined ? {} : { headquarters: seat }),
    },
  };
}

function isItself(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === itself;
}
