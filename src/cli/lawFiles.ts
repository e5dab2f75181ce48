import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LawText } from '../corpus/digest.ts';

/** The project's root: where `law/`, `catalog/` and `examples/` stand. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Every text below a folder of the project, with paths from the root and forward slashes. */
export function readTexts(
  folder: string, endings: readonly string[], { root = projectRoot, without = [] }: { root?: string; without?: readonly string[] } = {},
): LawText[] {
  const isWanted = (name: string): boolean => endings.some((ending) => name.endsWith(ending)) && !without.includes(name);
  return pathsBelow(root, folder, isWanted)
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

function pathsBelow(root: string, folder: string, isWanted: (name: string) => boolean): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return pathsBelow(root, path, isWanted);
    return entry.isFile() && isWanted(entry.name) ? [path] : [];
  });
}

/** The law as it stands in the project, without its worked examples. */
export function readLawTexts(root = projectRoot): LawText[] {
  return readTexts('law', ['.md', '.yaml'], { root, without: ['cases.yaml'] });
}
