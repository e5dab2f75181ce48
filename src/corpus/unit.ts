import { nearestName } from './diagnostic.ts';
import type { TableName, Tables } from './table.ts';

/** The unit of a number: written by a person, or worked out by a product or quotient. No unit fits any. */
export interface Measure {
  unit?: string;
  computed?: boolean;
}

/** Powers of units that stand for themselves: TPP/mm2 is TPP¹ mm2⁻¹. */
type Dimension = ReadonlyMap<string, number>;

const depthMost = 8;

/**
 * The units of a corpus. The table `units` says what each stands for: `of: TOPS` (another unit, or a compound of
 * several), `of: "1"` (a number of things, a share), or nothing (itself). Without the table every unit is itself.
 */
export class Units {
  private readonly declared: Readonly<Record<string, TableName>> | undefined;

  constructor({ tables }: Pick<Tables, 'tables'>) {
    this.declared = tables.units?.names;
  }

  /** What is wrong with a unit as written: an undeclared part, and the declared one nearest to it. */
  fault(unit: string): { message: string; hint: string } | undefined {
    const { declared } = this;
    const stray = declared === undefined ? undefined : factorsOf(unit).find(({ name }) => !Object.hasOwn(declared, name))?.name;
    if (declared === undefined || stray === undefined) return undefined;
    const near = nearestName(stray, Object.keys(declared));
    return {
      message: `There is no unit '${stray}'.`,
      hint: near === undefined ? 'Declare it in law/tables/units.yaml.'
        : `Did you mean '${near}'? Units are declared in law/tables/units.yaml.`,
    };
  }

  /** Whether a number in one unit can stand for a number in the other. Two written units must be the same. */
  fit(left: Measure, right: Measure): boolean {
    if (left.unit === undefined || right.unit === undefined || left.unit === right.unit) return true;
    if (left.computed !== true && right.computed !== true) return false;
    return textOf(this.dimension(left.unit)) === textOf(this.dimension(right.unit));
  }

  /** The unit of a product of units, each with the power in which it enters. */
  product(factors: readonly { unit: string; power: 1 | -1 }[]): Measure {
    const total = new Map<string, number>();
    for (const { unit, power } of factors) add(total, this.dimension(unit), power);
    return { unit: textOf(total), computed: true };
  }

  private dimension(unit: string, depth = 0): Dimension {
    const total = new Map<string, number>();
    for (const { name, power } of factorsOf(unit)) {
      const of = depth < depthMost ? this.declared?.[name]?.of : undefined;
      add(total, of === undefined ? new Map([[name, 1]]) : this.dimension(of, depth + 1), power);
    }
    return total;
  }
}

/** `TPP/mm2` and `GB/s/mm2`: what follows a stroke divides; a raised dot multiplies; 1 is no unit. */
function factorsOf(unit: string): { name: string; power: number }[] {
  return unit.split('/').flatMap((part, index) => part.split('·').map((name) => ({ name: name.trim(), power: index === 0 ? 1 : -1 })))
    .filter(({ name }) => name !== '1');
}

function add(total: Map<string, number>, dimension: Dimension, power: number): void {
  for (const [name, own] of dimension) {
    const sum = (total.get(name) ?? 0) + own * power;
    if (sum === 0) total.delete(name);
    else total.set(name, sum);
  }
}

function textOf(dimension: Dimension): string {
  const sorted = [...dimension].sort(([left], [right]) => (left < right ? -1 : 1));
  const side = (sign: 1 | -1): string[] =>
    sorted.flatMap(([name, power]) => Array.from({ length: Math.max(power * sign, 0) }, () => name));
  return [side(1).join('·') || '1', ...side(-1)].join('/');
}
