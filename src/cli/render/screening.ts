import type { PackageScreening } from '../../determination/screenedParties.ts';
import { count, type Page, styled, wrap } from './layout.ts';

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
    ...wrap(`Lists: ${lists.map(listWords).join('; ')}.`, page.width, 2, 2),
    ...notices.flatMap((notice) => wrap(notice, page.width, 2).map((line) => styled(page, 'yellow', line))),
  ];
}

/** The sign of a finding in its colour, which says nothing that the sign does not. */
function coloured(line: string, state: Shown['state'], page: Page): string {
  if (state === 'dismissed') return line;
  return line.replace(marks[state], (mark) => styled(page, state === 'settled' ? 'red' : 'yellow', mark));
}

/** How hard it was looked, and what it came to. */
export function summaryOf({ compared, findings, lists, threshold }: PackageScreening): string {
  const entries = lists.reduce((sum, list) => sum + list.entries, 0);
  const looked = `${count(compared, 'party', 'parties')} compared with ${count(entries, 'entry', 'entries')}, `
    + `likenesses from ${threshold} on`;
  const open = findings.filter(({ state }) => state === 'open').length;
  const settled = findings.filter(({ state }) => state === 'settled').length;
  if (findings.length === 0) return `${looked}: none. That is no clearance.`;
  return `${looked}: ${settled} settled, ${open} to be decided, ${findings.length - settled - open} settled as somebody else.`;
}

/** One finding in a sentence. */
export function findingWords({ subject, entry, score, state, verdict, because, by: said, facts }: Shown): string {
  const by = said.replace(/\.$/, '');
  const who = `${subject} ${state === 'settled' ? 'is' : state === 'open' ? 'may be' : 'is not'} ${entry.name} (${entry.list}/${entry.id})`;
  if (state === 'settled') return `${who}, ${by}. ${facts.length === 0 ? 'No fact of the law follows.' : `States ${facts.join(', ')}.`}`;
  if (state === 'dismissed') return `${who}, ${by}.`;
  return `Red flag: ${who}, ${verdict} ${score.toFixed(2)}${by === '' ? '' : `, ${by}`}. ${because}.`;
}

/** What to type to decide on a finding. */
export function howToDecide({ subject, entry }: Shown, file: string): string {
  const where = `${file} ${JSON.stringify(subject)} ${entry.list}/${entry.id}`;
  return `Decide: portolan ledger decide ${where} --as match|not-a-match --by … --why …`;
}

/** A list as it was looked at. */
export function listWords({ list, day, entries, starter, stale }: PackageScreening['lists'][number]): string {
  const marks = [`${entries}`, ...(starter ? ['starter list'] : []), ...(stale ? ['not looked at lately'] : [])];
  return `${list} of ${day} (${marks.join(', ')})`;
}
