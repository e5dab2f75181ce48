import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LawText } from '../corpus/digest.ts';
import { lawInUse, releaseFolder } from './release/lawHome.ts';

/** The project's root: where `law/`, `catalog/` and `examples/` stand. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Where the law that answers stands, in a folder `law`: with the program, or where a newer one was installed. */
export function lawRoot(): string {
  const installed = lawInUse();
  return installed === undefined ? projectRoot : releaseFolder(installed.digest);
}

/** Every text below a folder of the project, with paths from the root and forward slashes; `without` names files and folders. */
export function readTexts(
  folder: string, endings: readonly string[], { root = rootOf(folder), without = [] }: { root?: string; without?: readonly string[] } = {},
): LawText[] {
  const isWanted = (name: string): boolean => endings.some((ending) => name.endsWith(ending));
  return pathsBelow(root, folder, isWanted, without)
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

function pathsBelow(root: string, folder: string, isWanted: (name: string) => boolean, without: readonly string[]): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (without.includes(entry.name)) return [];
    if (entry.isDirectory()) return pathsBelow(root, path, isWanted, without);
    return entry.isFile() && isWanted(entry.name) ? [path] : [];
  });
}

/** Worked examples, what happened to the law, and what might: beside the law, and no part of it. */
const beside = ['cases.yaml', 'timeline', 'reforms'];

/** The law that answers, or that of another folder: without worked examples, what happened to it, and what might. */
export function readLawTexts(root = lawRoot()): LawText[] {
  return readTexts('law', ['.md', '.yaml'], { root, without: beside });
}

/** Whether a text below `law` is part of the law itself. */
export function isPartOfLaw({ path }: LawText): boolean {
  return !path.split('/').some((name) => beside.includes(name));
}

function rootOf(folder: string): string {
  return folder === 'law' || folder.startsWith('law/') ? lawRoot() : projectRoot;
}
