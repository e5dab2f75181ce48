import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LawText } from '../corpus/digest.ts';

/** The project's root: where `law/`, `catalog/` and `examples/` stand. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Every text below a folder of the project, with paths from the root and forward slashes. */
export function readTexts(
  folder: string, endings: readonly string[], { root = projectRoot, without = [] }: { root?: string; without?: readonly string[] } = {},
): LawText[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)) && !without.includes(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** The law as it stands in the project, without its worked examples. */
export function readLawTexts(root = projectRoot): LawText[] {
  return readTexts('law', ['.md', '.yaml'], { root, without: ['cases.yaml'] });
}
