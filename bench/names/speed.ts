import type { ListEntry } from '../../src/screening/entry.ts';
import { partyNamed } from '../../src/screening/entry.ts';
import { explain } from '../../src/screening/names/explain.ts';
import { Screener } from '../../src/screening/names/screener.ts';
import { randomFrom } from '../random.ts';
import { figure, table } from '../table.ts';
import type { Matcher } from './matchers.ts';

/** What a run of many names came to. */
interface Speed {
  namesASecond: number;
  p50Milliseconds: number;
  p99Milliseconds: number;
}

/** How often all names are gone through: another program that wants the processor for a moment is not to be measured. */
const passes = 3;

/** Names a second on one core, by class of name, with every match explained; and the peers on a few of the same names. */
export async function measureSpeed(
  entries: readonly ListEntry[], strangers: readonly string[], peers: readonly Matcher[],
): Promise<{ text: string; namesASecond: number; p99Milliseconds: number }> {
  const first = new Screener(entries);
  const listed = distorted(entries, 2000);
  const mixed = strangers.slice(0, 2000);
  // One pass of other names first: what is measured is a program that has been running for a while.
  distorted(entries, 1500, 2).forEach((name) => screenAndExplain(first, name));
  const own = async (names: readonly string[]): Promise<Speed> => timed(names, passes, () => {
    // A matcher of its own for every pass, so that nothing is remembered of the one before.
    const screener = new Screener(entries, first.index);
    return (name) => screenAndExplain(screener, name);
  });
  const [ofListed, ofStrangers] = [await own(listed), await own(mixed)];
  const namesASecond = 2 / (1 / ofListed.namesASecond + 1 / ofStrangers.namesASecond);
  const rows = [
    [...speedLine(`Portolan, ${listed.length} distorted names of the list`, ofListed), ''],
    [...speedLine(`Portolan, ${mixed.length} made-up people`, ofStrangers), ''],
  ];
  for (const peer of peers) {
    const asked = listed.slice(0, Math.min(20, peer.queries));
    const speed = await timed(asked, 1, () => (name) => peer.rank(name), peer.milliseconds);
    rows.push([...speedLine(peer.title, speed), `${figure(namesASecond / speed.namesASecond)} times`]);
  }
  return {
    text: table(['with explanations', 'names a second', 'median ms', 'p99 ms', 'Portolan is faster'], rows, [1, 2, 3, 4]),
    namesASecond, p99Milliseconds: Math.max(ofListed.p99Milliseconds, ofStrangers.p99Milliseconds),
  };
}

function screenAndExplain(screener: Screener, name: string): void {
  for (const { names } of screener.screen(partyNamed(name))) {
    for (const result of names) explain(result.subjectName, result.listedName, result);
  }
}

function speedLine(title: string, { namesASecond, p50Milliseconds, p99Milliseconds }: Speed): string[] {
  return [title, figure(namesASecond), figure(p50Milliseconds), figure(p99Milliseconds)];
}

/**
 * The throughput by the time of the processor, so that other programs do not count, in the best pass; single names by the clock
 * on the wall, each in the best of its passes.
 */
async function timed(
  names: readonly string[], count: number, begin: () => (name: string) => unknown, processor = processorMilliseconds,
): Promise<Speed> {
  const each = new Array<number>(names.length).fill(Infinity);
  let least = Infinity;
  for (let pass = 0; pass < count; pass++) {
    const run = begin();
    const begun = processor();
    for (const [at, name] of names.entries()) {
      const started = performance.now();
      const pending = run(name);
      if (pending instanceof Promise) await pending;
      each[at] = Math.min(each[at]!, performance.now() - started);
    }
    least = Math.min(least, processor() - begun);
  }
  each.sort((left, right) => left - right);
  return {
    namesASecond: names.length / least * 1000, p50Milliseconds: each[Math.floor(each.length / 2)]!,
    p99Milliseconds: each[Math.floor(each.length * 0.99)]!,
  };
}

function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Names of the list with one slip, one word less, two words exchanged, or a space more or less. */
export function distorted(entries: readonly ListEntry[], count: number, seed = 1): string[] {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  return Array.from({ length: count }, () => {
    const { name, aliases } = entries[below(entries.length)]!;
    const written = [name, ...aliases.map((alias) => alias.name)][below(aliases.length + 1)]!;
    const at = 1 + below(Math.max(1, written.length - 2));
    const words = written.split(' ');
    const ways = [
      written.slice(0, at) + written.slice(at + 1),
      written.slice(0, at) + (written[at + 1] ?? '') + (written[at] ?? '') + written.slice(at + 2),
      words.slice(0, -1).join(' ') || written, words.toReversed().join(' '), written.replace(' ', ''),
      `${written.slice(0, at)} ${written.slice(at)}`,
    ];
    return ways[below(ways.length)]!;
  });
}
