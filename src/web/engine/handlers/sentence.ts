import { stringify } from 'yaml';
import type { Sentence } from '../../ask/sentence.ts';
import { slugOf } from '../../../package/catalogEntry.ts';
import type { Bench } from '../bench.ts';

/** Kinds of the catalog that belong to another layer than hardware. */
const layers: Record<string, string> = { 'model-weights': 'models', software: 'applications' };

/** A package file that says no more than the sentence. */
export function sentencePackage(bench: Bench, { sentence, names }: {
  sentence: Sentence; names: { operator: string; parent: string; place: string; title: string };
}): string {
  const { what, many, where, use, by, parent, on } = sentence;
  const entry = bench.catalog.find(what ?? '');
  const name = entry?.name ?? what ?? '';
  const item = { id: slugOf(name), name, ...(entry === undefined ? {} : { catalog: entry.id }), quantity: many, delivery: 'sale' };
  const operator = {
    id: 'operator', name: names.operator,
    ...(by === null ? {} : { headquarters: by, location: by }),
    ...(parent === null ? {} : { ultimateParent: { name: names.parent, headquarters: parent } }),
  };
  const site = {
    id: slugOf(names.place), name: names.place, country: where, operator: 'operator', ...(use === null ? {} : { endUse: use }),
  };
  const file = {
    title: names.title, ...(on === null ? {} : { on }),
    layers: { [layers[entry?.kind ?? ''] ?? 'hardware']: [item] }, sites: [site], parties: [operator],
  };
  return stringify(file, { lineWidth: 0, version: '1.2' });
}
