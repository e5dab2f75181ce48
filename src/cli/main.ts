import { commands } from './commands.ts';
import { endWithReader, runPortolan } from './program.ts';

endWithReader();
await runPortolan(process.argv.slice(2), commands);
