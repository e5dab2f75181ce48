import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LawText } from '../corpus/digest.ts';
import { InputError } from '../corpus/diagnostic.ts';
import { screenRulesOn } from '../determination/screenRulesOn.ts';
import type { ScreenRules } from '../determination/screenedParties.ts';
import { projectRoot } from './lawFiles.ts';
import type { Workbench } from './workbench.ts';

const file = 'law/screening/list-facts.yaml';

/** The page of the project's law that says what an entry of a list means for a party. */
export function listMeaning(): LawText {
  return { path: file, text: readFileSync(join(projectRoot, file), 'utf8') };
}

/** What the law of a workbench makes of entries of lists. Throws {@link InputError} where that law says nothing of it. */
export function screenRules({ corpus, texts }: Pick<Workbench, 'corpus' | 'texts'>, on: string): ScreenRules {
  const meaning = texts === undefined ? listMeaning() : texts.find(({ path }) => path === file);
  if (meaning !== undefined) return screenRulesOn(corpus, meaning, on);
  throw new InputError([{
    file, line: 1, column: 1, message: 'The law given does not say what an entry of a list means.', hint: 'Ask with --no-screen.',
  }]);
}
