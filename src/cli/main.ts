import { Command } from 'commander';
import { reportFailure } from './faults.ts';

/** Adds a command, or several that share a file, to the program. */
type Add = (program: Command) => void;

const start = async (): Promise<Add> => (await import('./start.ts')).addStartCommands;
/** The file of each command. It is loaded for its own command only, so that an answer comes at once. */
const commands: Record<string, () => Promise<Add>> = {
  check: async () => (await import('./check.ts')).addCheckCommand,
  explain: async () => (await import('./explain.ts')).addExplainCommand,
  law: async () => (await import('./law.ts')).addLawCommands,
  decide: async () => (await import('./decide.ts')).addDecideCommand,
  init: start,
  import: start,
};

const program = new Command('portolan')
  .description('Sailing directions for American AI export packages: what the law requires, why, and what is still open.')
  .exitOverride()
  .showHelpAfterError('(`portolan --help` lists the commands)');
const wanted = process.argv[2] ?? '';
const needed = Object.hasOwn(commands, wanted) ? [commands[wanted]!] : Object.values(commands);
for (const load of new Set(needed)) (await load())(program);

/** What the shell gives a program whose reader has gone: 128 and the number of the signal. Never one of our answers. */
const stoppedByReader = 141;
// A reader that has seen enough (`portolan … | head`) is no fault; there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(stoppedByReader);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportFailure(error);
}
