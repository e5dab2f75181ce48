import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { digestOf, type LawText } from '../corpus/digest.ts';
import { InputError } from '../corpus/diagnostic.ts';
import type { Determination } from '../determination/determination.ts';
import type { DetermineOptions } from '../determination/options.ts';
import { CanonicalBody, type ReceiptBody, receiptBytes } from '../determination/receipt.ts';
import { determineFacts, receiptBody } from '../determination/receiptBody.ts';
import { receiptScreening } from '../determination/receiptScreening.ts';
import type { PackageScreening } from '../determination/screenedParties.ts';
import type { FactValue } from '../engine/fact.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import type { Catalog } from '../package/catalog.ts';
import { catalogNamesIn, namedEntries, namesIn } from '../package/catalogUse.ts';
import type { Package } from '../package/model.ts';
import { packageVocabulary } from '../package/vocabulary.ts';
import { loadCatalog, loadCorpus, sha256 } from './corpusCache.ts';
import type { StatedQuestion } from './factArguments.ts';
import { attempt, readBytes } from './inputFile.ts';
import { projectRoot, readLawTexts, readTexts } from './lawFiles.ts';
import type { ReceiptFlags } from './receiptFlags.ts';
import { privateKey, signed } from './receiptKey.ts';
import { keepLaw, lawTextsOf } from './receiptStore.ts';
import type { ReplayBench } from './replay.ts';
import { screenRules } from './screenRules.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** Law, catalog and engine as the flags want them. Throws {@link InputError} where the law cannot be had. */
export function workbenchFor({ corpus }: Pick<ReceiptFlags, 'corpus'>): Workbench {
  return corpus === undefined ? openWorkbench() : workbenchUnder(lawTextsOf(corpus));
}

const benches = new Map<string, Workbench>();

/** A workbench under given texts of law, made once for each. */
export function workbenchUnder(texts: readonly LawText[]): Workbench {
  const digest = digestOf(texts, sha256);
  let bench = benches.get(digest);
  if (bench === undefined) {
    const corpus = loadCorpus(texts);
    bench = { corpus, vocabulary: packageVocabulary(corpus), catalog: loadCatalog(corpus), engine: new LawEngine(corpus), texts };
    benches.set(digest, bench);
  }
  return bench;
}

/** What a receipt is made again with, under given texts of law. */
export function replayBench(texts: readonly LawText[]): ReplayBench {
  const bench = workbenchUnder(texts);
  return { ...bench, screenRules: (on) => screenRules(bench, on) };
}

/** The program as a receipt names it: its version, and the digest of the rooms that decide. */
export function engineStamp(): ReceiptBody['engine'] {
  return stampOfThisProcess ??= readStamp();
}

/** What runs was read when it started: what its files say later is another program. */
let stampOfThisProcess: ReceiptBody['engine'] | undefined;

function readStamp(): ReceiptBody['engine'] {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  const sources = ['corpus', 'engine', 'package', 'determination'].flatMap((room) => readTexts(`src/${room}`, ['.ts']));
  const product = sources.filter(({ path }) => !/\.(test|fuzz)\.ts$/.test(path));
  return { version, program: digestOf(product, sha256) };
}

/** Refuses, before anything is worked out, what could not be kept afterwards. */
export function checkReceiptFlags({ receipt, sign }: ReceiptFlags): void {
  if (receipt === undefined && sign !== undefined) {
    throw new InvalidArgumentError('--sign signs a receipt: name its file with --receipt.');
  }
  if (receipt !== undefined && statSync(receipt, { throwIfNoEntry: false }) !== undefined) throw alreadyThere(receipt);
  if (sign !== undefined) privateKey(sign);
}

function alreadyThere(file: string): InputError {
  return new InputError([{
    file, line: 1, column: 1, message: 'There is a file of this name already, and receipts are never overwritten.',
    hint: 'Choose another name.',
  }]);
}

/** Writes the receipt of a determined package and of what screening found of it, and keeps the law it was made under. */
export function receiptPackage(
  flags: ReceiptFlags & { view: string }, { engine, catalog }: Workbench,
  { source, screening }: { source: Package; screening?: PackageScreening }, found: Determination, options: DetermineOptions,
): void {
  if (flags.receipt === undefined) return;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(readBytes(source.file));
  const asked = { kind: 'package', file: source.file, text } as const;
  writeReceipt(flags, receiptBody(engine, found, options, {
    engine: engineStamp(), asked, view: flags.view, entries: namedEntries(catalog, namesIn(source)),
    ...(screening === undefined ? {} : { screening: receiptScreening(screening) }),
  }));
}

/** Writes the receipt of one delivery. `facts` are as they were stated, before the catalog lent figures. */
export function receiptFacts(
  flags: ReceiptFlags, engine: LawEngine, catalog: () => Catalog, facts: Readonly<Record<string, FactValue>>,
  { facts: values, stated }: StatedQuestion, options: DetermineOptions, view: string,
): void {
  if (flags.receipt === undefined) return;
  const asked = { kind: 'facts', facts: { ...facts } } as const;
  const names = catalogNamesIn(engine, facts);
  writeReceipt(flags, receiptBody(engine, determineFacts(engine, values, stated ?? {}, options), options, {
    engine: engineStamp(), asked, view, entries: names.length === 0 ? [] : namedEntries(catalog(), names),
  }));
}

function noFolder(file: string): InputError {
  const message = 'There is no folder to write the receipt into.';
  return new InputError([{ file, line: 1, column: 1, message, hint: 'Make the folder first, or name another.' }]);
}

function writeReceipt(flags: ReceiptFlags, body: ReceiptBody): void {
  const file = flags.receipt!;
  keepLaw(flags.corpus === undefined ? readLawTexts() : lawTextsOf(flags.corpus));
  const made = new CanonicalBody({ ...body });
  const seal = made.seal(sha256);
  const bytes = receiptBytes(made, flags.sign === undefined ? seal : signed(seal, privateKey(flags.sign)));
  attempt(file, () => {
    try {
      writeFileSync(file, bytes, { flag: 'wx' });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') throw alreadyThere(file);
      if (code === 'ENOENT') throw noFolder(file);
      throw error;
    }
  });
  process.stderr.write(`Receipt ${file}: ${seal.digest}${flags.sign === undefined ? '' : ', signed'}.\n`);
}
