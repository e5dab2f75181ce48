import { commands } from './commands.ts';
import { runPortolan } from './program.ts';

/** What one command line came to. */
export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command line inside this process, with its output caught: hundreds of them in the time of a few processes. */
export async function runCaught(...words: string[]): Promise<Ran> {
  const caught = { stdout: '', stderr: '' };
  const written = { stdout: process.stdout.write, stderr: process.stderr.write };
  const before = process.exitCode;
  process.exitCode = 0;
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = (chunk: string | Uint8Array) => {
      // The program writes text; bytes are the test runner's own report, which goes on its way.
      if (typeof chunk !== 'string') return written[name].call(process[name], chunk);
      caught[name] += chunk;
      return true;
    };
  }
  try {
    await runPortolan(words, commands);
    return { code: Number(process.exitCode ?? 0), ...caught };
  } finally {
    Object.assign(process.stdout, { write: written.stdout });
    Object.assign(process.stderr, { write: written.stderr });
    process.exitCode = before;
  }
}
