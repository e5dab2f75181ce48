import { entriesOf, needed, optional, readLawData, type Sourced, sourcedOf } from '../corpus/lawData.ts';

/** How a requirement is settled: by rules, by a person, or not at all, because nobody has seen it. */
export const settlings = ['mechanical', 'judgement', 'not-found'] as const;
export type Settling = (typeof settlings)[number];

/** Who has to act on a requirement. */
export const actors = ['applicant', 'agency', 'everyone'] as const;
export type Actor = (typeof actors)[number];

/** One thing the programme asks for, as the list of the law has it. */
export interface Requirement extends Sourced {
  id: string;
  stage: string;
  requires: string;
  how: Settling;
  /** Tests of the law, by their full names, that look at it. */
  tests: string[];
  /** Conclusions that have to be true for it. */
  facts: string[];
  /** Settled by the share of U.S. content under every method. */
  content: boolean;
  /** Every target country is held against lists for it. */
  markets: boolean;
  /** What is so without anybody doing anything. */
  stands?: string;
  for: Actor;
  /** What a reviewer would ask. */
  asks: string;
}

const fields = ['id', 'stage', 'requires', 'how', 'tests', 'facts', 'content', 'markets', 'stands', 'for', 'asks', 'grade', 'source'];

/** Reads the list of requirements. Throws `InputError` where it is not in its form. */
export function readRequirements(file: string, text: string): Requirement[] {
  return readLawData(file, text, (source, tree) => {
    const seen = new Set<string>();
    return entriesOf(source, tree, 'requirements', fields, (entry, path): Requirement => {
      const id = needed(source, entry, path, 'id');
      if (seen.has(id)) source.problem(path, `'${id}' stands here twice.`);
      seen.add(id);
      const how = source.oneOf(entry, path, 'how', settlings) ?? 'not-found';
      const [tests, facts] = [source.texts(entry, path, 'tests'), source.texts(entry, path, 'facts')];
      const settled = tests.length + facts.length > 0 || entry.content === true || entry.stands !== undefined;
      if (how === 'mechanical' && !settled) source.problem(path, 'Nothing settles it.', 'Name tests or facts, or what stands by itself.');
      return {
        id, stage: needed(source, entry, path, 'stage'), requires: needed(source, entry, path, 'requires'), how, tests, facts,
        content: entry.content === true, markets: entry.markets === true, for: source.oneOf(entry, path, 'for', actors) ?? 'applicant',
        asks: needed(source, entry, path, 'asks'), ...optional(source, entry, path, 'stands'), ...sourcedOf(source, entry, path),
      };
    });
  });
}
