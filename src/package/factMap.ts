import { miswriting, type Writing } from '../corpus/writing.ts';
import type { FactValue, Interval } from '../engine/fact.ts';
import { type FactShape, type PackageVocabulary, suggestion } from './reading.ts';
import { choice, country, date, flag, number, text } from './scalars.ts';
import { type JsonSchema, type Shape, inside, named, scalar } from './shape.ts';
import { type Stated, annotated, stated, statedNumber } from './stated.ts';
import { describeTree, isReservedName } from './tree.ts';

/** Facts by full vocabulary name. */
export type FactMap = Record<string, Stated<FactValue>>;

/** Facts that the vocabulary does not describe are taken as they are written. */
const anything: Shape<boolean | number | string> = scalar(
  (tree, { field }, reading) => {
    if (typeof tree.value === 'number' && !Number.isFinite(tree.value)) {
      return reading.problem(tree, field, 'The number is not finite.', 'Write null where it is not known.');
    }
    if (tree.value !== null) return tree.value;
    return reading.problem(tree, field, `A value is needed here, not ${describeTree(tree)}.`);
  },
  { type: ['boolean', 'number', 'string'] },
);

/**
 * A map of facts under the names of the vocabulary. `prefix` is what the file leaves out (`item.` under figures,
 * `party.` under a party); in the result every fact has its full name.
 */
export function factMap(prefix: '' | 'item.' | 'party.', vocabulary?: PackageVocabulary): Shape<FactMap> {
  return {
    read(tree, where, reading) {
      if (tree.kind !== 'map') {
        return reading.problem(
          tree,
          where.field,
          `Facts are written as \`name: value\`, not as ${describeTree(tree)}.`,
        );
      }
      const facts: FactMap = {};
      for (const [key, entry] of tree.entries) {
        const field = inside(where.field, key);
        if (!/^[a-zA-Z][\w.>-]{0,119}$/.test(key) || key.split('.').some(isReservedName)) {
          reading.problem(entry, field, `'${key.slice(0, 60)}' is not the name of a fact.`);
          continue;
        }
        const shape = reading.vocabulary?.facts.get(prefix + key);
        if (shape === undefined && reading.vocabulary !== undefined) {
          reading.problem(
            entry,
            field,
            `The vocabulary has no fact '${key}'.`,
            factSuggestion(key, prefix, reading.vocabulary),
          );
          continue;
        }
        if (shape?.concluded === true) {
          reading.problem(entry, field, `'${key}' is concluded from the law and cannot be stated.`, 'Delete it.');
          continue;
        }
        const name = shape?.name ?? prefix + key;
        const value = valueShape(shape).read(entry.tree, { ...where, field }, reading);
        if (value !== undefined && name in facts)
          reading.problem(entry, field, `'${key}' is another name for '${name}', which is already here.`);
        else if (value !== undefined) facts[name] = value;
      }
      return facts;
    },
    mayBeEmpty: true,
    schema: (definitions) => factMapSchema(prefix, vocabulary, definitions),
  };
}

/** How one fact is read: by its type in the vocabulary, or freely where nothing is known of it. */
export function valueShape(shape: FactShape | undefined): Shape<Stated<FactValue>> {
  const free: Shape<Stated<FactValue>> = {
    read: (tree, where, reading) =>
      (tree.kind === 'map' && (tree.entries.has('min') || tree.entries.has('max'))
        ? statedNumber(number())
        : stated<FactValue>(anything)
      ).read(tree, where, reading),
    schema: (definitions) => statedNumber(number()).schema(definitions),
  };
  if (shape === undefined) return free;
  const bounds = Object.fromEntries(
    Object.entries({ minimum: shape.minimum, maximum: shape.maximum, unit: shape.unit }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const shapes: Record<FactShape['type'], Shape<Stated<FactValue>>> = {
    boolean: stated<FactValue>(flag),
    number: statedNumber(number(bounds)) as Shape<Stated<number | Interval>>,
    country: stated<FactValue>(country),
    date: stated<FactValue>(date),
    text: stated<FactValue>(textOf(shape)),
  };
  return shapes[shape.type];
}

function textOf({ values, open, writing }: FactShape): Shape<string> {
  if (writing !== undefined) return written(writing);
  if (values === undefined) return text();
  if (open !== true) return choice(Object.fromEntries(values.map((value) => [value, value])));
  const free = text();
  return { read: free.read, schema: (definitions) => ({ anyOf: [{ enum: values }, free.schema(definitions)] }) };
}

function written(writing: Writing): Shape<string> {
  const free = text();
  return {
    read(tree, where, reading) {
      const value = free.read(tree, where, reading);
      const wrong = value === undefined ? undefined : miswriting(value, writing);
      return wrong === undefined ? value : reading.problem(tree, where.field, wrong);
    },
    schema: free.schema,
  };
}

function factSuggestion(key: string, prefix: string, { facts }: PackageVocabulary): string {
  const known = [...facts]
    .filter(([name, { concluded }]) => concluded !== true && name.startsWith(prefix))
    .map(([name]) => name.slice(prefix.length));
  const inFull =
    prefix !== '' && facts.has(key) ? `Leave out the beginning: '${key.slice(key.indexOf('.') + 1)}'.` : undefined;
  return inFull ?? suggestion(key, known) ?? 'See law/vocabulary for the names.';
}

const schemaNames = { '': 'facts', 'item.': 'figures', 'party.': 'party-facts' };

/**
 * The names of the vocabulary, for editors to complete and explain. Facts of parties under a role are left to the rule
 * for all of them: there would be thousands.
 */
function factMapSchema(
  prefix: '' | 'item.' | 'party.',
  vocabulary: PackageVocabulary | undefined,
  definitions: Map<string, JsonSchema>,
): JsonSchema {
  return named(definitions, schemaNames[prefix], () => {
    const facts = vocabulary?.facts ?? new Map<string, FactShape>();
    const known = [...facts].filter(
      ([key, { concluded, name }]) =>
        concluded !== true &&
        key === name &&
        key.startsWith(prefix) &&
        !(prefix === '' && facts.has(`party.${key.slice(key.indexOf('.') + 1)}`) && key.includes('.')),
    );
    const names = [...facts.keys()]
      .filter((key) => prefix !== '' && key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
    return {
      type: 'object',
      properties: Object.fromEntries(
        known.map(([key, shape]) => [key.slice(prefix.length), factSchema(shape, definitions)]),
      ),
      additionalProperties: statedSchema('fact', { type: ['boolean', 'number', 'string'] }, definitions),
      ...(names.length === 0 ? {} : { propertyNames: { enum: names } }),
    };
  });
}

const factBases: Record<FactShape['type'], JsonSchema> = {
  boolean: { type: 'boolean' },
  number: { type: 'number' },
  country: { type: 'string', pattern: '^[A-Z]{2}$' },
  date: { type: 'string', format: 'date' },
  text: { type: ['string', 'number', 'boolean'] },
};

function factSchema(
  { type, question, name, unit, values, writing }: FactShape,
  definitions: Map<string, JsonSchema>,
): JsonSchema {
  const reference = statedSchema(type, factBases[type], definitions);
  const description = `${question ?? name}${unit === undefined ? '' : ` (${unit})`}`;
  return {
    ...reference, description, ...(values === undefined ? {} : { examples: values }),
    ...(writing === undefined ? {} : {
      if: { type: 'string' }, then: { type: 'string', pattern: `^(?:${writing.pattern})$` }, examples: [writing.example],
    }),
  };
}

/** One definition for all stated values of a type. */
function statedSchema(type: string, base: JsonSchema, definitions: Map<string, JsonSchema>): JsonSchema {
  const bounds = {
    min: { type: 'number' },
    max: { type: 'number' },
    minExclusive: { type: 'boolean' },
    maxExclusive: { type: 'boolean' },
  };
  return named(definitions, `stated-${type}`, () =>
    annotated(base, type === 'number' || type === 'fact' ? bounds : {}, definitions),
  );
}
