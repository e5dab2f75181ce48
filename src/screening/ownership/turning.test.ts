import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { openWorkbench } from '../../cli/workbench.ts';
import { emptyBook, entityOf, type OwnerBook } from './book.ts';
import { plainAnswer, restsOf } from './plain.ts';
import { type OwnersReport, reportOn } from './report.ts';
import { onePercent, shareOf, whole } from './share.ts';
import { turningOf } from './turning.ts';

const bench = openWorkbench();
const question = { on: '2026-11-24', view: 'enforced' } as const;

/** Owner, owned, percent (null: unknown). */
type Row = readonly [string, string, number | null];

/** A book in which `S` is blocked; `complete` says of whom all owners are on record, or that they are not. */
function bookOf(rows: readonly Row[], complete: Readonly<Record<string, boolean>> = {}): OwnerBook {
  const book = emptyBook();
  const at = { file: 'book', line: 1, column: 1 };
  entityOf(book, 'T');
  for (const [owner, owned, percent] of rows) {
    for (const id of [owner, owned]) entityOf(book, id);
    book.stakes.push({ owner, owned, share: shareOf(percent), at });
  }
  for (const [id, isComplete] of Object.entries(complete)) entityOf(book, id).complete = isComplete;
  entityOf(book, 'S').facts['party.speciallyDesignated'] = { value: true, origin: { kind: 'stated' } };
  return book;
}

function reportFor(book: OwnerBook): OwnersReport {
  return reportOn(bench.engine, book, 'T', question, { assumeOrdinary: true, rules: ['fifty-percent'] })!;
}

/** The companies and stakes that a no rests on, or undefined where it is none. */
function namedIn(book: OwnerBook): { owners: string[]; stakes: string[]; exact: boolean } | undefined {
  const { answers: [answer], party } = reportFor(book);
  if (answer!.holds !== false) return undefined;
  const { owners, stakes, exact } = turningOf(answer!.verdict, party);
  return {
    exact, owners: owners.map(({ entity }) => entity.id).sort(),
    stakes: stakes.map(({ owner, entity }) => `${owner.id} > ${entity.id}`).sort(),
  };
}

test('a no names the companies whose owners nobody recorded, and not the one that counts already', () => {
  const rows: Row[] = [['S', 'M', 50], ['M', 'T', 25], ['U', 'T', 25], ['V', 'T', 50]];
  const book = bookOf(rows, { T: true });
  assert.deepEqual(namedIn(book), { owners: ['U', 'V'], stakes: [], exact: true });
  assert.deepEqual(restsOf(reportFor(book).answers[0]!), [
    'Nobody on record owns U; whoever does is taken not to count.', 'Nobody on record owns V; whoever does is taken not to count.',
  ]);
  assert.equal(reportFor(bookOf([...rows, ['S', 'U', 50]], { T: true })).answers[0]!.holds, true);
});

test('a no names the rest of a company only where it is large enough, and a stake of unknown size', () => {
  assert.deepEqual(namedIn(bookOf([['S', 'T', 20], ['U', 'T', 51]], { U: true })), { owners: [], stakes: [], exact: true });
  assert.deepEqual(namedIn(bookOf([['S', 'T', 20], ['U', 'T', 50]], { U: true })), { owners: ['T'], stakes: [], exact: true });
  assert.deepEqual(namedIn(bookOf([['S', 'T', 20], ['U', 'T', null]], { T: true })), { owners: ['U'], stakes: ['U > T'], exact: false });
});

test('where owners are said to be missing the answer waits for who they are', () => {
  const { answers: [answer] } = reportFor(bookOf([['S', 'T', 25]], { T: false }));
  assert.equal(answer!.holds, null);
  const { hangsOn } = plainAnswer(answer!, answer!.verdict.structure);
  assert.deepEqual(hangsOn.map(({ kind, entity }) => [kind, entity]), [['stake', 'T'], ['owner', 'T (owners not on record)']]);
});

const names = ['S', 'T', 'A', 'B'] as const;
/** Small books with circles: shares in tens, one of them perhaps unknown; of some companies every owner is on record. */
const books = fc.record({
  rows: fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom('T', 'A', 'B'), fc.integer({ min: 1, max: 9 })), { maxLength: 6 }),
  unknown: fc.boolean(),
  complete: fc.subarray(['T', 'A', 'B']),
}).map(({ rows, unknown, complete }) => {
  const shares = new Map<string, Row>();
  const sums: Record<string, number> = {};
  for (const [owner, owned, tens] of rows) {
    const percent = Math.min(tens * 10, 100 - (sums[owned] ?? 0));
    if (owner === owned || percent === 0 || shares.has(`${owner} > ${owned}`)) continue;
    const isUnknown = unknown && shares.size === 0 && !complete.includes(owned as 'T');
    shares.set(`${owner} > ${owned}`, [owner, owned, isUnknown ? null : percent]);
    if (!isUnknown) sums[owned] = (sums[owned] ?? 0) + percent;
  }
  return { rows: [...shares.values()], complete: complete as string[] };
});

test('what a no names is exactly what can turn it: every way of adding owners was tried', () => {
  let [refusals, named] = [0, 0];
  fc.assert(fc.property(books, ({ rows, complete }) => {
    const found = namedIn(bookOf(rows, Object.fromEntries(complete.map((id) => [id, true]))));
    if (found === undefined) return;
    refusals++;
    named += found.owners.length + found.stakes.length;
    assert.deepEqual(found, { ...turningBy(rows, complete), exact: true });
  }), { numRuns: 300, seed: 8 });
  assert.ok(refusals > 100 && named > 150, `only ${refusals} answers with ${named} names were compared`);
});

/** By the definition: two worlds alike but for one thing, in one of which T is blocked. */
function turningBy(rows: readonly Row[], complete: readonly string[]): { owners: string[]; stakes: string[] } {
  // S counts, whoever owns it.
  const silent = names.filter((id) => id !== 'S' && !complete.includes(id));
  const things = [...rows.flatMap(([owner, owned, percent]) => (percent === null ? [`${owner} > ${owned}`] : [])), ...silent];
  const answers = new Map<string, Set<boolean>>();
  for (const world of worldsOf(rows, things)) {
    const isBlocked = blockedIn(rows, world).has('T');
    for (const thing of things) {
      const key = `${thing}|${things.map((one) => (one === thing ? '' : world[one])).join()}`;
      answers.set(key, (answers.get(key) ?? new Set()).add(isBlocked));
    }
  }
  const both = things.filter((thing) => [...answers].some(([key, { size }]) => size === 2 && key.startsWith(`${thing}|`))).sort();
  return { owners: both.filter((thing) => !thing.includes('>')), stakes: both.filter((thing) => thing.includes('>')) };
}

/** What each thing may be, in percent: an unknown share, or what unrecorded owners that count hold of a company. */
function* worldsOf(rows: readonly Row[], things: readonly string[], world: Record<string, number> = {}): Generator<Record<string, number>> {
  const [thing, ...rest] = things;
  if (thing === undefined) return yield world;
  const company = thing.split(' > ').at(-1)!;
  const taken = rows.reduce((sum, [owner, owned, percent]) =>
    sum + (owned === company ? percent ?? world[`${owner} > ${owned}`] ?? 0 : 0), 0);
  for (let percent = 0; percent <= 100 - taken; percent += 10) yield* worldsOf(rows, rest, { ...world, [thing]: percent });
}

/** Who is blocked in a world, by the plainest reading of the rule. */
function blockedIn(rows: readonly Row[], world: Readonly<Record<string, number>>): Set<string> {
  const blocked = new Set(['S']);
  for (let before = 0; before < blocked.size;) {
    before = blocked.size;
    for (const company of names) {
      const held = rows.filter(([owner, owned]) => owned === company && blocked.has(owner))
        .reduce((sum, [owner, owned, percent]) => sum + (percent ?? world[`${owner} > ${owned}`]!), world[company] ?? 0);
      if (held * onePercent >= whole / 2) blocked.add(company);
    }
  }
  return blocked;
}
