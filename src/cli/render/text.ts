import type { Determination } from '../../determination/determination.ts';
import { accountLines } from './accounts.ts';
import { count, type Page, styled, wrap } from './layout.ts';
import { matrixLines } from './matrix.ts';
import { pointLines } from './point.ts';
import { questionLines } from './questions.ts';
import { accountsOf, dueOf, dutiesOf, factSummary, gradesOf, relianceOf, type Report, shortenedPoints, waitsOf } from './report.ts';
import { screeningLines } from './screening.ts';
import { cellWord, testWords } from './words.ts';

/** The answer as one page of text. */
export function renderText(report: Report, page: Page): string {
  const { determination } = report;
  const sections: [string, string[]][] = [
    ['', matrixLines(report, page)],
    ['Why', shortenedPoints(report).flatMap((point) => pointLines(point, report.view, page))],
    ['Accounts', accountLines(accountsOf(report), page)],
    ['Screening', screeningLines(report.screening, determination.file, page)],
    ['Tests', testLines(determination, page)],
    ['Duties', dutyLines(report, page)],
    ['Open questions', questionLines(determination, report.all === true, page)],
    ['Dates ahead', dateLines(determination, page)],
    ['Rests on', relianceLines(report, page)],
    ['Grades', gradeLines(report, page)],
  ];
  const body = sections.filter(([, lines]) => lines.length > 0)
    .flatMap(([title, lines]) => ['', ...(title === '' ? [] : [styled(page, 'bold', title)]), ...lines]);
  return `${[...headLines(determination, page), ...body].join('\n')}\n`;
}

function headLines({ title, on, knownOn, corpus, verifiedThrough }: Determination, page: Page): string[] {
  const known = knownOn === null ? '' : ` as known on ${knownOn}`;
  return [
    ...wrap(title, page.width).map((line) => styled(page, 'bold', line)),
    ...wrap(`On ${on}${known} · corpus ${corpus.slice(0, 12)} · nothing read after ${verifiedThrough}`, page.width)
      .map((line) => styled(page, 'dim', line)),
  ];
}

function testLines({ tests }: Determination, page: Page): string[] {
  if (tests.length === 0) return [];
  const groups = Object.groupBy(tests, ({ status }) => status);
  const statuses = ['met', 'not-met', 'open', 'for-judgement'] as const;
  const summary = statuses.map((status) => `${groups[status]?.length ?? 0} ${testWords[status].word}`).join(' · ');
  const shown = (['met', 'not-met', 'open', 'for-judgement'] as const).flatMap((status) => {
    const byName = new Map<string, { cite: string; of: string[]; waits: Set<string> }>();
    for (const test of groups[status] ?? []) {
      // What the facts themselves meet need not be said one by one.
      if (status === 'met' && test.judged === undefined) continue;
      const entry = byName.get(test.name) ?? { cite: test.cite, of: [], waits: new Set() };
      if (test.of !== '') entry.of.push(test.of);
      for (const wait of waitsOf(test)) entry.waits.add(wait);
      byName.set(test.name, entry);
    }
    return [...byName].flatMap(([name, { cite, of, waits }]) => [
      ...wrap(`${testWords[status].symbol} ${name}${of.length === 0 ? '' : ` [${of.join(', ')}]`} (${cite})`, page.width, 2, 2),
      ...[...waits].flatMap((wait) => wrap(wait, page.width, 6, 2)),
    ]);
  });
  return [...wrap(summary, page.width, 2), ...shown];
}

function dutyLines(report: Report, page: Page): string[] {
  const all = report.determination.legs.length;
  return dutiesOf(report).flatMap(({ duty, legs, codifiedOnly }) => {
    const whose = legs.length === all ? 'every leg' : legs.length <= 2 ? legs.join(', ') : count(legs.length, 'leg');
    const due = dueOf(duty);
    const when = due === '' ? '' : ` Due ${due}.`;
    const only = codifiedOnly ? ', as codified' : '';
    return wrap(`- ${duty.duty}${when} [${whose}${only}] (${duty.cite})`, page.width, 2, 2);
  });
}

function dateLines({ datesAhead }: Determination, page: Page): string[] {
  return datesAhead.flatMap(({ on, changes, causes, otherChanges }) => {
    const moves = new Map<string, string[]>();
    for (const { leg, view, before, after } of changes) {
      const move = `${cellWord(before)} → ${cellWord(after)} (${view})`;
      moves.set(move, [...(moves.get(move) ?? []), leg]);
    }
    return [
      ...[...moves].flatMap(([move, legs]) => wrap(`${on}  ${move}: ${legs.join(', ')}`, page.width, 2, 12)),
      ...causes.flatMap(({ text }) => wrap(`because ${text}`, page.width, 14, 2)),
      ...(otherChanges === 0 ? [] : [`              and ${count(otherChanges, 'other change of law', 'other changes of law')} that day`]),
    ];
  });
}

function relianceLines(report: Report, page: Page): string[] {
  const { announcements, diligence, assumptions } = relianceOf(report);
  return [
    ...announcements.flatMap((text) => wrap(`- ${text}`, page.width, 2, 2)),
    ...factLines('assumed', assumptions, page),
    ...factLines('without recorded diligence', diligence, page),
  ];
}

function factLines(label: string, facts: readonly string[], page: Page): string[] {
  if (facts.length === 0) return [];
  return wrap(`- ${count(facts.length, 'fact')} ${label}: ${factSummary(facts)}.`, page.width, 2, 2);
}

function gradeLines(report: Report, page: Page): string[] {
  return wrap(`weakest source behind ${gradesOf(report).map(({ outcome, grade, legs }) =>
    `${outcome} (${count(legs, 'leg')}): ${grade}`).join(' · ')}`, page.width, 2, 2);
}
