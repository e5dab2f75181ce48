import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { StorePlace } from '../../store/store.ts';
import { freePort } from '../../store/testing/freePort.ts';

/** A process of the service that a test started, and may kill. */
export interface ServiceProcess {
  child: ChildProcess;
  port: number;
  /** Ends it as a loss of power to the process would: at once, without a word. */
  kill(): Promise<void>;
}

/** With which all processes that tests start sign cookies. */
export const killedSecret = 'for tests that kill the process';

/**
 * Starts a process on a store and waits until it is ready; `doesJobs` where a server does its own. Throws with what it said where it
 * ends before.
 */
export async function startProcess(
  file: 'serveProcess.ts' | 'workProcess.ts', place: StorePlace, more: { doesJobs?: true } = {},
): Promise<ServiceProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [new URL(file, import.meta.url).pathname, JSON.stringify({ place, port, ...more })],
    { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => { said += text.toString(); });
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${String(code)} before it was ready:\n${said}`))),
  ]);
  return {
    child, port,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
