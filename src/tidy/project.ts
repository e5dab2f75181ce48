import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Project } from './complaint.ts';

const textExtensions = new Set([
  '', '.ts', '.tsx', '.mjs', '.js', '.json', '.md', '.yaml', '.yml', '.sh', '.html', '.css', '.sql', '.csv', '.txt',
  '.svg',
]);
/** What pages may link to without being text; it stands in the project without its bytes. */
const pictureExtensions = new Set(['.png']);
const largestTextBytes = 1_000_000;

/**
 * Reads every text file that is or could be committed, and names every picture; where git is absent, every file outside hidden
 * folders.
 */
export function readProject(root: string): Project {
  const project = new Map<string, string>();
  for (const file of committedFiles(root) ?? walk(root, '')) {
    const place = path.join(root, file);
    if (pictureExtensions.has(path.extname(file))) project.set(file, '');
    const known = textExtensions.has(path.extname(file));
    const stats = known ? fs.statSync(place, { throwIfNoEntry: false }) : undefined;
    if (stats?.isFile() && stats.size <= largestTextBytes) project.set(file, fs.readFileSync(place, 'utf8'));
  }
  return project;
}

function committedFiles(root: string): string[] | undefined {
  // The tests may run as somebody other than the owner of the clone, which git refuses by default.
  const args = ['-c', 'safe.directory=*', '-C', root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    const listing = execFileSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 26, stdio });
    const files = [...new Set(listing.split('\0').filter((file) => file !== ''))].sort();
    return files.length > 0 ? files : undefined;
  } catch {
    return undefined;
  }
}

function walk(root: string, folder: string): string[] {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [place];
    const isOurs = entry.name === '.ci' || !(entry.name.startsWith('.') || entry.name === 'node_modules');
    return isOurs ? walk(root, place) : [];
  });
}
