import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { dossierOf } from '../../program/dossier/dossier.ts';
import { markedConfidential, publicVersion } from '../../program/dossier/public.ts';
import type { Dossier } from '../../program/dossier/tree.ts';
import { determineOptions } from '../check.ts';
import { sha256 } from '../corpusCache.ts';
import { attempt, readBytes } from '../inputFile.ts';
import { assumeOption, knownOnOption, onOption } from '../question.ts';
import { engineStamp } from '../receipt.ts';
import { openPackage, openWorkbench } from '../workbench.ts';
import { docxOf } from './docx.ts';
import { type Asked, gather } from './gather.ts';
import { htmlOf } from './html.ts';
import { dossierBench } from './law.ts';
import { pdfBeside } from './pdfBeside.ts';
import { sealer } from './seal.ts';

interface DossierFlags {
  output: string;
  on?: string;
  knownOn?: string;
  assume?: 'ordinary';
  public?: boolean;
  confidential: string[];
  rate: string[];
  say: string[];
  format: 'both' | 'pdf' | 'docx' | 'html';
}

/** `portolan dossier FILE -o DIR`: the proposal as tagged PDF and editable DOCX, with worksheets, notices, clauses and the receipt. */
export function addDossierCommand(program: Command): void {
  const many = (text: string, before: string[]): string[] => [...before, text];
  program
    .command('dossier')
    .description('Write the proposal of a package: PDF and DOCX, with worksheets, notices, certifications, clauses and the receipt.')
    .argument('<file>', 'the package file, YAML or JSON')
    .requiredOption('-o, --output <folder>', 'write the files there')
    .option(...onOption('the law in force on this day'))
    .option(...knownOnOption)
    .addOption(assumeOption())
    .option('--public', 'leave out what is business-confidential; no receipt is written, since it holds the whole package')
    .option('--confidential <text>', 'a name or text that is confidential too, wherever it stands', many, [])
    .option('--rate <name=percent>', 'a rate of interest for the financing plan, as in `finance`', many, [])
    .option('--say <fact=value>', 'a fact of the financing that the file does not say, as in `finance`', many, [])
    .addOption(new Option('--format <format>', 'which files').choices(['both', 'pdf', 'docx', 'html']).default('both'))
    .action(dossier);
}

async function dossier(file: string, flags: DossierFlags): Promise<void> {
  const step = progressOf(process.stderr);
  const pdfOf = flags.format === 'pdf' || flags.format === 'both' ? pdfBeside() : undefined;
  const bench = openWorkbench();
  const { package: found, document } = openPackage(file, bench);
  const asked: Asked = {
    found,
    rates: flags.rate,
    stated: flags.say,
    options: determineOptions(flags, found.on, bench.corpus, document),
  };
  // Made before anything is worked out: a folder that cannot be had should be known at once.
  attempt(flags.output, () => mkdirSync(flags.output, { recursive: true }));
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(readBytes(file));
  const sealing = sealer(bench, { source: { file: found.file, text }, engine: engineStamp(), sha256 }, asked);
  const whole = markedConfidential(dossierOf(gather(dossierBench(bench), asked, sealing.seal, step)), flags.confidential);
  const shown = flags.public === true ? publicVersion(whole, flags.confidential) : whole;
  const name = flags.public === true ? 'dossier-public' : 'dossier';
  const files = new Map<string, Uint8Array>();
  if (pdfOf !== undefined) step('typesetting the PDF');
  const pdf = pdfOf?.(shown);
  const wantsDocx = flags.format === 'docx' || flags.format === 'both';
  if (wantsDocx) step('writing the DOCX');
  const made = await Promise.all([pdf, wantsDocx ? docxOf(shown) : undefined]);
  for (const [index, bytes] of made.entries()) if (bytes !== undefined) files.set(`${name}.${['pdf', 'docx'][index]!}`, bytes);
  if (flags.format === 'html') files.set(`${name}.html`, new TextEncoder().encode(htmlOf(shown)));
  if (flags.public !== true) files.set('receipt.json', sealing.bytes());
  writeAll(flags.output, files);
  process.stdout.write(
    `${[...files].map(([path, bytes]) => `${join(flags.output, path)} (${Math.ceil(bytes.length / 1024)} kB)`).join('\n')}\n`,
  );
  saySteps(shown);
}

/** What the reader should know before sending it. */
function saySteps({ edition }: Dossier): void {
  process.stderr.write(
    edition === 'whole'
      ? 'It contains business-confidential information; --public writes a version without.\n'
      : 'Business-confidential parts are left out; look through it before it is published.\n',
  );
}

function writeAll(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  attempt(folder, () => {
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  });
}

/** Steps on one line of a terminal; one line each elsewhere. */
function progressOf(stream: NodeJS.WriteStream): (what: string) => void {
  return (what) => stream.write(stream.isTTY ? `\r\u001b[K${what} …` : `${what}\n`);
}
