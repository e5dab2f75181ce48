/** What an example states about the facts of the declared world in which extensions are shown. */
export type ExampleFacts = Readonly<Record<string, boolean | number | string | null | { min?: number; max?: number }>>;

/** An expression with facts, and what it comes to: a value, the bounds of a number, or unknown. */
export interface Example {
  expression: string;
  facts: ExampleFacts;
  answer: boolean | number | string | { min?: number; max?: number } | 'unknown';
}

/** Something the language of the law has beyond CEL's standard, or to which it gives a meaning over unknowns. */
export interface Extension {
  name: string;
  /** How it is written. */
  form: string;
  says: string;
  /** What it comes to where facts are unknown or known only within bounds. */
  unknowns: string;
  /** For functions: how many arguments it takes at least and at most. */
  arguments?: readonly [least: number, most: number];
  examples: readonly Example[];
}

/**
 * Every extension of the language, in one place: the reader takes the names and numbers of arguments from here, the
 * page docs/cel.md is made from it, and each example is run by the tests.
 */
export const extensions: readonly Extension[] = [
  {
    name: 'max', form: 'max(a, b, …)', arguments: [1, Infinity], says: 'The greatest of the numbers.',
    unknowns: 'The bounds of the greatest: it is at least the greatest lower bound and at most the greatest upper bound.',
    examples: [
      { expression: 'max(size, speed, 3)', facts: { size: 2, speed: 8 }, answer: 8 },
      { expression: 'max(size, speed)', facts: { size: { min: 2, max: 4 }, speed: 3 }, answer: { min: 3, max: 4 } },
      { expression: 'max(size, speed) >= 8', facts: { speed: 8 }, answer: true },
      { expression: 'max(size, speed) >= 16', facts: { speed: 8 }, answer: 'unknown' },
    ],
  },
  {
    name: 'min', form: 'min(a, b, …)', arguments: [1, Infinity], says: 'The least of the numbers.',
    unknowns: 'The bounds of the least, likewise.',
    examples: [
      { expression: 'min(size, speed)', facts: { size: 2, speed: 8 }, answer: 2 },
      { expression: 'min(size, speed) < 4', facts: { size: 2 }, answer: true },
      { expression: 'min(size, speed)', facts: { size: { min: 2, max: 4 }, speed: 3 }, answer: { min: 2, max: 3 } },
    ],
  },
  {
    name: 'sum', form: 'sum(a, b, …)', arguments: [1, Infinity], says: 'The numbers added up; the same as `a + b + …`.',
    unknowns: 'Lower bounds add up to the lower bound, upper bounds to the upper. One number without a bound leaves the sum without it.',
    examples: [
      { expression: 'sum(size, speed, 1)', facts: { size: 2, speed: 8 }, answer: 11 },
      { expression: 'sum(size, speed)', facts: { size: { min: 2 }, speed: 8 }, answer: { min: 10 } },
      { expression: 'sum(size, speed) > 8', facts: { size: { min: 2 }, speed: 8 }, answer: true },
    ],
  },
  {
    name: 'date', form: 'date("2031-02-03")', arguments: [1, 1], says: 'A calendar day, written out; days compare in their order.',
    unknowns: 'Always known. A day that does not exist is refused when the law is read.',
    examples: [
      { expression: 'day < date("2031-02-03")', facts: { day: '2031-02-02' }, answer: true },
      { expression: 'day < date("2031-02-03")', facts: {}, answer: 'unknown' },
    ],
  },
  {
    name: 'values', form: 'values["name"]', says: 'The figure that a dated table gives for the date of the question.',
    unknowns: 'A figure that the table does not have on that date decides nothing: what compares with it stays unknown.',
    examples: [
      { expression: 'size >= values["limit"]', facts: { size: 2 }, answer: true },
      { expression: 'size >= values["later"]', facts: { size: 2 }, answer: 'unknown' },
    ],
  },
  {
    name: 'sets', form: 'x in table["name"]', says: 'Membership in a dated set of a table, on the date of the question.',
    unknowns: 'Unknown while the text is; the engine then tells members and others apart and asks only where that matters.',
    examples: [
      { expression: 'colour in colours["warm"]', facts: { colour: 'red' }, answer: true },
      { expression: 'colour in colours["warm"]', facts: { colour: 'green' }, answer: false },
      { expression: 'colour in colours["warm"]', facts: {}, answer: 'unknown' },
      { expression: 'size in [1, 2]', facts: { size: { min: 3 } }, answer: false },
    ],
  },
  {
    name: 'folded', form: 'text.folded().startsWith("words ")',
    says: 'The words of a text in small letters, each followed by one space; what is neither letter nor digit parts words. Only before '
      + '`startsWith`: a beginning that ends with a space ends with a whole word.',
    unknowns: 'Unknown while the text is.',
    examples: [
      { expression: 'colour.folded().startsWith("red ")', facts: { colour: 'red' }, answer: true },
      { expression: 'colour.folded().startsWith("gre ")', facts: { colour: 'green' }, answer: false },
      { expression: 'colour.folded().startsWith("gre")', facts: {}, answer: 'unknown' },
    ],
  },
  {
    name: 'exists', form: 'collection.exists(x, …)', says: 'Whether the condition holds of some element of a declared collection.',
    unknowns: 'True once it holds of one. False only when it fails for every element and the collection is complete '
      + '(where the vocabulary has such a fact); otherwise unknown.',
    examples: [
      { expression: 'team.exists(p, p.listed)', facts: { 'buyer.listed': true }, answer: true },
      { expression: 'team.exists(p, p.listed)', facts: { 'buyer.listed': false, 'team.complete': true }, answer: false },
      { expression: 'team.exists(p, p.listed)', facts: { 'buyer.listed': false }, answer: 'unknown' },
      { expression: 'team.exists(p, p.listed)', facts: { 'buyer.listed': null, 'user.listed': true }, answer: true },
    ],
  },
  {
    name: 'all', form: 'collection.all(x, …)', says: 'Whether the condition holds of every element of a declared collection.',
    unknowns: 'False once it fails for one. True only when it holds of every element and the collection is complete; otherwise unknown.',
    examples: [
      { expression: 'team.all(p, p.listed)', facts: { 'buyer.listed': false }, answer: false },
      { expression: 'team.all(p, p.listed)', facts: { 'buyer.listed': true, 'team.complete': true }, answer: true },
      { expression: 'team.all(p, p.listed)', facts: { 'buyer.listed': true }, answer: 'unknown' },
    ],
  },
  {
    name: 'logic', form: '&&  ||  !  ? :',
    says: 'As in CEL, where an unknown stands in the place of CEL\'s error: it is absorbed when the rest decides.',
    unknowns: 'Kleene\'s logic. A choice between equal values is known although its condition is not.',
    examples: [
      { expression: 'fast || size > 1', facts: { size: 2 }, answer: true },
      { expression: 'fast && size > 1', facts: { size: 2 }, answer: 'unknown' },
      { expression: 'fast && size > 1', facts: { size: 1 }, answer: false },
      { expression: 'fast ? size : 2', facts: { size: 4 }, answer: { min: 2, max: 4 } },
    ],
  },
  {
    name: 'comparisons', form: '==  !=  <  <=  >  >=', says: 'As in CEL, of numbers, days and truths; texts only for equality.',
    unknowns: 'Bounds decide where they can: true or false when every possible value agrees.',
    examples: [
      { expression: 'size >= 2', facts: { size: { min: 2 } }, answer: true },
      { expression: 'size >= 2', facts: { size: { min: 1, max: 4 } }, answer: 'unknown' },
      { expression: 'size == 2', facts: { size: { min: 3 } }, answer: false },
    ],
  },
  {
    name: 'arithmetic', form: '+  -  *  /', says: 'Numbers are doubles, also where they are written without a point: 4 is 4.0.',
    unknowns: 'Interval arithmetic. A divisor that may be zero leaves the quotient open on the side to which it can run.',
    examples: [
      { expression: 'size * 2', facts: { size: { min: 1, max: 2 } }, answer: { min: 2, max: 4 } },
      { expression: 'size - speed', facts: { size: { min: 1, max: 2 }, speed: 1 }, answer: { min: 0, max: 1 } },
      { expression: 'size / speed', facts: { size: 4, speed: { min: 1, max: 2 } }, answer: { min: 2, max: 4 } },
      { expression: 'size / speed', facts: { size: 4, speed: { min: 0, max: 2 } }, answer: { min: 2 } },
      { expression: 'size / speed', facts: { size: 4, speed: 0 }, answer: 'unknown' },
    ],
  },
];

/** The functions that may be called, with the number of arguments they take. */
export const functions: ReadonlyMap<string, readonly [least: number, most: number]> = new Map(
  extensions.flatMap((extension) => (extension.arguments === undefined ? [] : [[extension.name, extension.arguments]])));
