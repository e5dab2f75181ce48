import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Peer } from './peer.ts';

const files = ['hand', 'celJs', 'celEs', 'jsonLogic', 'zenExpression', 'zenDecision', 'jsonRulesEngine', 'cedar', 'publicodes', 'feelin'];

/** Every peer that is installed, the hand-written function first, and the names of those that are not. */
export async function openPeers(): Promise<{ peers: Peer[]; absent: string[] }> {
  const [peers, absent]: [Peer[], string[]] = [[], []];
  for (const file of files) {
    try {
      const { open } = await import(`./peers/${file}.ts`) as { open(): Peer };
      peers.push(open());
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
      absent.push(file);
    }
  }
  return { peers, absent };
}

/** The installed version of a package of the bench. */
export function versionOf(name: string): string {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? [];
  for (const folder of paths) {
    try {
      return (JSON.parse(readFileSync(`${folder}/${name}/package.json`, 'utf8')) as { version: string }).version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return 'unknown';
}
