import type { Package } from '../../package/model.ts';
import { loadDistributions } from '../portfolio.ts';
import { openPackage } from '../workbench.ts';
import { generatedStretch } from './generated.ts';
import type { OpenLaws } from './openLaws.ts';

/** Some packages of a portfolio: files, or a stretch of those that a seed makes. */
export type Shard = { kind: 'files'; paths: string[] } | { kind: 'generated'; first: number; packages: number; seed: number };

/** Reads or makes the packages of a part. Throws `InputError` with what is wrong in a file. */
export function packagesOf(open: OpenLaws, shard: Shard): Package[] {
  if (shard.kind === 'generated') return generatedStretch(open, shard, loadDistributions());
  return shard.paths.map((path) => openPackage(path, open).package);
}
