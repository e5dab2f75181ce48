import { readFileSync, statSync } from 'node:fs';
import type { Passage } from '../../program/intake/proposal.ts';
import { attempt } from '../inputFile.ts';
import { mostMegabytes, passagesIn, tooLarge } from './passages.ts';

/** The passages of a proposal on the disk; see {@link passagesIn}. */
export async function passagesOf(path: string): Promise<Passage[]> {
  const bytes = attempt(path, () => {
    if (statSync(path).size > mostMegabytes * 1024 * 1024) throw tooLarge(path);
    return readFileSync(path);
  });
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return passagesIn(bytes, path, getDocument);
}
