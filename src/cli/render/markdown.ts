import type { Determination } from '../../determination/determination.ts';
import { accountRows } from './accounts.ts';
import { count } from './plain.ts';
import { escaped, section, table } from './markdownTable.ts';
import { groundsOf, openOf } from './pointWords.ts';
import { accountsOf, cellLines, dueOf, dutiesOf, gradesOf, pointsOf, relianceOf, type Report, sitesOf, waitsOf } from './report.ts';
import { findingWords, listWords, nearWords, summaryOf } from './screeningWords.ts';
import { cellWord, testWords } from './words.ts';

/** The answer as Markdown, with tables, for a report or a review. */
export function renderMarkdown(report: Report): string {
  const { determination } = report;
  const { title, on, knownOn, corpus, verifiedThrough } = determination;
  const known = knownOn === null ? '' : ` as known on ${knownOn}`;
  const parts = [
    `# ${escaped(title)}`,
    `On ${on}${known} · corpus \`${corpus.slice(0, 12)}\` · nothing read after ${verifiedThrough}`,
    matrix(report),
    section('Why', whyTable(report)),
    section('Accounts', table(['Account', 'Before', 'Drawn', 'Left', 'Cite'], accountRows(accountsOf(report)))),
    section('Screening', screeningMarkdown(report)),
    section('Tests', table(['Status', 'Test', 'Of', 'Turns on', 'Cite'], determination.tests.map((test) => [
      testWords[test.status].word, test.name, test.of, waitsOf(test).join('; '), test.cite,
    ]))),
    section('Duties', table(['Duty', 'Due', 'Legs', 'Cite'], dutiesOf(report).map(({ duty, legs }) => [
      duty.duty, dueOf(duty), legs.join(', '), duty.cite,
    ]))),
    section('Open questions', table(['Question', 'Who knows', 'Fact', 'Legs', 'Cite'],
      determination.questions.map(({ need, legs }) => [
        need.question, need.who ?? '', need.fact, String(legs.length), need.cite ?? '',
      ]))),
    section('Dates ahead', dates(determination)),
    section('Rests on', reliance(report)),
    section('Grades', table(['Outcome', 'Legs', 'Weakest source'], gradesOf(report).map(({ outcome, legs, grade }) => [
      outcome, String(legs), grade,
    ]))),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function screeningMarkdown({ screening }: Report): string {
  if (screening === undefined || screening.compared === 0) return '';
  const { findings, lists, notices } = screening;
  const points = [...findings.map(findingWords), ...nearWords(screening), ...lists.map(listWords), ...notices]
    .map((words) => `- ${escaped(words)}`);
  return [escaped(summaryOf(screening)), points.join('\n')].join('\n\n');
}

function matrix({ determination, view }: Report): string {
  const sites = sitesOf(determination);
  const items = [...new Map(determination.legs.map((leg) => [leg.item, leg])).values()];
  return table(['Layer', 'Item', ...sites], items.map(({ item, itemName, layer }) => [
    layer, itemName, ...sites.map((site) =>
      cellLines(determination.legs.filter((leg) => leg.item === item && leg.site === site), view).join('; ')),
  ]));
}

function whyTable(report: Report): string {
  return table(['Legs', 'View', 'Outcome', 'ECCN', 'Grounds', 'Review', 'Exceptions', 'Open'],
    pointsOf(report).flatMap(({ legs, views }) => views.map(({ view, decision, lifts }) => [
      legs.map(({ id }) => id).join(', '), view, cellWord(decision.outcome), decision.eccn ?? '',
      groundsOf(decision).join('; '), decision.reviewPolicy ?? '',
      lifts.map(({ name, cite, conditions }) => `${name} (${cite})${conditions.map((one) => ` · ${one}`).join('')}`).join('; '),
      openOf(decision).join('; '),
    ])));
}

function dates({ datesAhead }: Determination): string {
  return table(['Date', 'Leg', 'View', 'Before', 'After', 'Cause'], datesAhead.flatMap(({ on, changes, causes }) =>
    changes.map(({ leg, view, before, after }) => [
      on, leg, view, cellWord(before), cellWord(after), causes.map(({ text }) => text).join('; '),
    ])));
}

function reliance(report: Report): string {
  const { announcements, diligence, assumptions } = relianceOf(report);
  const facts = (label: string, names: readonly string[]): string[] => (names.length === 0 ? []
    : [`- ${count(names.length, 'fact')} ${label}: ${names.map((name) => `\`${name}\``).join(', ')}`]);
  return [
    ...announcements.map((text) => `- ${escaped(text)}`),
    ...facts('assumed', assumptions), ...facts('with no diligence recorded', diligence),
  ].join('\n');
}
