import type { Corpus } from '../corpus/corpus.ts';
import { Names } from '../corpus/names.ts';
import { leavesToJudgement } from '../corpus/rule.ts';
import type { FactDefinition } from '../corpus/vocabulary.ts';
import type { FactShape, PackageVocabulary } from './reading.ts';

/** What a corpus lets a package file speak of: its facts under all their names, and its countries. */
export function packageVocabulary({
  vocabulary,
  countries,
  provisions,
  tables,
}: Pick<Corpus, 'vocabulary' | 'countries'> & Partial<Pick<Corpus, 'provisions' | 'tables'>>): PackageVocabulary {
  const names = new Names(vocabulary);
  const facts = new Map<string, FactShape>();
  for (const { name, definition } of names.all) facts.set(name, shapeOf(name, definition));
  for (const { prefix, definition } of names.all) {
    for (const alias of definition.aliases) {
      const full = alias.startsWith('*.') ? `${prefix}.${alias.slice(2)}` : alias;
      const meant = names.find(full);
      if (!facts.has(full) && meant !== undefined) facts.set(full, shapeOf(meant.name, meant.definition));
    }
  }
  const judged = provisions?.flatMap(({ versions }) => versions).flatMap(({ rules }) => rules)
    .filter(leavesToJudgement).map(({ id }) => id);
  const flags = tables?.redFlags?.names;
  return {
    facts, countries, ...(judged === undefined ? {} : { judged: new Set(judged) }),
    ...(flags === undefined ? {} : { redFlags: new Set(Object.keys(flags)) }),
  };
}

function shapeOf(name: string, definition: FactDefinition): FactShape {
  const { type, question, minimum, maximum, unit, values, open, writing } = definition;
  return {
    name,
    type,
    question,
    concluded: definition.class === 'derived',
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(unit === undefined ? {} : { unit }),
    ...(values === undefined ? {} : { values, open }),
    ...(writing === undefined ? {} : { writing }),
  };
}
