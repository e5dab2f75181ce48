import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LawText } from '../corpus/digest.ts';

/** The project's root: where `law/`, `catalog/` and `examples/` stand. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Every text below a folder of the project, with paths from the root and forward slashes; `without` names files and folders. */
export function readTexts(
  folder: string, endings: readonly string[], { root = projectRoot, without = [] }: { root?: string; without?: readonly string[] } = {},
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

/** The law as it stands in the project: without worked examples, what happened to it, and what might. */
export function readLawTexts(root = projectRoot): LawText[] {
  return readTexts('law', ['.md', '.yaml'], { root, without: ['cases.yaml', 'timeline', 'reforms'] });
}
