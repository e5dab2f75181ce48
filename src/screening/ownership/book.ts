import { type Diagnostic, InputError } from '../../corpus/diagnostic.ts';
import type { StatedFact } from '../../engine/fact.ts';
import { OwnershipGraph } from './graph.ts';
import { formatShare, onePercent, percentOf, type Share, whole } from './share.ts';

/** Where a record stands in the file it was read from; lines and columns count from 1. */
export interface At {
  file: string;
  line: number;
  column: number;
}

/** A company, person or state in a graph of owners. */
export interface Entity {
  id: string;
  name?: string;
  /** What is stated of it, by the names of the vocabulary: `party.headquarters`, `entity.residence`. */
  facts: Record<string, StatedFact>;
  /** Whether every owner of it is on record. Left out: one that is not is taken not to count, and a no that it could turn says so. */
  complete?: boolean;
  /** Stands for owners of whom nothing is known but that they are there. */
  isUnknown?: true;
  /** An identifier from elsewhere, such as an LEI. */
  identifiers?: { scheme: string; value: string }[];
}

/** Something that holds from one day to another, both included. */
interface Lasting {
  owner: string;
  owned: string;
  from?: string;
  to?: string;
  at: At;
  note?: string;
}

export interface Stake extends Lasting {
  share: Share;
}

/** Power over a company without regard to shares: a board appointed, accounts consolidated, a contract. */
export interface Control extends Lasting {
  how?: string;
}

/** Who owns whom, over time. Everything is plain data. */
export interface OwnerBook {
  entities: Map<string, Entity>;
  stakes: Stake[];
  controls: Control[];
  /** What the file says and no answer uses, and why. */
  leftOut: { at: At; why: string }[];
}

export function emptyBook(): OwnerBook {
  return { entities: new Map(), stakes: [], controls: [], leftOut: [] };
}

/** The entity of an id, made where nobody spoke of it yet. */
export function entityOf(book: OwnerBook, id: string): Entity {
  let entity = book.entities.get(id);
  if (entity === undefined) book.entities.set(id, entity = { id, facts: {} });
  return entity;
}

/** Who owns whom on one day, by number. */
export interface Structure {
  day: string;
  entities: Entity[];
  numberOf: Map<string, number>;
  graph: OwnershipGraph;
  /** The records of the graph's stakes, by number; those of owners not on record have none. */
  stakes: (Stake | undefined)[];
  controls: Control[];
}

/** Rounded figures may add up to a little more than the whole. */
const rounding = onePercent / 10;

/**
 * The structure of a day. Where owners are said not to be all on record, somebody unknown holds the rest. Throws
 * {@link InputError} where two records of the day contradict each other.
 */
export function structureOn(book: OwnerBook, day: string): Structure {
  const holds = ({ from, to }: Lasting): boolean => (from === undefined || from <= day) && (to === undefined || day <= to);
  const stakes: (Stake | undefined)[] = book.stakes.filter(holds);
  const entities = [...book.entities.values()];
  const numberOf = new Map(entities.map(({ id }, index) => [id, index]));
  checkOnce(stakes as Stake[], day);
  const least = totals(stakes as Stake[], day);
  const rows = (stakes as Stake[]).map(({ owner, owned, share }) => ({ owner: numberOf.get(owner)!, owned: numberOf.get(owned)!, share }));
  for (const { id, complete } of [...entities]) {
    const rest = whole - (least.get(id) ?? 0);
    if (complete !== false || rest <= 0) continue;
    rows.push({ owner: entities.length, owned: numberOf.get(id)!, share: { low: 0, high: rest } });
    stakes.push(undefined);
    entities.push({ id: `${id} (owners not on record)`, name: `owners of ${id} not on record`, facts: {}, isUnknown: true });
  }
  const graph = new OwnershipGraph(entities.length, {
    owner: Uint32Array.from(rows, ({ owner }) => owner), owned: Uint32Array.from(rows, ({ owned }) => owned),
    low: Uint32Array.from(rows, ({ share }) => share.low), high: Uint32Array.from(rows, ({ share }) => share.high),
  }, Uint8Array.from(entities, ({ complete }) => Number(complete === true)));
  return { day, entities, numberOf, graph, stakes, controls: book.controls.filter(holds) };
}

function checkOnce(stakes: readonly Stake[], day: string): void {
  const seen = new Map<string, Stake>();
  const problems: Diagnostic[] = [];
  for (const stake of stakes) {
    const key = `${stake.owner}\0${stake.owned}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, stake);
    else {
      const told = `On ${day} ${stake.owner} is said to hold ${formatShare(stake.share)} of ${stake.owned} here`;
      const field = `${stake.owner} > ${stake.owned}`;
      problems.push({
        ...stake.at, field, message: `${told}, and ${formatShare(before.share)} in line ${before.at.line}.`,
        hint: 'Keep one, or say until when the earlier one held.',
      });
    }
  }
  if (problems.length > 0) throw new InputError(problems);
}

/** What the owners of each entity hold at least, together; never more than the whole. */
function totals(stakes: readonly Stake[], day: string): Map<string, number> {
  const sums = new Map<string, number>();
  const problems = new Map<string, Diagnostic>();
  for (const { owned, share, at } of stakes) {
    const sum = (sums.get(owned) ?? 0) + share.low;
    sums.set(owned, sum);
    if (sum <= whole + rounding) continue;
    problems.set(owned, {
      ...at, field: owned, message: `On ${day} the owners of ${owned} hold ${percentOf(sum)} percent together, more than the whole.`,
      hint: 'Correct a share, or say from when to when each held.',
    });
  }
  if (problems.size > 0) throw new InputError([...problems.values()]);
  return sums;
}
