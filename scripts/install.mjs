// Brings node_modules into agreement with package-lock.json. Plain JavaScript for Node 18 and newer,
// because it runs before the project's own Node is there.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const lockFile = path.join(root, '.portolan-install.lock');
const abandonedAfterMilliseconds = 15 * 60_000;
const beingWrittenMilliseconds = 2_000;

/** The path of the Node binary that came with the dependencies, or undefined where none exists for this machine. */
export function shippedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  // One registry name for most machines; for some the same makers publish it under another.
  return [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`]
    .map((folder) => path.join(root, 'node_modules', folder, 'bin', name))
    .find((binary) => fs.existsSync(binary));
}

/**
 * Installs the pinned dependencies if they are missing or differ from package-lock.json.
 * `dev` says whether the development dependencies are needed too. Rejects with a message fit to print.
 */
export async function ensureInstalled({ dev }) {
  if (isInstalled(dev)) return;
  await withInstallLock(async () => {
    // Another process may have installed while we waited.
    if (!isInstalled(dev)) await install();
  });
}

function isInstalled(dev) {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages;
  if (!wanted) throw new Error('package-lock.json is missing or unreadable; restore it from the repository.');
  // npm writes this record last, so an interrupted installation has none.
  const present = readJson(path.join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!present) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true;
    const found = present[place];
    // Optional packages are absent where they do not fit the machine.
    if (!found) return entry.optional === true || (!dev && entry.dev === true);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function install() {
  const begun = Date.now();
  process.stderr.write('Installing the pinned dependencies (needed once) …\n');
  const cache = writableCache();
  try {
    await runNpm([
      'ci', '--include=dev', '--include=optional', '--ignore-scripts',
      '--no-audit', '--no-fund', '--loglevel=error',
    ], cache.path);
  } finally {
    cache.remove();
  }
  process.stderr.write(`Installed in ${Math.round((Date.now() - begun) / 1000)} s.\n`);
}

function runNpm(args, cache) {
  // The npm that started us knows where it is; a bare `npm` may be another one.
  const own = process.env.npm_execpath;
  const [command, prefix] = own?.endsWith('npm-cli.js') ? [process.execPath, [own]] : ['npm', []];
  const env = { ...process.env, npm_config_cache: cache };
  // On Windows a bare `npm` is a script, which only a shell can start.
  const shell = process.platform === 'win32' && command === 'npm';
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...prefix, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell });
    let output = '';
    child.stdout.on('data', (chunk) => { output += chunk; });
    child.stderr.on('data', (chunk) => { output += chunk; });
    child.on('error', ({ message }) => {
      reject(new Error(`npm could not be started (${message}). Install it, then try again.`));
    });
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The dependencies could not be installed (npm ci, exit code ${code}):\n${output.trim()}`));
    });
  });
}

/** The npm cache to use: the configured one, or a passing one for users who have no home to write in. */
function writableCache() {
  const usual = process.env.npm_config_cache || path.join(os.homedir(), '.npm');
  try {
    fs.mkdirSync(usual, { recursive: true });
    fs.accessSync(usual, fs.constants.W_OK);
    return { path: usual, remove: () => undefined };
  } catch {
    const passing = fs.mkdtempSync(path.join(os.tmpdir(), 'portolan-npm-'));
    return { path: passing, remove: () => fs.rmSync(passing, { recursive: true, force: true }) };
  }
}

async function withInstallLock(work) {
  await takeLock();
  try {
    await work();
  } finally {
    fs.rmSync(lockFile, { force: true });
  }
}

async function takeLock() {
  let told = false;
  for (;;) {
    try {
      fs.writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') {
        throw new Error(`The dependencies are not installed and ${root} cannot be written to (${error.code}). `
          + 'Run `npm ci` there as its owner.');
      }
    }
    if (isAbandoned()) {
      fs.rmSync(lockFile, { force: true });
      continue;
    }
    if (!told) process.stderr.write('Waiting for another installation in this folder …\n');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function isAbandoned() {
  try {
    const ageMilliseconds = Date.now() - fs.statSync(lockFile).mtimeMs;
    const owner = Number(fs.readFileSync(lockFile, 'utf8'));
    if (ageMilliseconds > abandonedAfterMilliseconds) return true;
    return owner > 0 ? !isAlive(owner) : ageMilliseconds > beingWrittenMilliseconds;
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
