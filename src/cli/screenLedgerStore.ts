import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError } from '../corpus/diagnostic.ts';
import { type Confirmation, type Decision, Ledger, type LedgerEvent } from '../screening/decisions/ledger.ts';
import { type DecisionPolicy, readPolicy } from '../screening/decisions/policy.ts';
import { attempt } from './inputFile.ts';
import { projectRoot } from './lawFiles.ts';
import { listsFolder } from './listsHome.ts';

/** Where decisions are kept, unless a command names another file. */
export function ledgerFile(): string {
  return process.env.PORTOLAN_LEDGER || join(dirname(listsFolder()), 'ledger.ndjson');
}

/** The ledger as it stands on the disk; an empty one where none was begun. Throws {@link InputError} where it was changed. */
export function openLedger(file: string): Ledger {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Ledger();
    return attempt(file, () => { throw error; });
  }
  return Ledger.read(text.split('\n').filter((line) => line !== ''), file);
}

/** Writes an event behind the others and onto the disk, with nobody else writing meanwhile. */
export function appendToLedger(file: string, event: Decision | Confirmation): LedgerEvent {
  return locked(file, () => {
    const sealed = openLedger(file).add(event);
    attempt(file, () => {
      const descriptor = openSync(file, 'a');
      try {
        writeSync(descriptor, `${JSON.stringify(sealed)}\n`);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    });
    return sealed;
  });
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
