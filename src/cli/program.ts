import { Command } from 'commander';
import { reportFailure } from './faults.ts';

/** Adds a command, or several that share a file, to the program. */
type Add = (program: Command) => void;

/** The commands by name, each loaded when it is asked for. */
export type Commands = Record<string, () => Promise<Add>>;

/** What the shell gives a program whose reader has gone: 128 and the number of the signal. Never one of our answers. */
const stoppedByReader = 141;

/** Ends quietly where the reader has seen enough (`portolan … | head`): no fault, and there is nobody left to tell. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(stoppedByReader);
    throw error;
  });
}

/**
 * Runs one command line (without the names of program and script). The exit code is left in `process.exitCode`; whatever
 * keeps the command from answering is said on standard error.
 */
export async function runPortolan(words: readonly string[], commands: Commands): Promise<void> {
  try {
    if (words[0] === '--version' || words[0] === '-V') {
      (await import('./version.ts')).printVersion();
      return;
    }
    const program = await programFor(words[0] ?? '', commands);
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}

async function programFor(wanted: string, commands: Commands): Promise<Command> {
  const program = new Command('portolan')
    .description('Sailing directions for American AI export packages: what the law requires, why, and what is still open.')
    .option('-V, --version', 'the version of the program, and which law it holds')
    .exitOverride()
    .showHelpAfterError('(`portolan --help` lists the commands)');
  const needed = Object.hasOwn(commands, wanted) ? [commands[wanted]!] : Object.values(commands);
  for (const load of new Set(needed)) (await load())(program);
  return program;
}
