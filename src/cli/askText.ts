import type { AskedQuestion, AskReport } from '../determination/ask.ts';
import { count, type Page, styled, wrap } from './render/layout.ts';

/** Diligence on the page; the rest is counted. */
const mostDiligence = 12;

/** The questions of a package as text: what is open and decides, what the law wants looked into, what others must settle. */
export function askText(report: AskReport, page: Page): string {
  const { determining, diligence, forOthers, open, shortest, bounded, title, on, corpus } = report;
  const lines = [
    styled(page, 'bold', title), styled(page, 'dim', `On ${on} · corpus ${corpus.slice(0, 12)}`), '',
    styled(page, 'bold', determining.length === 0 ? 'Nothing is left that decides' : 'What decides'),
  ];
  if (determining.length > 0) {
    lines.push(...wrap(`${count(open.length, 'finding')} ${open.length === 1 ? 'is' : 'are'} open. ${
      count(shortest, 'answer')} will close ${open.length === 1 ? 'it' : 'them'} if each is as is ordinary; no other fact ${
      bounded ? 'is known to' : 'can'} change them.`, page.width, 2));
    for (const [index, question] of determining.entries()) lines.push(...questionLines(question, index + 1, page));
  }
  if (forOthers.length > 0) {
    lines.push('', styled(page, 'bold', 'For others to settle'));
    for (const { question, who, reason } of forOthers) {
      lines.push(...wrap(`- ${question}${who === undefined ? '' : ` For ${who}.`} ${reason}`, page.width, 2, 2));
    }
  }
  lines.push(...diligenceLines(diligence, page));
  return `${lines.join('\n')}\n`;
}

/** One question with whom to ask, what hangs on it and why. */
export function questionLines(question: AskedQuestion, number: number, page: Page): string[] {
  const { about, unit, who, reason, closes, findings, effortDays, proven, first, facts } = question;
  const hang = String(number).length + 2;
  const asked = `${number}. ${question.question}${unit === undefined ? '' : ` In ${unit}.`} [${about}]`;
  const ask = who === undefined ? '' : `Ask ${who} (about ${count(effortDays, 'working day')}). `;
  const waits = `${count(findings.length, 'finding waits', 'findings wait')}: ${named(findings)}.`;
  const settles = closes.length > 0 ? `Closes ${named(closes)}.` : waits;
  const doubt = proven ? '' : ' It may turn out not to matter.';
  return [
    ...wrap(asked, page.width, 2, hang),
    ...wrap(`${ask}${settles}${doubt}`, page.width, 2 + hang),
    ...wrap(`Why: ${reason}${facts.length === 0 ? '' : ` · ${facts.slice(0, 3).join(', ')}${facts.length > 3 ? ' …' : ''}`}`,
      page.width, 2 + hang),
    ...(first === undefined ? [] : wrap(first, page.width, 2 + hang)),
  ];
}

function named(findings: readonly string[]): string {
  return findings.length <= 3 ? findings.join(', ') : `${findings.slice(0, 2).join(', ')} and ${findings.length - 2} more`;
}

/** The same question about several is asked once. */
function diligenceLines(diligence: readonly AskedQuestion[], page: Page): string[] {
  if (diligence.length === 0) return [];
  const byQuestion = new Map<string, AskedQuestion[]>();
  for (const question of diligence) byQuestion.set(question.question, [...byQuestion.get(question.question) ?? [], question]);
  const rest = byQuestion.size - mostDiligence;
  return [
    '', styled(page, 'bold', 'What the law wants looked into'),
    ...wrap(`${count(byQuestion.size, 'question')} about ${count(new Set(diligence.map(({ about }) => about)).size, 'thing')}, first `
      + 'those that could change an answer as it stands. Until they are recorded, favourable answers rest on them.', page.width, 2),
    ...[...byQuestion].slice(0, mostDiligence).flatMap(([question, own]) => {
      const abouts = [...new Set(own.map(({ about }) => about))];
      return wrap(`- ${question} [${named(abouts)}] ${own[0]!.reason}`, page.width, 2, 2);
    }),
    ...(rest > 0 ? [`  … and ${count(rest, 'question')} more (--json)`] : []),
  ];
}
