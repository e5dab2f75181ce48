import * as z from 'zod';
import { parseDate } from '../../corpus/date.ts';
import { InputError } from '../../corpus/diagnostic.ts';
import type { DetermineOptions } from '../../determination/options.ts';
import { type ReadPackage, readPackage } from '../../package/reader.ts';
import { determineOptions } from '../check.ts';
import type { StandingOf } from '../screenLedgerPackage.ts';
import { openPackage, type Workbench } from '../workbench.ts';
import { daySchema } from './tool.ts';

/** What the tools work with. */
export interface Desk {
  workbench: () => Workbench;
  /** Whether a package may be named by its path: only where the client is the person at this machine. */
  readsFiles: boolean;
  /** How findings of screening stand; left out: by the ledger of this machine. */
  standingOf?: () => StandingOf;
}

/** How the tools about a package are told of it, and of the law to hold it against. */
export const packageInput = z.object({
  package: z.string().optional().describe('The text of the package file, YAML or JSON.'),
  path: z.string().optional().describe('Instead of the text: where the package file lies, on a server that runs on your own machine.'),
  on: daySchema.optional().describe('The law in force on this day; left out: the day the package names, else today.'),
  knownOn: daySchema.optional().describe('Use nothing published after this day.'),
  assume: z.enum(['ordinary']).optional().describe('Fill what the package leaves out with what is ordinary; the answer says where.'),
});

export type PackageInput = z.infer<typeof packageInput>;

/** A package that was asked about, read and checked, with the law and the options to determine it under. */
export interface AskedPackage extends ReadPackage {
  workbench: Workbench;
  options: DetermineOptions & { assumeOrdinary: boolean };
  file: string;
}

/** Reads the package of a question. Throws {@link InputError} with everything wrong in it, and `FactError` for a day without law. */
export function openAsked({ workbench: open, readsFiles }: Desk, { package: text, path, on, knownOn, assume }: PackageInput): AskedPackage {
  const workbench = open();
  checkDays({ on, knownOn });
  const read = readAsked(workbench, text, path, readsFiles);
  const asked = {
    ...(on === undefined ? {} : { on }), ...(knownOn === undefined ? {} : { knownOn }), ...(assume === undefined ? {} : { assume }),
  };
  return {
    ...read, workbench, file: read.document.path,
    options: determineOptions(asked, read.package.on, workbench.corpus, read.document),
  };
}

function readAsked(workbench: Workbench, text: string | undefined, path: string | undefined, readsFiles: boolean): ReadPackage {
  if ((text === undefined) === (path === undefined)) throw refusal('package', 'Give the text of a package or its path, one of the two.');
  if (text !== undefined) {
    return readPackage(text, { path: 'package', vocabulary: workbench.vocabulary, catalogNames: workbench.catalog.names });
  }
  if (!readsFiles) throw refusal('path', 'This server reads no files.', 'Give the text as `package`.');
  return openPackage(path!, workbench);
}

/** Throws {@link InputError} where an argument names a day that is none. */
export function checkDays(days: Readonly<Record<string, string | undefined>>): void {
  for (const [field, day] of Object.entries(days)) {
    if (day !== undefined && parseDate(day) === undefined) throw refusal(field, `There is no date '${day}'.`, 'Write it as 2026-11-23.');
  }
}

/** An argument that cannot be used, in the words that the command line has for its own. */
export function refusal(field: string, message: string, hint?: string): InputError {
  return new InputError([{ file: 'arguments', line: 1, column: 1, field, message, ...(hint === undefined ? {} : { hint }) }]);
}
