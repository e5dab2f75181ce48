import { type Distributions, generatedPackages } from '../../package/generate.ts';
import type { Package } from '../../package/model.ts';
import { readTree } from '../../package/reader.ts';
import { treeOfMade } from '../../package/tree.ts';
import type { OpenLaws } from './openLaws.ts';

/** A stretch of the packages that a seed makes, read under the words of all laws. */
export function generatedStretch(
  { vocabulary, catalog }: Pick<OpenLaws, 'vocabulary' | 'catalog'>,
  { first, packages, seed }: { first: number; packages: number; seed: number }, from: Distributions,
): Package[] {
  return [...generatedPackages(packages, seed, from, first)].map((made, index) => readTree(treeOfMade(made), {
    path: `generated-${String(first + index + 1).padStart(6, '0')}`, vocabulary, catalogNames: catalog.names,
  }));
}
