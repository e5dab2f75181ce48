import { isScalar } from 'yaml';
import type { Corpus } from '../corpus/corpus.ts';
import { InputError } from '../corpus/diagnostic.ts';
import { FactError } from '../engine/lawEngine.ts';
import type { PackageDocument } from '../package/reader.ts';
import { checkDay } from './lawSpan.ts';

/** Throws {@link InputError} with the place in the file where a package names a day on which the law held here cannot answer. */
export function checkOwnDay(corpus: Corpus, on: string, { path, text, yaml }: PackageDocument): void {
  try {
    checkDay(corpus, on, 'on');
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    const node = yaml.getIn(['on'], true);
    const lines = text.slice(0, isScalar(node) ? node.range?.[0] ?? 0 : 0).split('\n');
    throw new InputError(error.at(path, lines.length, lines.at(-1)!.length + 1));
  }
}
