import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError } from '../corpus/diagnostic.ts';
import { type Confirmation, type Decision, Ledger, type LedgerEvent, type LedgerHead } from '../screening/decisions/ledger.ts';
import { type DecisionPolicy, readPolicy } from '../screening/decisions/policy.ts';
import { attempt } from './inputFile.ts';
import { projectRoot } from './lawFiles.ts';
import { listsFolder } from './listsHome.ts';

/** Where decisions are kept, unless a command names another file. */
export function ledgerFile(): string {
  return process.env.PORTOLAN_LEDGER || join(dirname(listsFolder()), 'ledger.ndjson');
}

/**
 * The ledger as it stands on the disk; an empty one where none was begun. Throws {@link InputError} where it was changed, and where
 * it ends sooner than its head, the file beside it, says.
 */
export function openLedger(file: string): Ledger {
  // The head is read first: who writes meanwhile makes the ledger longer than it says, never shorter.
  const head = textIfThere(headFile(file));
  const ledger = Ledger.read((textIfThere(file) ?? '').split('\n').filter((line) => line !== ''), file);
  if (head !== undefined) ledger.checkHead(headIn(head, headFile(file)), file);
  return ledger;
}

function headFile(file: string): string {
  return `${file}.head`;
}

function headIn(text: string, file: string): LedgerHead {
  try {
    return JSON.parse(text) as LedgerHead;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new InputError([{
      file, line: 1, column: 1, message: 'The head of the ledger was damaged.', hint: 'Take it, and the ledger, from a backup.',
    }]);
  }
}

function textIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    return attempt(file, () => { throw error; });
  }
}

/** Writes an event behind the others and onto the disk, with nobody else writing meanwhile. */
export function appendToLedger(file: string, event: Decision | Confirmation): LedgerEvent {
  return locked(file, () => {
    const ledger = openLedger(file);
    const sealed = ledger.add(event);
    attempt(file, () => {
      writeDurably(file, 'a', `${JSON.stringify(sealed)}\n`);
      writeDurably(`${headFile(file)}.new`, 'w', JSON.stringify(ledger.head));
      renameSync(`${headFile(file)}.new`, headFile(file));
    });
    return sealed;
  });
}

function writeDurably(file: string, how: 'a' | 'w', text: string): void {
  const descriptor = openSync(file, how);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function locked<Result>(file: string, act: () => Result): Result {
  const lock = `${file}.lock`;
  attempt(file, () => mkdirSync(dirname(file), { recursive: true }));
  try {
    closeSync(openSync(lock, 'wx'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new InputError([{
      file: lock, line: 1, column: 1, message: 'Another program is writing to the ledger.',
      hint: 'Try again. If none is, it broke off: delete this file.',
    }]);
  }
  try {
    return act();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** The rules of the house on decisions; those of the project where no file is named. */
export function openPolicy(file = join(projectRoot, 'lists', 'decisions.yaml')): DecisionPolicy {
  return readPolicy(attempt(file, () => readFileSync(file, 'utf8')), file);
}
