import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../law/', import.meta.url));
/** What is no part of the law that answers: worked examples, what happened, what might. */
const aside = ['cases.yaml', 'timeline', 'reforms'];

/** Every provision of the law by a digest of its texts, all wordings together; under `''` what rules share: tables, words, lists. */
export function lawState(folder = root): Record<string, string> {
  const hashes = new Map<string, ReturnType<typeof createHash>>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((one) => one.split(sep).join('/')).sort()) {
    if (!/\.(md|yaml)$/.test(path) || path.split('/').some((part) => aside.includes(part))) continue;
    const id = /^(.*)\/\d{4}-\d\d-\d\d\.md$/.exec(path)?.[1] ?? '';
    const hash = hashes.get(id) ?? createHash('sha256');
    hashes.set(id, hash.update(path).update(readFileSync(join(folder, path))));
  }
  return Object.fromEntries([...hashes].map(([id, hash]) => [id, hash.digest('hex').slice(0, 16)]));
}
