import type { Outcome } from '../../engine/program.ts';
import { dollars, type EntryMatch } from '../../program/catalogue/match.ts';
import type { Need } from '../../program/catalogue/need.ts';
import type { PartyNote } from '../../program/catalogue/partyNotes.ts';
import { count, type Page, styled, wrap } from '../render/layout.ts';
import { outcomeWords } from '../render/words.ts';

/** A catalogue entry with all that has to be shown with it. */
export interface ShownEntry {
  match: EntryMatch;
  title: string;
  on: string;
  legs: { leg: string; country: string | null; enforced: Outcome; codified: Outcome }[];
  parties: PartyNote[];
}

const statusWords = { met: 'open to this need', open: 'not all is said', 'not-met': 'not open to this need' };
const marks = { met: '✓', open: '?', 'not-met': '✗' };

/** The catalogue for the terminal: those open to the need first. */
export function catalogueText(shown: readonly ShownEntry[], need: Need | undefined, page: Page): string {
  const order = ['met', 'open', 'not-met'];
  const sorted = shown.toSorted((left, right) => order.indexOf(left.match.status) - order.indexOf(right.match.status));
  const lines = need === undefined ? [] : [styled(page, 'bold', need.title), ''];
  return `${[...lines, ...sorted.flatMap((one) => [...entryLines(one, need, page), ''])].join('\n').trimEnd()}\n`;
}

function entryLines(
  { match: { entry, status, criteria }, title, on, legs, parties }: ShownEntry, need: Need | undefined, page: Page,
): string[] {
  const add = (text: string, indent = 2): string[] => wrap(text, page.width, indent, 2);
  const price = entry.priceDollars === undefined ? 'price not stated' : dollars(entry.priceDollars);
  return [
    styled(page, 'bold', `${title} (${entry.id})${need === undefined ? '' : `: ${statusWords[status]}`}`),
    ...add(`designated ${entry.designated}${entry.until === undefined ? '' : ` to ${entry.until}`}; ${entry.countries.join(', ')}; `
      + `${entry.sectors.join(', ')}; ${price}`),
    ...(need === undefined ? [] : criteria.flatMap((one) => add(`${marks[one.status]} ${one.about}: ${one.wanted}; ${one.found}`))),
    ...entry.conditions.flatMap((condition) => add(`condition: ${condition}`)),
    ...add(`law of ${on}: ${outcomesText(legs)}`),
    ...partyLines(parties, page),
  ];
}

function outcomesText(legs: ShownEntry['legs']): string {
  if (legs.length === 0) return 'no delivery there is described';
  const kinds = Map.groupBy(legs, ({ enforced, codified }) => (enforced === codified ? outcomeWords[enforced].phrase
    : `${outcomeWords[enforced].phrase} as applied, ${outcomeWords[codified].phrase} as printed`));
  return [...kinds].map(([words, own]) => `${words}: ${count(own.length, 'leg')}`).join('; ');
}

/** What hangs on the parties, always: a country that is open says nothing of who takes part. */
export function partyLines(parties: readonly PartyNote[], page: Page): string[] {
  const add = (text: string, indent: number): string[] => wrap(text, page.width, indent, 2);
  const quiet = parties.filter(({ tests, asked }) => tests.length + asked.length === 0);
  return [
    ...parties.filter((one) => !quiet.includes(one)).flatMap(({ name, tests, asked }) => [
      ...add(`about ${name}:`, 2),
      ...tests.flatMap(({ status, name: test, question }) =>
        add(`${status === 'not-met' ? '✗' : '?'} ${test}${question === null ? '' : ` ${question}`}`, 4)),
      ...asked.flatMap((question) => add(`? ${question}`, 4)),
    ]),
    ...(quiet.length === 0 ? [] : add(`nothing open is found about ${quiet.map(({ name }) => name).join(', ')}; that clears nobody`, 2)),
  ];
}
