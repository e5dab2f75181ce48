import type { AskedChange } from '../determination/pathRefusal.ts';
import { type Page, styled, wrap } from './render/layout.ts';

/** What is said to somebody who asks for a change that is no lever: the provision itself, in its own words. */
export function proseText(fact: string, { refused, provision }: Extract<AskedChange, { refused: unknown }>, page: Page): string {
  const lines = wrap(`'${fact}' is a fact of the case, not a change that Portolan proposes: ${refused.question}`, page.width);
  if (provision === undefined) return `${lines.join('\n')}\n`;
  const { cite, title, prose, source, effective } = provision;
  const paragraphs = prose.replaceAll(/```[\s\S]*?```/g, '').split(/\n\s*\n/).map((text) => text.replaceAll('**', '').trim());
  return `${[
    ...lines, '', styled(page, 'bold', title), ...wrap(`${cite}, in force since ${effective} (${source})`, page.width), '',
    ...paragraphs.filter((text) => text !== '').flatMap((text) => [...wrap(text, page.width), '']),
  ].join('\n').trimEnd()}\n`;
}
