import { runPortolan } from './program.ts';

/** What the shell gives a program whose reader has gone: 128 and the number of the signal. Never one of our answers. */
const stoppedByReader = 141;
// A reader that has seen enough (`portolan … | head`) is no fault; there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(stoppedByReader);
  throw error;
});

await runPortolan(process.argv.slice(2));
