import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../corpus/digest.ts';
import { cacheFolder } from './cache.ts';
import { sha256 } from './corpusCache.ts';
import { projectRoot, readTexts } from './lawFiles.ts';

/** Everything the pages are built from; the command line is left out except for the renderers they share. */
const rooms = ['corpus', 'engine', 'package', 'screening', 'finance', 'determination', 'program', 'store', 'service', 'cli', 'web'];
const endings = ['.ts', '.tsx', '.css', '.json', '.html', '.svg'];

/** Builds kept: enough to go back and forth between a few states of the sources. */
const mostKept = 6;

/** The folder of the built pages, built first where the sources have changed since. */
export async function builtSite(onBuild: () => void = () => undefined): Promise<string> {
  const sites = join(cacheFolder(), 'site');
  const folder = join(sites, siteDigest());
  if (existsSync(join(folder, 'index.html'))) return folder;
  onBuild();
  const half = `${folder}.${process.pid}`;
  mkdirSync(sites, { recursive: true });
  const { build } = await import('vite');
  await build({ configFile: join(projectRoot, 'src/web/vite.config.ts'), logLevel: 'error', build: { outDir: half } });
  rmSync(folder, { recursive: true, force: true });
  renameSync(half, folder);
  forgetOldest(sites);
  return folder;
}

function siteDigest(): string {
  const isProduct = ({ path }: { path: string }): boolean => !/\.(test|fuzz)\.ts$/.test(path);
  const sources = rooms.filter((room) => existsSync(join(projectRoot, 'src', room)))
    .flatMap((room) => readTexts(`src/${room}`, endings)).filter(isProduct);
  const lock = { path: 'package-lock.json', text: readFileSync(join(projectRoot, 'package-lock.json'), 'utf8') };
  return digestOf([lock, ...sources], sha256).slice(0, 16);
}

function forgetOldest(sites: string): void {
  const aged = readdirSync(sites).map((name) => join(sites, name))
    .map((path) => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .toSorted((left, right) => right.time - left.time);
  for (const { path } of aged.slice(mostKept)) rmSync(path, { recursive: true, force: true });
}
