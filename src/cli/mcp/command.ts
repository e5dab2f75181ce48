import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Command } from 'commander';
import { openWorkbench, type Workbench } from '../workbench.ts';
import { mcpServer } from './server.ts';

/** `portolan mcp`: the Model Context Protocol on standard input and output, for a program on this machine. */
export function addMcpCommand(program: Command): void {
  program.command('mcp')
    .description('Serve the Model Context Protocol on standard input and output: check, explain, ask, paths, screen, compare, law, decide.')
    .option('--no-files', 'read no package by its path; take only texts')
    .action(({ files }: { files: boolean }) => {
      const workbench = opened();
      serveStdio(() => mcpServer({ workbench, readsFiles: files }), {
        onerror: (error) => process.stderr.write(`${error.message}\n`),
      });
    });
}

/** The law, read when it is first asked for and then kept: a client that only lists tools need not wait for it. */
export function opened(): () => Workbench {
  let workbench: Workbench | undefined;
  return () => workbench ??= openWorkbench();
}
