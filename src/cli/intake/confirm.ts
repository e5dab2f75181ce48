import type { Interface } from 'node:readline/promises';
import { inOtherWords, type ProposedFact } from '../../program/intake/proposal.ts';
import { type Page, styled, wrap } from '../render/layout.ts';

/** What a person can say to a proposed fact. */
const help = 'y takes it over, n leaves it, e takes other words for it, q ends here';

/** Asks for each fact by itself. Only what was answered with yes, or said in other words, is taken over. */
export async function confirmed(
  facts: readonly ProposedFact[],
  { question }: Pick<Interface, 'question'>,
  write: (text: string) => void,
  page: Page,
): Promise<ProposedFact[]> {
  const taken: ProposedFact[] = [];
  for (const fact of facts) {
    write(`${shown(fact, facts.length, page)}\n`);
    const answer = (await question(`  [y/n/e/q] (${help}) `)).trim().toLowerCase();
    if (answer === 'q') break;
    if (answer === 'y') taken.push(fact);
    else if (answer === 'e') {
      const words = (await question('  In your words: ')).trim();
      if (words !== '') taken.push(inOtherWords(fact, words));
    }
  }
  return taken;
}

function shown({ id, field, of, words, page: number, passage, text }: ProposedFact, count: number, page: Page): string {
  const place = number === null ? `passage ${passage}` : `page ${number}, passage ${passage}`;
  return [
    '',
    styled(page, 'bold', `${id} of ${count}  ${field}${of === null ? '' : ` (${of})`}: ${words}`),
    ...wrap(`${place}: “${text}”`, page.width, 2, 2).map((line) => styled(page, 'dim', line)),
  ].join('\n');
}
