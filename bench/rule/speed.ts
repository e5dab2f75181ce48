import assert from 'node:assert/strict';
import { outcomesOf } from '../../src/engine/columns.ts';
import { figure, type Section, table, verdict } from '../table.ts';
import { bestOfFive, type Contestant } from '../timing.ts';
import { completeFacts, type Facts } from './facts.ts';
import type { Peer } from './peer.ts';
import { versionOf } from './peers.ts';
import { columnsOf, handOverColumns, openRule } from './portolan.ts';

type Rows = readonly Required<Facts>[];
const [count, seed] = [1000, 20_261_123];
const own = {
  columns: 'Portolan, facts in columns', objects: 'Portolan, objects in', proof: 'Portolan, objects in, with proof',
  alone: 'Portolan, each decided alone, in full', hand: 'hand-written over columns',
};

/** How fast each engine answers the rule on the same thousand sets of facts, once all agree on all of them. */
export async function measureRule(peers: readonly Peer[], absent: readonly string[], on: string): Promise<Section> {
  const rows = completeFacts(count, seed);
  const [floor] = peers as [Peer, ...Peer[]];
  const expected = rows.map((row) => floor.decide(row) as boolean);
  for (const peer of peers) assert.deepEqual(await answers(peer, rows), expected, peer.name);
  const contestants = [...peers.map((peer) => contestantOf(peer, rows)), ...ownContestants(rows, expected, on)];
  const best = await bestOfFive(contestants);
  return { title: 'One rule of four clauses', text: [explanation(rows, expected), report(peers, best), targets(peers, floor, best),
    ...(absent.length === 0 ? [] : [`Not installed, and so not measured: ${absent.join(', ')}.`])].join('\n\n') };
}

async function answers(peer: Peer, rows: Rows): Promise<boolean[]> {
  const found: boolean[] = [];
  for (const row of rows) found.push(await peer.decide(row));
  return found;
}

function contestantOf(peer: Peer, rows: Rows): Contestant {
  // Slow engines answer a part of the facts in a run, so that a round stays short.
  const some = peer.waits || ['publicodes', 'feelin', 'cedar-wasm, stateful'].includes(peer.name) ? rows.slice(0, 200) : rows;
  const tally = (): number => some.reduce((sum, row) => sum + Number(peer.decide(row)), 0);
  const wait = async (): Promise<number> => {
    let sum = 0;
    for (const row of some) sum += Number(await peer.decide(row));
    return sum;
  };
  return { name: peer.name, count: some.length, waits: peer.waits === true, run: peer.waits ? wait : tally };
}

function ownContestants(rows: Rows, expected: readonly boolean[], on: string): Contestant[] {
  const { engine, question, cells } = openRule(on);
  const columns = columnsOf(rows);
  const some = rows.slice(0, 100);
  const needed = (outcome: string): boolean => outcome === 'licence-required';
  assert.deepEqual(outcomesOf(cells, columns).map(needed), expected);
  assert.deepEqual(handOverColumns(columns), expected);
  assert.deepEqual(rows.map((row) => needed(cells.outcome(row))), expected);
  assert.deepEqual(rows.map((row) => needed(engine.decide(row, question).outcome)), expected);
  assert.deepEqual(rows.map((row) => cells.prove(row).proofs[0]!.truth === 'true'), expected);
  return [
    { name: own.hand, count, run: () => handOverColumns(columns) },
    { name: own.columns, count, run: () => outcomesOf(cells, columns) },
    { name: own.objects, count, run: () => rows.reduce((sum, row) => sum + Number(needed(cells.outcome(row))), 0) },
    { name: own.proof, count, run: () => rows.reduce((sum, row) => sum + cells.prove(row).proofs.length, 0) },
    { name: own.alone, count: some.length, run: () => some.reduce((sum, row) => sum + engine.decide(row, question).grounds.length, 0) },
  ];
}

function explanation(rows: Rows, expected: readonly boolean[]): string {
  return 'A licence is needed where performance is at least 4,800, or at least 2,400 with a density of at least 1.6, and the\n'
    + 'destination or the headquarters lies in a group of nine countries\n'
    + '([the page of law](../bench/rule/law/sample/licence/2025-01-01.md)).\n'
    + `${figure(rows.length)} sets of facts from a seed; a licence is needed in ${expected.filter(Boolean).length}.\n`
    + 'All gave the same answers before they were timed.\n'
    + 'Best of five interleaved rounds, one thread: processor time, or time on the wall for the asynchronous. Peers take objects;\n'
    + 'Portolan is measured on objects and on columns. It keeps the decision of every combination of thresholds met before\n'
    + '(`src/engine/cells.ts`), and is warm here; *alone* keeps nothing.';
}

function report(peers: readonly Peer[], best: ReadonlyMap<string, number>): string {
  const floor = best.get(peers[0]!.name)!;
  const fastest = fastestPeer(peers, best);
  const rows = [...best].sort(([, left], [, right]) => left - right).map(([name, nanoseconds]) => {
    const peer = peers.find((candidate) => candidate.name === name);
    const title = peer?.package === undefined ? name : `${name} ${versionOf(peer.package)}${peer.waits ? ' (asynchronous)' : ''}`;
    return [title, figure(nanoseconds), figure(1e9 / nanoseconds), figure(nanoseconds / floor),
      fastest === undefined ? '–' : figure(fastest / nanoseconds)];
  });
  const head = ['engine', 'ns a decision', 'decisions a second', 'times the hand-written', 'times as fast as the fastest peer'];
  return table(head, rows, [1, 2, 3, 4]);
}

function fastestPeer(peers: readonly Peer[], best: ReadonlyMap<string, number>): number | undefined {
  const general = peers.filter((peer) => peer.package !== undefined).map(({ name }) => best.get(name)!);
  return general.length === 0 ? undefined : Math.min(...general);
}

function targets(peers: readonly Peer[], floor: Peer, best: ReadonlyMap<string, number>): string {
  const [columns, objects, proof] = [best.get(own.columns)!, best.get(own.objects)!, best.get(own.proof)!];
  const hand = best.get(floor.name)!;
  const fastest = fastestPeer(peers, best);
  const against = (name: string, measured: number): string[][] => [
    ...(fastest === undefined ? []
      : [verdict(`${name}: faster than the fastest peer`, '5 times', figure(fastest / measured), fastest / measured >= 5)]),
    verdict(`${name}: slower than the hand-written`, 'at most 5 times', figure(measured / hand), measured / hand <= 5)];
  return table(['target', 'wanted', 'measured', ''], [
    ...against('without proof, columns', columns), ...against('without proof, objects', objects),
    verdict('with proof, objects', '1,000,000 a second', figure(1e9 / proof), proof <= 1000)], [1, 2]);
}
