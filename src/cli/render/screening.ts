import type { PackageScreening } from '../../determination/screenedParties.ts';
import { type Page, styled, wrap } from './layout.ts';
import { findingWords, howToDecide, listWords, nearWords, summaryOf } from './screeningWords.ts';

type Shown = PackageScreening['findings'][number];

const marks: Record<Shown['state'], string> = { settled: '✗', open: '?', dismissed: '·' };

/** What the parties were compared with, what was found, and what is to be decided. */
export function screeningLines(screening: PackageScreening | undefined, file: string, page: Page): string[] {
  if (screening === undefined || screening.compared === 0) return [];
  const { findings, lists, notices } = screening;
  return [
    ...wrap(summaryOf(screening), page.width, 2),
    ...findings.flatMap((finding) => [
      ...wrap(`${marks[finding.state]} ${findingWords(finding)}`, page.width, 2, 2).map((line) => coloured(line, finding.state, page)),
      ...(finding.state === 'open' ? wrap(howToDecide(finding, file), page.width, 6, 2) : []),
    ]),
    ...nearWords(screening).flatMap((words) => wrap(words, page.width, 2, 2)),
    ...wrap(`Lists: ${lists.map(listWords).join('; ')}.`, page.width, 2, 2),
    ...notices.flatMap((notice) => wrap(notice, page.width, 2).map((line) => styled(page, 'yellow', line))),
  ];
}

/** The sign of a finding in its colour, which says nothing that the sign does not. */
function coloured(line: string, state: Shown['state'], page: Page): string {
  if (state === 'dismissed') return line;
  return line.replace(marks[state], (mark) => styled(page, state === 'settled' ? 'red' : 'yellow', mark));
}
