import { spawn } from 'node:child_process';
import type { Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Command, InvalidArgumentError } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { builtSite } from './siteBuild.ts';
import { siteData } from './siteData.ts';
import { siteServer } from './siteServer.ts';

const usualPort = 4173;
/** Ports tried after the usual one, where nobody asked for a certain one. */
const portsTried = 20;

/** `portolan site`: the workbench in the browser, served to this machine alone until it is interrupted. */
export function addSiteCommand(program: Command): void {
  program.command('site')
    .description('Serve the workbench to a browser on this machine, until interrupted (Ctrl-C).')
    .option('--port <number>', `the port (default: ${usualPort}, or the next that is free)`, portOf)
    .option('--no-open', 'do not open a browser')
    .action(serveSite);
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new InvalidArgumentError('A port is a whole number below 65536.');
}

async function serveSite({ port, open }: { port?: number; open: boolean }): Promise<void> {
  const folder = await builtSite(() => process.stderr.write('Building the site (needed once for each state of its sources) …\n'));
  const data = siteData();
  const server = siteServer(folder, data);
  const wanted = port === undefined ? Array.from({ length: portsTried }, (_, index) => usualPort + index) : [port];
  const address = `http://localhost:${await listen(server, wanted)}`;
  const { corpus } = JSON.parse(data.get('index.json')!) as { corpus: string };
  process.stdout.write(`Portolan is at ${address}\nLaw ${corpus.slice(0, 12)}. Nothing leaves this machine. Ctrl-C ends it.\n`);
  if (open) openBrowser(address);
  await stopped(server);
}

/** Listens on the first port that is free and says which it is. Throws {@link InputError} where none is. */
async function listen(server: Server, ports: readonly number[]): Promise<number> {
  for (const port of ports) if (await listensOn(server, port)) return (server.address() as AddressInfo).port;
  const which = ports.length === 1 ? `Port ${ports[0]} is taken.` : `The ports ${ports[0]} to ${ports.at(-1)} are taken.`;
  throw new InputError([{
    file: 'command line', line: 1, column: 1, field: '--port', message: which, hint: 'Name another; 0 takes any that is free.',
  }]);
}

function listensOn(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    server.once('error', refused);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refused);
      resolve(true);
    });
  });
}

/** Opens the address where somebody sits in front of a screen; elsewhere the printed line has to do. */
function openBrowser(address: string): void {
  const { DISPLAY, WAYLAND_DISPLAY, CI } = process.env;
  const hasScreen = process.platform === 'darwin' || process.platform === 'win32' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
  if (!hasScreen || CI || process.stdout.isTTY !== true) return;
  const [command, args] = process.platform === 'darwin' ? ['open', [address]] as const
    : process.platform === 'win32' ? ['explorer', [address]] as const : ['xdg-open', [address]] as const;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // The address is printed already; a machine without that command loses nothing.
  child.on('error', () => undefined);
  child.unref();
}

function stopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    }
  });
}
