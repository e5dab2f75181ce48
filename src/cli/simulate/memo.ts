import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import anyAscii from 'any-ascii';
import { projectRoot } from '../lawFiles.ts';
import { memoOf } from './memoWords.ts';
import type { Simulation } from './simulation.ts';

const template = new URL('./memo.typ', import.meta.url);
const fonts = [
  'source-sans-3/400Regular/SourceSans3_400Regular.ttf', 'source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  'source-serif-4/400Regular/SourceSerif4_400Regular.ttf', 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
];

/** What the two fonts hold: Latin letters, punctuation, arrows. Anything else is written in Latin letters. */
const foreign = /[^\u0020-\u024f\u2010-\u2044\u20ac\u2190-\u2193\u2212]+/gu;

/** The simulation on two pages, as PDF/UA-1. The same simulation gives the same bytes. */
export function memoPdf(simulation: Simulation): Uint8Array {
  const fontBlobs = fonts.map((file) => readFileSync(join(projectRoot, 'node_modules', '@expo-google-fonts', file)));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }], workspace: '/' });
  compiler.mapShadow('/memo.json', Buffer.from(JSON.stringify(memoOf(simulation)).replace(foreign, (text) => anyAscii(text))));
  const result = compiler.compile({ mainFileContent: readFileSync(template, 'utf8') });
  if (result.result === null) {
    const error = result.takeDiagnostics();
    throw new Error(`The memo could not be typeset: ${error === null ?
      'no reason was given' : JSON.stringify(compiler.fetchDiagnostics(error))}`);
  }
  return new Uint8Array(compiler.pdf(result.result, { pdfStandard: PdfStandard.UA_1 }));
}
