import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { membersOn } from '../corpus/table.ts';
import { InputError } from '../corpus/diagnostic.ts';
import type { ScreenRules } from '../determination/screenedParties.ts';
import { readListFactRules } from '../screening/listFacts.ts';
import { projectRoot } from './lawFiles.ts';
import type { Workbench } from './workbench.ts';

const file = 'law/screening/list-facts.yaml';

/** What the law of a workbench makes of entries of lists. Throws {@link InputError} where that law says nothing of it. */
export function screenRules({ corpus, texts }: Pick<Workbench, 'corpus' | 'texts'>, on: string): ScreenRules {
  const text = texts === undefined ? readFileSync(join(projectRoot, file), 'utf8') : texts.find(({ path }) => path === file)?.text;
  if (text === undefined) {
    throw new InputError([{
      file, line: 1, column: 1, message: 'The law given does not say what an entry of a list means.', hint: 'Ask with --no-screen.',
    }]);
  }
  return { on, rules: readListFactRules(text, file), setOn: (table, set) => [...membersOn(corpus, table, set, on)] };
}
