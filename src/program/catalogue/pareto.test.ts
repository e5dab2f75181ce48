import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { openSolver, type Row } from './binary.ts';
import { frontOf, type Point, pointOf, undominated, type Weighed } from './pareto.ts';

/** Every set of choices that keeps the rows, looked at one by one. */
function bruteForce(rows: readonly Row[], weighed: Weighed): Point[] {
  const count = weighed.cost.length;
  const points = Array.from({ length: 2 ** count }, (_, set) => Array.from({ length: count }, (_, index) => (set >> index & 1) === 1))
    .filter((chosen) => rows.every(({ of, atLeast = -Infinity, atMost = Infinity }) => {
      const total = of.reduce((sum, one, index) => sum + (chosen[index] === true ? one : 0), 0);
      return total >= atLeast && total <= atMost;
    }));
  return undominated(points.map((chosen) => pointOf(chosen, weighed)));
}

const values = ({ points }: { points: readonly Point[] }): string[] =>
  points.map(({ cost, dependence, burden, deliveryDays }) => `${cost} ${dependence} ${burden} ${deliveryDays}`).sort();

const problem = fc.integer({ min: 2, max: 9 }).chain((count) => {
  const each = (most: number): fc.Arbitrary<number[]> => fc.array(fc.nat(most), { minLength: count, maxLength: count });
  return fc.record({
    layer: each(2), cost: each(900_000_000), part: each(100), burden: each(1), deliveryDays: each(5), provides: each(8), power: each(9),
    workload: fc.nat(16), powerMost: fc.integer({ min: 5, max: 60 }),
  });
});

it('finds the same best trade-offs as looking at every set of choices', async () => {
  const solve = await openSolver();
  let [compared, found] = [0, 0];
  fc.assert(fc.property(problem, ({ layer, cost, part, burden, deliveryDays, provides, power, workload, powerMost }) => {
    const rows: Row[] = [
      ...[0, 1, 2].map((one) => ({ of: layer.map((own) => (own === one ? 1 : 0)), atLeast: 1 })),
      { of: provides, atLeast: workload }, { of: power, atMost: powerMost },
    ];
    const weighed = { cost, burden, deliveryDays, dependence: cost.map((dollars, index) => Math.round(dollars * part[index]! / 100)) };
    const expected = bruteForce(rows, weighed);
    assert.deepEqual(values(frontOf(solve, rows, weighed)), values({ points: expected }));
    compared++;
    found += expected.length;
  }), { numRuns: 60, seed: 9 });
  assert.ok(compared === 60 && found > 30, `${found} points`);
});

it('says so where it had to stop early', async () => {
  const solve = await openSolver();
  const weighed = { cost: [1, 2], dependence: [2, 1], burden: [0, 0], deliveryDays: [1, 1] };
  const rows: Row[] = [{ of: [1, 1], atLeast: 1 }];
  assert.deepEqual(values(frontOf(solve, rows, weighed)), ['1 2 0 1', '2 1 0 1']);
  assert.equal(frontOf(solve, rows, weighed, 2).bounded, true);
  assert.deepEqual(frontOf(solve, [{ of: [1, 1], atLeast: 3 }], weighed), { points: [], bounded: false });
});
