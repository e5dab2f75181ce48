import { packageFormat } from './packageFormat.ts';
import type { PackageVocabulary } from './reading.ts';
import type { JsonSchema } from './shape.ts';

/** The JSON Schema of the package file. With a vocabulary, editors complete and explain the names of facts too. */
export function packageSchema(vocabulary?: PackageVocabulary): JsonSchema {
  const definitions = new Map<string, JsonSchema>();
  const root = packageFormat(vocabulary).schema(definitions);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Full-stack AI export package',
    description: 'One file describes a package: who, what, where, for whom, with which support.',
    ...root,
    $defs: Object.fromEntries([...definitions].toSorted(([left], [right]) => (left < right ? -1 : 1))),
  };
}
