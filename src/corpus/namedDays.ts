import type { Corpus } from './corpus.ts';
import { addDays, formatDate } from './date.ts';
import { type Expression, visit } from './expression.ts';
import { once } from './once.ts';
import { type Said, say } from './phrase.ts';
import { expressionsOf } from './rule.ts';

/** The days that conditions of the law set beside the date of the question, and the days after, with the cites. */
export const namedDays = once((corpus: Corpus): ReadonlyMap<string, Said[]> => {
  const days = new Map<string, Said[]>();
  for (const rule of corpus.provisions.flatMap(({ versions }) => versions).flatMap(({ rules }) => rules)) {
    for (const { expression } of expressionsOf(rule)) {
      visit(expression, (part) => {
        const day = dayIn(part);
        for (const one of day === undefined ? [] : [day, addDays(day, 1)]) {
          days.set(one, [...(days.get(one) ?? []), say('law.names-day', { cite: rule.cite, day: day! })]);
        }
      });
    }
  }
  return days;
});

function dayIn(part: Expression): string | undefined {
  if (part.kind !== 'compare') return undefined;
  const sides = [part.left, part.right];
  if (!sides.some((side) => side.kind === 'fact' && side.name === 'on')) return undefined;
  const literal = sides.find((side) => side.kind === 'literal');
  return typeof literal?.value === 'number' ? formatDate(literal.value) : undefined;
}
