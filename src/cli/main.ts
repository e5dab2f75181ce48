import { Command } from 'commander';
import { addDecideCommand } from './decide.ts';
import { reportFailure } from './faults.ts';
import { addCheckCommand } from './check.ts';
import { addExplainCommand } from './explain.ts';
import { addLawCommands } from './law.ts';
import { addStartCommands } from './start.ts';

const program = new Command('portolan')
  .description('Sailing directions for American AI export packages: what the law requires, why, and what is still open.')
  .exitOverride()
  .showHelpAfterError('(`portolan --help` lists the commands)');
addCheckCommand(program);
addExplainCommand(program);
addLawCommands(program);
addDecideCommand(program);
addStartCommands(program);

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
