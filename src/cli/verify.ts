import { statSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { digestOf, type LawText } from '../corpus/digest.ts';
import type { Receipt } from '../determination/receipt.ts';
import { differences } from '../determination/receiptDifference.ts';
import { loadCatalog, loadCorpus, sha256 } from './corpusCache.ts';
import { readBytes } from './inputFile.ts';
import { readLawTexts } from './lawFiles.ts';
import { pageFor, wrap } from './render/layout.ts';
import { type Check, readReceiptText, type Verification, verifyReceipt } from './verifyReceipt.ts';
import { changedTexts, type Moved, said, whatMoved } from './verifyReplay.ts';

interface VerifyFlags {
  key?: string;
  corpus?: string;
  package?: string;
  format: 'text' | 'json';
}

/** `portolan verify FILE`: holds a receipt to its seal and to its own making, and says what has moved since. */
export function addVerifyCommand(program: Command): void {
  program.command('verify')
    .description('Verify a receipt offline: seal, signature, and the same bytes when it is made again.')
    .argument('<file>', 'the receipt')
    .option('--key <file>', 'the public key (PEM) that must have signed it')
    .option('--corpus <law>', 'the law it was made under: a folder that holds law/, a snapshot, or a digest')
    .option('--package <file>', 'compare with this package file (default: the file it was made from, where it is still there)')
    .addOption(new Option('--format <format>', 'how to write the finding').choices(['text', 'json']).default('text'))
    .action((file: string, flags: VerifyFlags) => {
      const { receipt, texts, ...verification } = verifyReceipt(file, readReceiptText(file), flags);
      const undecided = verification.holds ? receipt.screening?.undecided ?? [] : [];
      const moved = verification.holds && texts !== undefined ? movedSince(receipt, texts, flags) : [];
      process.stdout.write(flags.format === 'json' ? `${JSON.stringify({ file, ...verification, undecided, moved }, null, 2)}\n`
        : verificationText(file, { ...verification, undecided }, moved, pageFor(process.stdout, process.env).width));
      process.exitCode = verification.holds ? 0 : 1;
    });
}

/** What is not any more as it was when the receipt was made, and what that does to its answer. */
function movedSince(receipt: Receipt, texts: readonly LawText[], { package: file, corpus }: VerifyFlags): Moved[] {
  const { asked } = receipt;
  const moved: Moved[] = [];
  const here = readLawTexts();
  if (corpus === undefined && digestOf(here, sha256) !== receipt.law.digest) {
    const digest = digestOf(here, sha256).slice(0, 12);
    moved.push(whatMoved(`The law here is now ${digest}`, changedTexts(texts, here), receipt, here, receipt));
  }
  if (asked.kind === 'package') {
    const source = file ?? asked.file;
    const isThere = file !== undefined || statSync(source, { throwIfNoEntry: false })?.isFile() === true;
    const text = isThere ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(readBytes(source)) : asked.text;
    const ingredients = { ...receipt, asked: { ...asked, text } };
    if (text !== asked.text) moved.push(whatMoved(`The package file ${source} has changed`, [], receipt, texts, ingredients));
  }
  const catalog = loadCatalog(loadCorpus());
  const entries = Object.fromEntries(Object.keys(receipt.catalog).map((id) => [id, catalog.find(id) ?? receipt.catalog[id]!]));
  const figures = differences(receipt.catalog, JSON.parse(JSON.stringify(entries)));
  if (figures.length > 0) {
    const how = figures.map((one) => `catalog.${said(one)}`);
    moved.push(whatMoved('The catalog has changed', how, receipt, texts, { ...receipt, catalog: entries }));
  }
  return moved;
}

/** Differences worth a line; the rest is counted. */
const mostLines = 12;

function verificationText(
  file: string, { holds, checks, differences: found, undecided }: Verification & { undecided: readonly string[] },
  moved: readonly Moved[], width: number,
): string {
  const lines = [
    `${file}: ${holds ? 'verified' : 'NOT verified'}.`,
    ...checks.flatMap((check: Check) => wrap(`${check.holds ? '✓' : '✗'} ${check.name}: ${check.text}.`, width, 2, 2)),
    ...limited(found.map(said), width, 6),
    ...(undecided.length === 0 ? [] : ['  Nobody had decided, when it was made:', ...limited(undecided, width, 4)]),
    ...moved.flatMap(({ what, how, answer, fault }) => [
      ...wrap(`${what}.`, width, 2, 2), ...limited(how, width, 6),
      ...(fault !== undefined ? wrap(`It cannot be determined any more: ${fault}`, width, 4, 2)
        : answer.length === 0 ? ['    The answer would be the same today.']
          : ['    The answer would be another today (before -> today):', ...limited(answer.map(said), width, 6)]),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function limited(texts: readonly string[], width: number, indent: number): string[] {
  const rest = texts.length - mostLines;
  return [...texts.slice(0, mostLines).flatMap((text) => wrap(text, width, indent, 2)),
    ...(rest > 0 ? [`${' '.repeat(indent)}… and ${rest} more (--format json)`] : [])];
}
