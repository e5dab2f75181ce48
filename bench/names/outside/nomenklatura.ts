import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ListEntry, PartyKind } from '../../../src/screening/entry.ts';
import type { OutsideMatcher } from '../matchers.ts';
import { processorMilliseconds } from './processorTime.ts';

const script = fileURLToPath(new URL('logicV2.py', import.meta.url));
const schemas: Record<PartyKind, string> = {
  person: 'Person', organisation: 'Organization', vessel: 'Vessel', aircraft: 'Airplane', unknown: 'LegalEntity',
};
/** It compares with every entry, which takes it many seconds. */
const queries = 2;

/** The matcher logic-v2 of nomenklatura in a Python that has it, comparing with every entry: its own search needs a server of its own. */
export async function openNomenklatura(python: string, entries: readonly ListEntry[]): Promise<OutsideMatcher> {
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`${python} ${script} ended before it answered.`);
    return JSON.parse(value) as unknown;
  };
  const ask = (question: object): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    return answer();
  };
  const version = await answer() as string;
  await ask({ entries: entries.map(({ kind, name, aliases }) => [schemas[kind], [name, ...aliases.map((alias) => alias.name)]]) });
  return {
    title: 'nomenklatura logic-v2, every entry', version: `nomenklatura ${version}`, queries,
    rank: async (name) => await ask({ name }) as number[],
    scorePairs: async (pairs) => await ask({ pairs: pairs.map(({ one, other, schema }) => [one, other, schema]) }) as number[],
    milliseconds: () => processorMilliseconds(child.pid!),
    close: () => child.stdin.end(),
  };
}
