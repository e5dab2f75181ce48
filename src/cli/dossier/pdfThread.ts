import { parentPort } from 'node:worker_threads';
import type { Dossier } from '../../program/dossier/tree.ts';
import { pdfOf } from './pdf.ts';

// The thread that `pdfBeside.ts` starts: a tree in, the bytes of its PDF out.
parentPort!.on('message', (dossier: Dossier) => {
  const { bytes } = pdfOf(dossier);
  parentPort!.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
});
