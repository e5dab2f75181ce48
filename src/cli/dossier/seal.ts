import type { Determination } from '../../determination/determination.ts';
import type { Proof } from '../../determination/proof.ts';
import { CanonicalBody, type ReceiptBody, receiptBytes } from '../../determination/receipt.ts';
import { receiptBody } from '../../determination/receiptBody.ts';
import { namedEntries, namesIn } from '../../package/catalogUse.ts';
import type { ReceiptNote } from '../../program/dossier/input.ts';
import type { Workbench } from '../workbench.ts';
import type { Asked } from './gather.ts';

/** What a receipt names beside the determination, and how it is digested where it is made. */
export interface Sealing {
  source: { file: string; text: string };
  engine: ReceiptBody['engine'];
  sha256: (bytes: Uint8Array) => string;
}

/** Makes the receipt of the determination once: its digest for the text, its proofs for the doubts, its file beside. */
export function sealer(
  { engine: decides, catalog, corpus }: Pick<Workbench, 'engine' | 'catalog' | 'corpus'>,
  { source, engine, sha256 }: Sealing,
  { found, options }: Pick<Asked, 'found' | 'options'>,
): { seal: (determination: Determination) => { receipt: ReceiptNote; proofs: readonly Proof[] }; bytes: () => Uint8Array } {
  let bytes: Uint8Array = new Uint8Array();
  return {
    seal: (determination) => {
      const body = receiptBody(decides, determination, options, {
        engine,
        asked: { kind: 'package', ...source },
        view: 'both',
        entries: namedEntries(catalog, namesIn(found)),
      });
      const written = new CanonicalBody({ ...body });
      const sealed = written.seal(sha256);
      bytes = receiptBytes(written, sealed);
      return {
        receipt: { digest: sealed.digest, law: corpus.digest, program: engine.program, version: engine.version },
        proofs: Object.values(body.proofs),
      };
    },
    bytes: () => bytes,
  };
}
