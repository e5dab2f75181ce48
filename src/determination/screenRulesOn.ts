import type { Corpus } from '../corpus/corpus.ts';
import type { LawText } from '../corpus/digest.ts';
import { latest } from '../corpus/latest.ts';
import { membersOn } from '../corpus/table.ts';
import { type ListFactRules, readListFactRules } from '../screening/listFacts.ts';
import type { ScreenRules } from './screenedParties.ts';

const lastRead = latest<ListFactRules>();

/** What a law makes of entries of lists on a day, by the page of it that says so. Throws `InputError` where that page is unsound. */
export function screenRulesOn(corpus: Corpus, { path, text }: LawText, on: string): ScreenRules {
  return { on, rules: lastRead(text, () => readListFactRules(text, path)), setOn: (table, set) => [...membersOn(corpus, table, set, on)] };
}
