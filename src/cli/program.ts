import { Command } from 'commander';
import { reportFailure } from './faults.ts';

/** Adds a command, or several that share a file, to the program. */
type Add = (program: Command) => void;

const start = async (): Promise<Add> => (await import('./start.ts')).addStartCommands;
/** The file of each command. It is loaded for its own command only, so that an answer comes at once. */
const commands: Record<string, () => Promise<Add>> = {
  paths: async () => (await import('./paths.ts')).addPathsCommand,
  ask: async () => (await import('./ask.ts')).addAskCommand,
  book: async () => (await import('./book.ts')).addBookCommand,
  calendar: async () => (await import('./calendar.ts')).addCalendarCommand,
  check: async () => (await import('./check.ts')).addCheckCommand,
  diligence: async () => (await import('./diligence.ts')).addDiligenceCommand,
  explain: async () => (await import('./explain.ts')).addExplainCommand,
  law: async () => (await import('./law.ts')).addLawCommands,
  verify: async () => (await import('./verify.ts')).addVerifyCommand,
  decide: async () => (await import('./decide.ts')).addDecideCommand,
  init: start,
  import: start,
};

/**
 * Runs one command line (without the names of program and script). The exit code is left in `process.exitCode`; whatever
 * keeps the command from answering is said on standard error.
 */
export async function runPortolan(words: readonly string[]): Promise<void> {
  try {
    const program = await programFor(words[0] ?? '');
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}

async function programFor(wanted: string): Promise<Command> {
  const program = new Command('portolan')
    .description('Sailing directions for American AI export packages: what the law requires, why, and what is still open.')
    .exitOverride()
    .showHelpAfterError('(`portolan --help` lists the commands)');
  const needed = Object.hasOwn(commands, wanted) ? [commands[wanted]!] : Object.values(commands);
  for (const load of new Set(needed)) (await load())(program);
  return program;
}
