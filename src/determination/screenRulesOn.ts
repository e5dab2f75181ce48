import type { Corpus } from '../corpus/corpus.ts';
import type { LawText } from '../corpus/digest.ts';
import { membersOn } from '../corpus/table.ts';
import { readListFactRules } from '../screening/listFacts.ts';
import type { ScreenRules } from './screenedParties.ts';

/** What a law makes of entries of lists on a day, by the page of it that says so. Throws `InputError` where that page is unsound. */
export function screenRulesOn(corpus: Corpus, { path, text }: LawText, on: string): ScreenRules {
  return { on, rules: readListFactRules(text, path), setOn: (table, set) => [...membersOn(corpus, table, set, on)] };
}
