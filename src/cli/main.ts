import { Command, CommanderError } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { addCheckCommand } from './check.ts';
import { addExplainCommand } from './explain.ts';
import { addLawCommands } from './law.ts';

/** Exit codes: 0 nothing required or open, 1 something required, open or differing, 2 the input cannot be used. */
const badInput = 2;

const program = new Command('portolan')
  .description('Sailing directions for American AI export packages: what the law requires, why, and what is still open.')
  .exitOverride()
  .showHelpAfterError('(`portolan --help` lists the commands)');
addCheckCommand(program);
addExplainCommand(program);
addLawCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof InputError) process.stderr.write(`${error.message}\n`);
  else if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : badInput;
}
