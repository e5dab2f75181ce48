// Loaded before the program: a fault of ours must not look like one of its answers, whose exit codes are 0, 1 and 2.
const internalError = 70;

process.on('uncaughtException', (error) => {
  const told = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`Portolan met a fault of its own. Please report it with these lines:\n${told}\n`);
  process.exit(internalError);
});
