import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Dossier } from '../../program/dossier/tree.ts';

/**
 * A typesetter on a thread of its own: it starts while the answers are still being worked out, and sets the PDF while the DOCX is
 * written. Gives what takes a dossier, once, and gives the bytes of its PDF; nobody need ask.
 */
export function pdfBeside(): (dossier: Dossier) => Promise<Uint8Array> {
  // Flags of this process, such as its snapshot, are none of the thread's.
  const thread = new Worker(new URL('./pdfThread.ts', import.meta.url), { execArgv: [] });
  thread.unref();
  return async (dossier) => {
    thread.ref();
    thread.postMessage(dossier);
    const [bytes] = await once(thread, 'message') as [Uint8Array];
    await thread.terminate();
    return bytes;
  };
}
