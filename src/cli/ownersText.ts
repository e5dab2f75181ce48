import type { OwnerBook } from '../screening/ownership/book.ts';
import { nameOf, plainAnswer, standingOf } from '../screening/ownership/plain.ts';
import type { OwnersReport, SweptRule } from '../screening/ownership/report.ts';
import { percentFact } from '../screening/ownership/share.ts';
import { answerWords, topWords } from '../screening/ownership/words.ts';
import { count } from './render/plain.ts';

/** The answer for one party as a page. */
export function reportText({ structure, party, answers, tops }: OwnersReport, book: OwnerBook): string {
  const { stakes, controls, entities } = structure;
  const held = stakes.filter((stake) => stake !== undefined).length;
  const found = `${count(held, 'stake')} and ${count(controls.length, 'control')} of the day`;
  return [
    `${nameOf(entities[party]!)}, owners on ${structure.day} (${found})`, '',
    ...answers.flatMap((answer) => [...answerWords(answer), '']),
    ...tops.flatMap((top) => [...topWords(top), '']),
    ...leftOutWords(book),
    'There may be owners whom nobody recorded.',
  ].join('\n').concat('\n');
}

function leftOutWords({ leftOut }: OwnerBook): string[] {
  if (leftOut.length === 0) return [];
  const reasons = new Map<string, number>();
  for (const { why } of leftOut) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  return [`Left out of the files (${leftOut.length}):`, ...[...reasons].map(([why, count]) => `  ${count} × ${why}`), ''];
}

/** The answer for one party as JSON. */
export function reportJson({ structure, party, answers, tops }: OwnersReport, { leftOut }: OwnerBook): string {
  return `${JSON.stringify({
    format: 'portolan-owners/1', party: structure.entities[party]!.id, name: nameOf(structure.entities[party]!), on: structure.day,
    answers: answers.map((answer) => plainAnswer(answer, answer.verdict.structure)),
    tops: tops.map(({ rule, paths, headquarters = null, hangsOn, test }) => ({
      rule: rule.id, cite: rule.cite, question: rule.question, headquarters, ...(test === undefined ? {} : { [rule.tests!]: test }),
      paths: paths.map(({ entities, isCircle }) => ({ entities: entities.map(({ id }) => id), circle: isCircle })),
      hangsOn: hangsOn.map(({ owner, owned }) => `own.${owner.id}>${owned.id}`),
    })),
    leftOut,
  }, null, 2)}\n`;
}

const mostShown = 40;

/** Who is caught and who may be, rule by rule. */
export function sweepText(swept: readonly SweptRule[], book: OwnerBook, day: string, all: boolean): string {
  return [
    `Owners on ${day}: ${count(book.entities.size, 'entity', 'entities')}, ${count(book.stakes.length, 'stake')}, ${
      count(book.controls.length, 'control')}.`, '',
    ...swept.flatMap(({ on, verdict, caught, open }) => {
      const { entities } = verdict.structure;
      const list = (numbers: readonly number[]): string[] => {
        const shown = all ? numbers : numbers.slice(0, mostShown);
        const rest = numbers.length - shown.length;
        return [...shown.map((number) => `    ${nameOf(entities[number]!)}`), ...(rest === 0 ? [] : [`    and ${rest} more (--all)`])];
      };
      return [
        `${on.rule.question}`, `  ${on.rule.cite}: ${standingOf(on)}.`,
        ...(on.rule.judgedBy === undefined ? [`  Reached: ${countOf(caught)}`, ...list(caught)] : []),
        ...(open.length === 0 ? [] : [`  ${on.rule.judgedBy === undefined ? 'Depends on what is open' : 'For judgement'}: ${open.length}`]),
        ...list(open),
        '',
      ];
    }),
    ...leftOutWords(book),
    'Ask about one with --of to see the chains and what an open answer depends on.',
  ].join('\n').concat('\n');
}

function countOf(entities: readonly number[]): string {
  return entities.length === 0 ? 'nobody' : String(entities.length);
}

/** Who is caught and who may be, as JSON. */
export function sweepJson(swept: readonly SweptRule[], on: string): string {
  return `${JSON.stringify({
    format: 'portolan-owners-sweep/1', on,
    rules: swept.map(({ on: { rule, inForce, readings }, verdict, caught, open }) => {
      const { structure: { entities }, solution } = verdict;
      const plain = (number: number): object => ({
        party: entities[number]!.id, heldPercent: percentFact({ low: solution.least(number), high: solution.most(number) }),
      });
      return { rule: rule.id, cite: rule.cite, inForce, readings, caught: caught.map(plain), open: open.map(plain) };
    }),
  }, null, 2)}\n`;
}
