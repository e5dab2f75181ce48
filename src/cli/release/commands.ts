import type { Command } from 'commander';
import { canonical } from '../../determination/receipt.ts';
import { loadCorpus } from '../corpusCache.ts';
import { attempt } from '../inputFile.ts';
import { readTexts } from '../lawFiles.ts';
import { dateFor, today } from '../question.ts';
import { privateKey } from '../receiptKey.ts';
import { writeNew } from '../receiptSnapshot.ts';
import { installLaw, readThrough, useLaw } from './install.ts';
import { lawBook } from './lawHome.ts';
import { releaseOf } from './release.ts';

/** `portolan law release|install|releases|use`: law that comes without a new program. */
export function addReleaseCommands(law: Command): void {
  law.command('release').description('Make a signed release of the law here, for others to install.')
    .requiredOption('--sign <key>', 'the private key of the publisher (Ed25519, PEM)')
    .requiredOption('-o, --output <file>', 'the file to write')
    .option('--on <date>', 'the day of the release', dateFor('--on'), today())
    .action(release);
  law.command('install').description('Install a newer law from a signed release, beside the old ones.')
    .argument('<file>', 'the release')
    .option('--key <file>', 'the public key of the publisher (PEM); needed once, then remembered').action(install);
  law.command('releases').description('List the laws that are installed, and which one answers.').action(list);
  law.command('use').description('Let another installed law answer.')
    .argument('<digest>', 'its digest, or the beginning of it; `own` is the law that came with the program').action(use);
}

function release({ sign, output, on }: { sign: string; output: string; on: string }): void {
  const { digest } = loadCorpus();
  const made = releaseOf(readTexts('law', ['.md', '.yaml']), on, privateKey(sign));
  attempt(output, () => { writeNew(output, `${canonical(made)}\n`); });
  process.stdout.write(`${output}: law ${digest.slice(0, 12)}, ${made.texts.length} texts, released on ${on}.\n`);
}

function install(file: string, { key }: { key?: string }): void {
  const { digest, released, readThrough: through } = installLaw(file, key);
  process.stdout.write(`Law ${digest.slice(0, 12)}, released on ${released}, read through ${through}, is installed `
    + 'and answers from now on.\n'
    + 'The law before it is kept; its receipts verify as before. `portolan law use own` goes back.\n');
}

function list(): void {
  const { use: used, installed } = lawBook();
  const line = (digest: string, text: string): string => `${digest === used ? '*' : ' '} ${text}\n`;
  process.stdout.write(line('own', 'own           the law that came with the program')
    + installed.map(({ digest, released, readThrough: through, key }) =>
      line(digest, `${digest.slice(0, 12)}  released ${released}, read through ${through}, signed by ${key}`)).join(''));
}

function use(wanted: string): void {
  const digest = useLaw(wanted);
  const name = digest === 'own' ? 'own' : digest.slice(0, 12);
  process.stdout.write(`Law ${name} answers from now on, read through ${readThrough(loadCorpus())}.\n`);
}
