import { CommanderError, InvalidArgumentError } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { FactError } from '../engine/lawEngine.ts';
import { fileComplaint } from './inputFile.ts';

/** Exit codes: 0 nothing required or open, 1 something required, open or differing, 2 the input cannot be used. */
const badInput = 2;
/** A fault of ours must not look like an answer. */
const ownFault = 70;

/** Says in plain words why a command ended early, and with which exit code. */
export function reportFailure(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has already written about its own; those thrown by an action it has not seen.
    if (error instanceof InvalidArgumentError) process.stderr.write(`${error.message}\n`);
    return error.exitCode === 0 ? 0 : badInput;
  }
  const complaint = error instanceof InputError || error instanceof FactError ? error.message : fileComplaint(error);
  if (complaint !== undefined) {
    process.stderr.write(`${complaint}\n`);
    return badInput;
  }
  const told = error instanceof Error ? error.message : String(error);
  process.stderr.write(`This is a fault in Portolan, please report it: ${told.split('\n')[0]}\n`);
  return ownFault;
}
