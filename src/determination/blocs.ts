import type { Corpus } from '../corpus/corpus.ts';
import { membersOn } from '../corpus/table.ts';
import type { Package } from '../package/model.ts';
import type { DetermineOptions } from './options.ts';

/** The package with the members of the blocs it is for among its target countries, as the law's tables have them that day. */
export function withBlocMembers(corpus: Corpus, found: Package, { on, knownOn }: DetermineOptions): Package {
  const { blocs = [], countries = [] } = found.targets ?? {};
  if (blocs.length === 0) return found;
  const members = blocs.flatMap((bloc) => [...membersOn(corpus, 'blocs', bloc, on, knownOn)]);
  return { ...found, targets: { ...found.targets!, countries: [...new Set([...countries, ...members])] } };
}
