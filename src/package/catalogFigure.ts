import { type Grade, grades } from '../corpus/grade.ts';
import type { Path, Source, Tree } from '../corpus/source.ts';
import type { FactValue, Interval, Origin, StatedFact } from '../engine/fact.ts';
import { type FactShape, suggestion } from './reading.ts';
import type { StatedFacts } from './statements.ts';

/** What figures of one entry are read with. */
export interface FigureContext {
  source: Source;
  /** The id of the entry. */
  entry: string;
  sourceGrades: ReadonlyMap<string, Grade>;
  facts: ReadonlyMap<string, FactShape>;
  countries: Readonly<Record<string, string>>;
}

/** What says on what a figure rests. */
export const basisFields = ['source', 'grade', 'uncertain', 'note'];

const intervalFields = ['min', 'max', 'minExclusive', 'maxExclusive'];

/** The most that can be meant in each unit; beyond it a digit too many or the wrong unit was typed. */
const mostPlausible: Readonly<Record<string, number>> = {
  TOPS: 10 ** 7, TPP: 10 ** 8, mm2: 10 ** 5, nm: 1000, 'GB/s': 10 ** 6, 'billion transistors': 10 ** 5, W: 10 ** 6,
  operations: 10 ** 30, parameters: 10 ** 15, tokens: 10 ** 18, circuits: 10 ** 5,
};

/**
 * One figure: `{value, source}`, or `{min, max, source}` for what is known only within bounds. The grade is that of the
 * source unless the figure has its own.
 */
export function readFigure(
  context: FigureContext, value: unknown, path: Path, shape: Pick<FactShape, 'type'> & Partial<FactShape>,
): StatedFact | undefined {
  const { source } = context;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return source.problem(path, 'Every figure needs its source.', 'Write {value: …, source: …}.');
  }
  const tree = source.map(value, path, ['value', ...intervalFields, ...basisFields]);
  if (tree === undefined) return undefined;
  const found = tree.value === undefined ? readInterval(context, tree, path, shape)
    : checkValue(context, tree.value, [...path, 'value'], shape);
  return found === undefined ? undefined : { value: found, origin: readOrigin(context, tree, path) };
}

function checkValue(
  context: FigureContext, value: unknown, path: Path, shape: Pick<FactShape, 'type'> & Partial<FactShape>,
): FactValue | undefined {
  const { source, countries } = context;
  if (shape.type === 'number') return checkNumber(context, value, path, shape.unit);
  if (shape.type === 'boolean') {
    return typeof value === 'boolean' ? value : source.problem(path, "'true' or 'false' is needed here.");
  }
  if (typeof value !== 'string') return source.problem(path, 'A text is needed here.', 'Put it in quotes.');
  if (shape.type === 'country' && countries[value] === undefined) {
    return source.problem(path, `There is no country '${value}'.`, 'Use the two-letter code.');
  }
  if (shape.values === undefined || shape.open === true || shape.values.includes(value)) return value;
  return source.problem(path, `'${value}' is not one of ${shape.values.join(', ')}.`, suggestion(value, shape.values));
}

function checkNumber({ source }: FigureContext, value: unknown, path: Path, unit?: string): number | undefined {
  const inUnit = unit === undefined ? '' : ` in ${unit}`;
  if (typeof value !== 'number') {
    const digits = /^[\d.]+/.exec(String(value).replaceAll(',', ''))?.[0];
    return source.problem(path, `A bare number${inUnit} is needed here, not '${String(value)}'.`,
      digits === undefined ? 'Leave out what is not known.' : `Write ${digits} if that is its unit.`);
  }
  if (value >= 0 && value <= (mostPlausible[unit ?? ''] ?? Infinity)) return value;
  return source.problem(path, `${value}${inUnit} cannot be right.`, 'Look at the digits and the unit.');
}

function readInterval(
  context: FigureContext, tree: Tree, path: Path, { type, unit }: Pick<FactShape, 'type'> & Partial<FactShape>,
): Interval | undefined {
  const { source } = context;
  if (type !== 'number' || (tree.min === undefined && tree.max === undefined)) {
    return source.problem(path, type === 'number' ? "'value', 'min' or 'max' is missing." : "'value' is missing.");
  }
  const found: Interval = {};
  for (const bound of ['min', 'max'] as const) {
    if (tree[bound] === undefined) continue;
    const number = checkNumber(context, tree[bound], [...path, bound], unit);
    if (number === undefined) return undefined;
    found[bound] = number;
    if (tree[`${bound}Exclusive`] === true) found[`${bound}Exclusive`] = true;
  }
  if (found.min === undefined || found.max === undefined || found.min < found.max) return found;
  return source.problem([...path, 'max'], `The least, ${found.min}, is not below the most, ${found.max}.`);
}

/** Where a figure comes from and how far that carries. */
export function readOrigin({ source, entry, sourceGrades }: FigureContext, tree: Tree, path: Path): Origin {
  const id = source.text(tree, path, 'source', 'required') ?? '';
  if (id !== '' && !sourceGrades.has(id)) {
    source.problem([...path, 'source'], `There is no source '${id}' in sources.yaml.`,
      suggestion(id, [...sourceGrades.keys()]) ?? 'Add it there, with its title and grade.');
  }
  const { uncertain } = tree;
  if (uncertain !== undefined && typeof uncertain !== 'boolean') {
    source.problem([...path, 'uncertain'], "'true' or 'false' is needed here.");
  }
  const grade = source.oneOf(tree, path, 'grade', grades) ?? sourceGrades.get(id) ?? 'not-found';
  const note = [uncertain === true ? 'Uncertain.' : undefined, source.text(tree, path, 'note')]
    .filter((part) => part !== undefined).join(' ');
  return { kind: 'catalog', entry, source: id, grade, ...(note === '' ? {} : { note }) };
}

/** Dense rates by bit length. Of several formats of one length the fastest counts. */
export function readRates(context: FigureContext, tree: Tree, path: Path): StatedFacts {
  const { source } = context;
  const found: StatedFacts = {};
  source.list(tree, path, 'denseRates').forEach((value, index) => {
    const at: Path = [...path, 'denseRates', index];
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    const format = (value as Tree | null)?.format;
    if (keys.some((key) => /spars/i.test(key)) || /spars/i.test(String(format))) {
      source.problem(at, 'Rates that count sparsity are refused.',
        'Enter the dense rate; where none is public, enter none.');
      return;
    }
    const rate = source.map(value, at, ['format', 'bits', 'teraOperationsPerSecond', ...basisFields]);
    if (rate === undefined) return;
    source.text(rate, at, 'format', 'required');
    const fact = readRate(context, rate, at);
    if (fact !== undefined) found[fact.name] = faster(found[fact.name], fact);
  });
  return found;
}

function readRate(context: FigureContext, rate: Tree, path: Path): (StatedFact & { name: string }) | undefined {
  const { source, facts } = context;
  const name = `item.denseTeraOperations${String(rate.bits)}Bit`;
  const shape = facts.get(name);
  if (shape === undefined) {
    return source.problem([...path, 'bits'], `The law counts no rate of ${String(rate.bits)} bits.`,
      'Mention it in a note if it never governs; otherwise the vocabulary needs it.');
  }
  const at: Path = [...path, 'teraOperationsPerSecond'];
  const { teraOperationsPerSecond: rates } = rate;
  const value = typeof rates === 'object' && rates !== null
    ? readInterval(context, source.map(rates, at, intervalFields) ?? {}, at, shape)
    : checkNumber(context, rates, at, shape.unit);
  return value === undefined ? undefined : { name, value, origin: readOrigin(context, rate, path) };
}

function faster(one: StatedFact | undefined, { value, origin }: StatedFact): StatedFact {
  return one !== undefined && leastOf(one.value) >= leastOf(value) ? one : { value, origin };
}

function leastOf(value: FactValue): number {
  return typeof value === 'number' ? value : (value as Interval).min ?? 0;
}
