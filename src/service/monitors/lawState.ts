import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../law/', import.meta.url));
/** What is no part of the law that answers: worked examples, what happened, what might. */
const aside = ['cases.yaml', 'timeline', 'reforms'];

/**
 * Kinds of rules that a proof names only where they are at work: how an application is reviewed, what has to be done, what closes an
 * exception. A change may bring one to bear that no proof has seen.
 */
const unseen = /^(?:review|duty|bar|judgement|ledger|ownership|untranslatable|test):/m;

/** The law as a monitor remembers it. */
export interface LawState {
  /** Every provision by a digest of its texts, all wordings together; under `''` what rules share: tables, words, lists. */
  provisions: Record<string, string>;
  /** Provisions whose every change has to be looked at, whatever proofs have seen. */
  always: string[];
}

/** Reads the law in a folder. */
export function lawState(folder = root): LawState {
  const hashes = new Map<string, ReturnType<typeof createHash>>();
  const always = new Set<string>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((one) => one.split(sep).join('/')).sort()) {
    if (!/\.(md|yaml)$/.test(path) || path.split('/').some((part) => aside.includes(part))) continue;
    const id = /^(.*)\/\d{4}-\d\d-\d\d\.md$/.exec(path)?.[1] ?? '';
    const text = readFileSync(join(folder, path), 'utf8');
    const hash = hashes.get(id) ?? createHash('sha256');
    hashes.set(id, hash.update(path).update(text));
    if (unseen.test(text)) always.add(id);
  }
  return { provisions: Object.fromEntries([...hashes].map(([id, hash]) => [id, hash.digest('hex').slice(0, 16)])), always: [...always] };
}
