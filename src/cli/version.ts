import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCorpus } from './corpusCache.ts';
import { projectRoot } from './lawFiles.ts';

/** `portolan --version`: the version of the program and the digest of the law it answers under. */
export function printVersion(): void {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  process.stdout.write(`portolan ${version}, corpus ${loadCorpus().digest.slice(0, 12)}\n`);
}
