import { type RequirementFinding, requirementStatuses } from '../program/assess.ts';
import type { Gap } from '../program/consortium.ts';
import type { Programme } from '../program/programme.ts';
import { actorWords, contentLine, contentWords, noticesOf, reasonsOf, statusWords, windowLine } from '../program/programmeWords.ts';
import { count, type Page, styled, wrap } from './render/layout.ts';

/** What is shown without `--all`: on what somebody has to act. */
const acted = ['not-met', 'open', 'for-judgement'];

/** The programme's answer as a page of text. */
export function programmeText(answer: Programme, all: boolean, page: Page): string {
  const head = (text: string): string => styled(page, 'bold', text);
  const { title, on, corpus, verifiedThrough, requirements } = answer;
  const lines = [
    ...wrap(title, page.width).map(head),
    ...wrap(`American AI Exports Program on ${on} · corpus ${corpus.slice(0, 12)} · nothing read after ${verifiedThrough}`, page.width)
      .map((line) => styled(page, 'dim', line)),
    ...wrap(answer.notice, page.width).map((line) => styled(page, 'dim', line)),
    '', ...wrap(tally(requirements), page.width),
    ...requirementStatuses.filter((status) => all || acted.includes(status)).flatMap((status) => {
      const own = requirements.filter((finding) => finding.status === status);
      const { symbol, word } = statusWords[status];
      return own.length === 0 ? [] : ['', head(word), ...own.flatMap((finding) => findingLines(finding, symbol, answer, all, page))];
    }),
    '', head('U.S. content of the hardware layer'), ...wrap(contentWords[answer.content.state], page.width, 2, 2),
    ...answer.content.findings.flatMap((finding) => wrap(contentLine(finding), page.width, 4, 2)),
    ...answer.content.unseen.flatMap((text) => wrap(text, page.width, 4, 2)),
    ...gapLines(answer.gaps, head, page),
    '', head('Windows and days'), ...wrap(windowLine(answer), page.width, 2, 2),
    ...answer.deadlines.flatMap(({ on: day, what, grade }) => wrap(`${day} ${what} (${grade})`, page.width, 2, 11)),
    ...changeLines(answer, all, head, page),
    '', ...noticesOf(answer).flatMap((notice) => wrap(notice, page.width)),
  ];
  return `${lines.join('\n')}\n`;
}

function tally(requirements: readonly RequirementFinding[]): string {
  return requirementStatuses.map((status) => ({ status, number: requirements.filter((one) => one.status === status).length }))
    .filter(({ number }) => number > 0)
    .map(({ status, number }) => `${number} ${statusWords[status].word.toLowerCase()}`).join(' · ');
}

function findingLines(finding: RequirementFinding, symbol: string, answer: Programme, all: boolean, page: Page): string[] {
  const { requirement, status } = finding;
  const quiet = requirement.for === 'agency' && !all;
  return [
    ...wrap(`${symbol} ${requirement.id} ${requirement.requires} (${requirement.source}; ${requirement.grade})${actorWords(finding)}`,
      page.width, 2, 2),
    ...(status === 'met' ? [] : reasonsOf(finding, answer)).flatMap((reason) => wrap(reason, page.width, 6, 2)),
    ...(requirement.stands === undefined ? [] : wrap(requirement.stands, page.width, 6, 2)),
    ...(quiet ? [] : wrap(`A reviewer asks: ${requirement.asks}`, page.width, 6, 2)),
  ];
}

function gapLines(gaps: readonly Gap[], head: (text: string) => string, page: Page): string[] {
  if (gaps.length === 0) return [];
  const help = new Map(gaps.flatMap((gap) => gap.help).map((one) => [`${one.agency} ${one.what}`, one]));
  return [
    '', head('Missing to be a consortium'),
    ...gaps.flatMap(({ what }) => wrap(`- ${what}`, page.width, 2, 2)),
    ...(help.size === 0 ? [] : ['  Help that exists:']),
    ...[...help.values()].flatMap(({ agency, what, grade }) => wrap(`${agency}: ${what} (${grade})`, page.width, 4, 2)),
  ];
}

function changeLines({ changes }: Programme, all: boolean, head: (text: string) => string, page: Page): string[] {
  const shown = all ? changes : changes.slice(1);
  return [
    '', head('What changed between calls'),
    ...shown.flatMap(({ call, changes: own }) => [
      ...wrap(`${call.title}${call.published === undefined ? '' : ` (${call.published})`}: ${call.state}; ${call.grade}`, page.width, 2, 2),
      ...own.flatMap(({ topic, before, after }) => wrap(`${topic}: ${before === null ? 'new: ' : ''}${after}`, page.width, 4, 2)),
      ...(call.unknown.length === 0 ? [] : wrap(`not known: ${call.unknown.join(', ')}`, page.width, 4, 2)),
    ]),
    ...(all ? [] : [`  ${count(changes.length - shown.length, 'earlier stage')} with --all`]),
  ];
}
