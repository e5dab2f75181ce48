import type { Server } from 'node:http';
import { InputError } from '../../corpus/diagnostic.ts';

/** Resolves when somebody asks this process to end. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** Listens on a port. Throws {@link InputError} where it is taken or not allowed. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const why = code === 'EADDRINUSE' ? `Port ${port} is taken.` : code === 'EACCES' ? `Port ${port} is not for this user.` : message;
      reject(new InputError([{ file: 'command line', line: 1, column: 1, field: '--port', message: why, hint: 'Name another.' }]));
    });
    server.listen(port, host, () => resolve());
  });
}
