import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../../../store/ids.ts';
import { ledgerFaults } from '../../../store/ledger.ts';
import { openStore, type StorePlace } from '../../../store/store.ts';
import { type ServiceProcess, startProcess } from '../processes.ts';
import { signedInOperator } from './operator.ts';
import { jobs } from './jobs.ts';
import { lists } from './lists.ts';
import { proposals } from './proposals.ts';
import { saves } from './saves.ts';
import type { Sender, Wanted } from './sender.ts';

/** How long a server lives at most after everybody had an answer; some are killed before anybody had one. */
const longestLifeMilliseconds = 300;
const stillbornShare = 0.2;
const longestSettlingMilliseconds = 120_000;

/** What came of killing a server again and again while it was worked with. */
export interface KillFinding {
  kills: number;
  /** How much was acknowledged, by kind of work. */
  acknowledged: Record<string, number>;
  /** What is wrong afterwards; empty where nothing is. */
  faults: string[];
}

/** A sender, and what it sent that was not yet acknowledged: sent again, with the same key, to whoever comes next. */
interface Line {
  kind: string;
  sender: Sender;
  pending: { key: string; wanted: Wanted } | undefined;
  acknowledged: number;
}

/**
 * Kills a server at random moments, as often as asked, while people save and submit, the programme decides, lists are taken in and
 * jobs run. Whatever was acknowledged has to be there afterwards, whatever was sent twice has to be there once, nothing may be there
 * by half, and the ledger has to verify. `random` gives numbers from 0 to 1.
 */
export async function killWhileWorking(place: StorePlace, kills: number, random: () => number): Promise<KillFinding> {
  const lines = await prepared(place);
  for (let kill = 0; kill < kills; kill++) {
    const server = await startProcess('serveProcess.ts', place, { doesJobs: true });
    const answered = lines.map(() => Promise.withResolvers<void>());
    const sending = Promise.all(lines.map((line, index) => send(line, server, kill, answered[index]!.resolve)));
    if (random() >= stillbornShare) await Promise.race([Promise.all(answered.map(({ promise }) => promise)), sending]);
    await pause(random() * longestLifeMilliseconds);
    await server.kill();
    await sending;
  }
  await settle(place, lines);
  const acknowledged: Record<string, number> = {};
  for (const line of lines) acknowledged[line.kind] = (acknowledged[line.kind] ?? 0) + line.acknowledged;
  return { kills, acknowledged, faults: await faultsOf(place, lines) };
}

async function prepared(place: StorePlace): Promise<Line[]> {
  const cookie = await signedInOperator(place);
  const store = await openStore(place);
  const lines: Line[] = [];
  for (const [kind, prepare] of Object.entries({ saves, proposals, lists: lists(cookie), jobs })) {
    for (const sender of await prepare(store)) lines.push({ kind, sender, pending: undefined, acknowledged: 0 });
  }
  await store.close();
  return lines;
}

/** Sends one request after another until the server is gone. */
async function send(line: Line, { port, child }: ServiceProcess, life: number, onAnswer: () => void): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const wanted = line.pending?.wanted ?? line.sender.next(life);
    if (wanted === undefined) {
      await pause(10);
      continue;
    }
    const { key } = line.pending ??= { key: newId(), wanted };
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api${wanted.path}`, {
        method: 'POST', body: JSON.stringify(wanted.body),
        headers: { 'content-type': 'application/json', 'idempotency-key': key, origin: `http://localhost:${port}`, ...wanted.headers },
      });
      const answer: unknown = await response.json();
      if (!response.ok) throw new Error(`${wanted.path} was refused: ${JSON.stringify(answer)}`);
      line.sender.acknowledged(answer as never);
      line.pending = undefined;
      line.acknowledged += 1;
      onAnswer();
    } catch (error) {
      // Killed while it answered. Anything else is a fault.
      if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
    }
  }
}

/** Lets a last server live until all that was begun has come to its end. */
async function settle(place: StorePlace, lines: readonly Line[]): Promise<void> {
  const server = await startProcess('serveProcess.ts', place, { doesJobs: true });
  const look = async (path: string, headers: Record<string, string>): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${server.port}/api${path}`, { headers });
    return response.ok ? response.json() : undefined;
  };
  const ends = performance.now() + longestSettlingMilliseconds;
  for (const { sender } of lines) {
    while (await sender.isSettled?.(look) === false && performance.now() < ends) await pause(250);
  }
  await server.kill();
}

async function faultsOf(place: StorePlace, lines: readonly Line[]): Promise<string[]> {
  const store = await openStore(place);
  const faults = await ledgerFaults(store.owner);
  for (const { sender, pending } of lines) faults.push(...await sender.faults(store, pending?.wanted));
  await store.close();
  return faults;
}
