import { dollars } from '../../program/catalogue/match.ts';
import type { Need } from '../../program/catalogue/need.ts';
import type { ShownComposed, ShownComposition } from '../../program/catalogue/shown.ts';
import { count, type Page, styled, wrap } from '../render/layout.ts';
import { partyLines } from './catalogueText.ts';

const withheld = 'not shown to other members';

/** Compositions for the terminal, each with its trade-off, what it is made of and what is still to be said. */
export function composeText({ compositions, left, inTheWay, bounded }: ShownComposed, need: Need, on: string, page: Page): string {
  const add = (text: string, indent = 0): string[] => wrap(text, page.width, indent, 2);
  return `${[
    styled(page, 'bold', need.title),
    ...add(compositions.length === 0 ? `No composition of these offers keeps all that is asked (law of ${on}).`
      : `${count(compositions.length, 'composition')} for which no bar is found on the stated facts (law of ${on}). That is no licence and `
        + 'no clearance. Each is better than every other in something: cost, delivery, licences, dependence.'),
    ...inTheWay.flatMap((what) => add(`in the way: ${what}`, 2)),
    ...compositions.flatMap((one, index) => ['', ...compositionLines(one, index + 1, page)]),
    ...(left.length === 0 ? [] : ['', 'Left out']),
    ...left.flatMap(({ item, why }) => add(`${item}: ${why}`, 2)),
    ...(bounded ? ['', ...add('The search was cut short: there may be more.')] : []),
  ].join('\n')}\n`;
}

function compositionLines(composition: ShownComposition, number: number, page: Page): string[] {
  const { offers, costDollars, deliveryDays, licences, open, dependenceDollars, parties, questions } = composition;
  const add = (text: string, indent = 2): string[] => wrap(text, page.width, indent, 2);
  return [
    styled(page, 'bold', `${number}. ${costDollars === null ? `cost ${withheld}` : dollars(costDollars)} · `
      + `${count(deliveryDays, 'day')} · ${count(licences, 'licence')} needed, ${open} open`),
    ...add(dependenceDollars === null ? `dependence ${withheld}`
      : `dependence: ${dollars(dependenceDollars)} are not stated to be U.S. content`),
    ...offers.flatMap(({ layer, item, member, priceDollars, standing }) => add(
      `${layer}: ${item} of ${member}, ${priceDollars === null ? `price ${withheld}` : dollars(priceDollars)}${standingWords(standing)}`)),
    ...questions.slice(0, mostQuestions).flatMap((question) => add(`? ${question}`)),
    ...(questions.length > mostQuestions ? add(`? … and ${questions.length - mostQuestions} more (--format json)`) : []),
    ...partyLines(parties, page),
  ];
}

/** Questions shown of one composition; the rest is counted. */
const mostQuestions = 4;

function standingWords({ licences, open }: ShownComposition['offers'][number]['standing']): string {
  return `${licences > 0 ? '; needs a licence' : ''}${open > 0 ? '; not decided' : ''}`;
}
