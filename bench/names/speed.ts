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

/** Names a second on one core, by class of name, with every match explained; and the peers on a few of the same names. */
export function measureSpeed(
  entries: readonly ListEntry[], strangers: readonly string[], peers: readonly Matcher[],
): { text: string; namesASecond: number; p99Milliseconds: number } {
  const screener = new Screener(entries);
  const listed = distorted(entries, 2000);
  const mixed = strangers.slice(0, 2000);
  const screen = (name: string): number => {
    const matches = screener.screen(partyNamed(name));
    return matches.reduce((sum, { names }) =>
      sum + names.reduce((lines, result) => lines + explain(result.subjectName, result.listedName, result).length, 0), 0);
  };
  // One pass of other names first: what is measured is a program that has been running for a while.
  distorted(entries, 1500, 2).forEach(screen);
  const [ofListed, ofStrangers] = [timed(listed, screen), timed(mixed, screen)];
  const rows = [
    speedLine(`Portolan, ${listed.length} distorted names of the list`, ofListed),
    speedLine(`Portolan, ${mixed.length} made-up people`, ofStrangers),
    ...peers.map((peer) => speedLine(peer.title, timed(listed.slice(0, Math.min(20, peer.queries)), (name) => peer.rank(name)))),
  ];
  return {
    text: table(['with explanations', 'names a second', 'median ms', 'p99 ms'], rows, [1, 2, 3]),
    namesASecond: 2 / (1 / ofListed.namesASecond + 1 / ofStrangers.namesASecond),
    p99Milliseconds: Math.max(ofListed.p99Milliseconds, ofStrangers.p99Milliseconds),
  };
}

function speedLine(title: string, { namesASecond, p50Milliseconds, p99Milliseconds }: Speed): string[] {
  return [title, figure(namesASecond), figure(p50Milliseconds), figure(p99Milliseconds)];
}

/** The throughput by the time of the processor, so that other programs do not count; single names by the clock on the wall. */
function timed(names: readonly string[], run: (name: string) => unknown): Speed {
  const each: number[] = [];
  const begun = process.cpuUsage();
  for (const name of names) {
    const started = performance.now();
    run(name);
    each.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(begun);
  each.sort((left, right) => left - right);
  return {
    namesASecond: names.length / ((user + system) / 1e6), p50Milliseconds: each[Math.floor(each.length / 2)]!,
    p99Milliseconds: each[Math.floor(each.length * 0.99)]!,
  };
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
