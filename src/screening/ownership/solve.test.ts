import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { OwnershipGraph } from './graph.ts';
import { mattersTo } from './matters.ts';
import { membersIn, type World, worlds } from './reference.fuzz.ts';
import { onePercent, whole } from './share.ts';
import { solve } from './solve.ts';
import type { Seeds, Terms } from './terms.ts';

const half: Terms = { line: whole / 2, adds: 'together', passes: 'whole' };
const step = 10 * onePercent;

/** Owner, owned, and the share at the least and at the most in percent. */
type Row = readonly [number, number, number, number];

function graphOf(count: number, stakes: readonly Row[], complete: number[] = []): OwnershipGraph {
  const column = (index: 0 | 1 | 2 | 3, scale = 1): Uint32Array =>
    Uint32Array.from(stakes, (stake) => stake[index] * scale);
  const shares = { low: column(2, onePercent), high: column(3, onePercent) };
  return new OwnershipGraph(count, { owner: column(0), owned: column(1), ...shares },
    Uint8Array.from({ length: count }, (_, entity) => Number(complete.includes(entity))));
}

function seedsOf(count: number, sure: readonly number[], possible: readonly number[] = []): Seeds {
  const mark = (marked: readonly number[]): Uint8Array =>
    Uint8Array.from({ length: count }, (_, entity) => Number(marked.includes(entity)));
  return { sure: mark(sure), possible: mark([...sure, ...possible]) };
}

/** Small graphs with circles, open shares in tens and open seeds, in which no entity is held beyond the whole at the least. */
const cases = fc.record({
  count: fc.integer({ min: 2, max: 5 }),
  stakes: fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(8), fc.constantFrom(0, 0, 0, 1, 3, 5)), { minLength: 1, maxLength: 7 }),
  seeds: fc.array(fc.nat(4), { minLength: 1, maxLength: 2 }),
  possible: fc.array(fc.nat(4), { maxLength: 1 }),
}).map(({ count, stakes, seeds, possible }) => {
  const pairs = new Map<string, Row>();
  const lows = new Array<number>(count).fill(0);
  let open = 0;
  for (const [from, to, low, width] of stakes) {
    const [owner, owned] = [from % count, to % count];
    const least = Math.min(low * 10, 100 - lows[owned]!);
    if (owner === owned || pairs.has(`${owner} ${owned}`) || (width > 0 && ++open > 3)) continue;
    pairs.set(`${owner} ${owned}`, [owner, owned, least, Math.min(100, least + width * 10)]);
    lows[owned]! += least;
  }
  const within = (all: readonly number[]): number[] => all.map((one) => one % count);
  return { graph: graphOf(count, [...pairs.values()]), seeds: seedsOf(count, within(seeds), within(possible)) };
});

test('the solver says what every way of filling in the open shares says', () => {
  for (const adds of ['together', 'singly'] as const) {
    fc.assert(fc.property(cases, ({ graph, seeds }) => {
      const terms = { ...half, adds };
      const { sure, possible } = solve(graph, seeds, terms);
      const [always, ever] = [new Array<boolean>(graph.count).fill(true), new Array<boolean>(graph.count).fill(false)];
      for (const world of worlds(graph, seeds, step)) {
        membersIn(graph, world, terms).forEach((member, entity) => {
          always[entity] &&= member;
          ever[entity] ||= member;
        });
      }
      assert.deepEqual([...sure].map(Boolean), always);
      assert.deepEqual([...possible].map(Boolean), ever);
    }), { numRuns: 400, seed: 6 });
  }
});

test('what matters is exactly what can change the answer', () => {
  let doubtful = 0;
  fc.assert(fc.property(cases, ({ graph, seeds }) => {
    const solution = solve(graph, seeds, half);
    for (let target = 0; target < graph.count; target++) {
      if (solution.possible[target] === solution.sure[target]) continue;
      doubtful++;
      const found = mattersTo(graph, target, seeds, solution, half);
      assert.deepEqual(found, { ...relevant(graph, seeds, target), exact: true });
    }
  }), { numRuns: 400, seed: 7 });
  assert.ok(doubtful > 100, `only ${doubtful} doubtful answers were compared`);
});

/** By the definition: two worlds that differ in one thing only and in the answer. */
function relevant(graph: OwnershipGraph, seeds: Seeds, target: number): { stakes: number[]; entities: number[] } {
  const answers = new Map<string, Set<boolean>>();
  const note = (key: string, answer: boolean): void => {
    answers.set(key, (answers.get(key) ?? new Set()).add(answer));
  };
  for (const world of worlds(graph, seeds, step)) {
    const answer = membersIn(graph, world, half)[target]!;
    world.shares.forEach((_, stake) => note(`stake ${stake} ${but(world, { stake })}`, answer));
    world.seeds.forEach((_, entity) => note(`entity ${entity} ${but(world, { entity })}`, answer));
  }
  const found = { stakes: new Set<number>(), entities: new Set<number>() };
  for (const [key, both] of answers) {
    const [kind, number] = key.split(' ');
    if (both.size === 2) (kind === 'stake' ? found.stakes : found.entities).add(Number(number));
  }
  return { stakes: [...found.stakes].sort((a, b) => a - b), entities: [...found.entities].sort((a, b) => a - b) };
}

function but({ shares, seeds }: World, { stake, entity }: { stake?: number; entity?: number }): string {
  const [others, owners] = [[...shares], [...seeds].map(Number)];
  if (stake !== undefined) others[stake] = -1;
  if (entity !== undefined) owners[entity] = -1;
  return JSON.stringify([others, owners]);
}

test('where every owner is on record, what the others cannot hold is taken to be held', () => {
  // 1 holds 60 to 100 of 2, 0 the rest: 0 has at most 40. Then 1 holds at most 40, and 0 at least 60.
  const [few, many] = [[60, 100], [0, 40]].map(([low, high]) => graphOf(3, [[0, 2, 0, 100], [1, 2, low!, high!]], [2]));
  assert.deepEqual([...solve(few!, seedsOf(3, [0]), half).possible], [1, 0, 0]);
  assert.deepEqual([...solve(many!, seedsOf(3, [0]), half).sure], [1, 0, 1]);
});

test('multiplied, half of a half is a quarter, and circles come to rest', () => {
  const chain = graphOf(3, [[0, 1, 50, 50], [1, 2, 50, 50]]);
  const found = solve(chain, seedsOf(3, [0]), { ...half, passes: 'multiplied' });
  assert.deepEqual([...found.sure], [1, 1, 0]);
  assert.equal(found.least(2), 25 * onePercent);
  const circle = graphOf(3, [[0, 1, 30, 30], [2, 1, 50, 50], [1, 2, 80, 80]]);
  assert.equal(Math.round(solve(circle, seedsOf(3, [0]), { ...half, passes: 'multiplied' }).least(1)), 50 * onePercent);
});
