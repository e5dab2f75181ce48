import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCorpus } from './corpusCache.ts';
import { projectRoot } from './lawFiles.ts';

/** The version of the program. */
export function portolanVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** `portolan --version`: the version of the program and the digest of the law it answers under. */
export function printVersion(): void {
  process.stdout.write(`portolan ${portolanVersion()}, corpus ${loadCorpus().digest.slice(0, 12)}\n`);
}
