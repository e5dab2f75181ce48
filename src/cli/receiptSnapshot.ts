import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { canonical } from '../determination/receipt.ts';
import { InputError } from '../corpus/diagnostic.ts';
import { attempt } from './inputFile.ts';
import { readLawTexts } from './lawFiles.ts';
import { keepLaw, lawTextsOf, snapshotOf } from './receiptStore.ts';

/** `portolan law snapshot`: keeps the law of this moment under its digest, so that receipts can be replayed with it. */
export function addSnapshotCommand(law: Command): void {
  law.command('snapshot')
    .description('Keep the whole law under its digest, for receipts to be verified with later.')
    .option('--corpus <law>', 'another law than the one here: a folder that holds law/, a snapshot, or a digest')
    .option('--to <file>', 'write it to this file instead of the store')
    .action(({ corpus, to }: { corpus?: string; to?: string }) => {
      const texts = corpus === undefined ? readLawTexts() : lawTextsOf(corpus);
      const snapshot = snapshotOf(texts);
      const file = to ?? keepLaw(texts);
      if (to !== undefined) attempt(to, () => writeNew(to, `${canonical(snapshot)}\n`));
      process.stdout.write(`${snapshot.digest}  ${texts.length} texts, kept in ${file}\n`);
    });
}

/** Writes a file that is not there yet. Throws {@link InputError} where one is. */
export function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new InputError([{ file, line: 1, column: 1, message: 'There is a file of this name already.', hint: 'Choose another name.' }]);
  }
}
