// The one way into the project: installs what is missing, then hands over to the project's own Node.
// Plain JavaScript for Node 18 and newer.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root, shippedNode } from './install.mjs';
import { isWanted, snapshotFor } from './snapshot.mjs';

const neededMajor = 24;
// Node keeps compiled modules here, each under the text it was compiled from.
const compiled = path.join(process.env.PORTOLAN_CACHE || path.join(root, 'node_modules', '.cache', 'portolan'), 'compiled');
const guard = pathToFileURL(path.join(root, 'scripts', 'guard.mjs')).href;
// Most of what a command allocates lives as long as the command: room for it saves tidying it up on the way.
const room = (megabytes) => [`--min-semi-space-size=${megabytes}`, `--max-semi-space-size=${megabytes}`, '--initial-heap-size=512'];
// A snapshot has done most of the allocating, so that touching more memory costs more than tidying it up.
const [roomToStart, roomToGoOn] = [room(64), room(16)];
const program = [...roomToStart, '--import', guard, path.join(root, 'src', 'cli', 'main.ts')];
const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const makeSnapshot = { args: [...roomToGoOn, path.join(root, 'scripts', 'makeSnapshot.mjs')], cwd: root };
const testRun = path.join(root, 'scripts', 'test.mjs');

const commands = {
  start: (args) => ({ args: [...program, 'site', ...args], cwd: root }),
  test: (args) => ({ args: [testRun, ...args], cwd: root, dev: true }),
  typecheck: (args) => ({ args: [compiler, ...args], cwd: root, dev: true }),
  portolan: (args) => ({ args: [...program, ...args] }),
  node: (args) => ({ args }),
  // An older Node would make npm resolve older majors; npm says in the environment where it is.
  npm: (args) => ({ args: [process.env.npm_execpath, ...args], cwd: root }),
};

/** Runs one of the commands above and ends this process the way the command ended. */
async function run(name, args) {
  const command = Object.hasOwn(commands, name) ? commands[name](args) : undefined;
  if (!command) {
    fail(`Unknown command “${name}”. Use one of: ${Object.keys(commands).join(', ')}.`);
    return;
  }
  if (command.args.includes(undefined)) {
    fail(`Run this through npm: npm run ${name} -- …`);
    return;
  }
  try {
    await ensureInstalled({ dev: command.dev === true });
    if (name === 'start' && snapshotFor('check') === undefined) startNode(makeSnapshot).catch(({ message }) => fail(message));
    const { code, signal } = await startNode(name === 'portolan' ? await soonest(command, args) : command);
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code;
  } catch (error) {
    fail(error.message);
  }
}

/** The same answer from a snapshot of the started program, where there is one; the first is made when it is first wanted. */
async function soonest(command, words) {
  if (isWanted(words[0])) {
    process.stderr.write('Preparing to answer sooner (needed once) …\n');
    await startNode(makeSnapshot);
  }
  const snapshot = snapshotFor(words[0]);
  return snapshot === undefined ? command : { args: [...roomToGoOn, '--snapshot-blob', snapshot, 'portolan', ...words] };
}

async function startNode(command) {
  const shipped = shippedNode();
  if (shipped) {
    try {
      return await spawnAndWait(shipped, command);
    } catch (error) {
      // A binary made for another C library exists but cannot be started.
      if (!['ENOENT', 'ENOEXEC', 'EACCES'].includes(error.code)) throw error;
    }
  }
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return spawnAndWait(process.execPath, command);
  const machine = `${process.platform}-${process.arch}`;
  throw new Error(`Portolan needs Node ${neededMajor} and none could be installed for ${machine}; `
    + `this is Node ${process.versions.node}. Install Node ${neededMajor} or newer, then try again.`);
}

function spawnAndWait(binary, { args, cwd }) {
  return new Promise((resolve, reject) => {
    const env = { NODE_COMPILE_CACHE: compiled, ...process.env };
    const child = spawn(binary, args, { stdio: 'inherit', env, ...(cwd && { cwd }) });
    const release = forwardSignals(child);
    child.on('error', (error) => { release(); reject(error); });
    child.on('exit', (code, signal) => { release(); resolve({ code, signal }); });
  });
}

function forwardSignals(child) {
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const handler = () => {
      // At a terminal the interrupt reaches the child by itself; twice would mean “at once”.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => handlers.forEach((release) => release());
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}

await run(process.argv[2] ?? 'portolan', process.argv.slice(3));
