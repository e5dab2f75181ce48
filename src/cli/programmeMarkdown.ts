import { requirementStatuses } from '../program/assess.ts';
import type { Programme } from '../program/programme.ts';
import { actorWords, contentLine, contentWords, noticesOf, reasonsOf, statusWords, windowLine } from '../program/programmeWords.ts';
import { escaped, table } from './render/markdownTable.ts';

/** The programme's answer as a Markdown page, with nothing left out. */
export function programmeMarkdown(answer: Programme): string {
  const { title, on, corpus, verifiedThrough, requirements, content, gaps, deadlines, changes } = answer;
  const sections = requirementStatuses.flatMap((status) => {
    const own = requirements.filter((finding) => finding.status === status);
    if (own.length === 0) return [];
    return [`## ${statusWords[status].word} (${own.length})`, table(
      ['Requirement', 'Why', 'A reviewer asks', 'Source'],
      own.map((finding) => {
        const { requirement } = finding;
        const why = status === 'met' ? finding.tests.map(({ cite }) => cite) : reasonsOf(finding, answer);
        return [`${requirement.id} ${requirement.requires}${actorWords(finding)}`,
          [...new Set(why)].join('; ') || (requirement.stands ?? ''), requirement.asks, `${requirement.source} (${requirement.grade})`];
      }))];
  });
  return `${[
    `# ${title}`, `American AI Exports Program on ${on} · corpus ${corpus.slice(0, 12)} · nothing read after ${verifiedThrough}`,
    escaped(answer.notice),
    ...sections,
    '## U.S. content of the hardware layer', `${contentWords[content.state]}:`,
    bullets([...content.findings.map(contentLine), ...content.unseen]),
    ...(gaps.length === 0 ? [] : ['## Missing to be a consortium', bullets(gaps.map(({ what }) => what))]),
    '## Windows and days', bullets([
      windowLine(answer), ...deadlines.map(({ on: day, what, grade, source }) => `${day} ${what} (${source}; ${grade})`),
    ]),
    '## What changed between calls',
    ...changes.flatMap(({ call, changes: own }) => [`### ${call.title}`, `${call.state} (${call.source}; ${call.grade})`,
      bullets([...own.map(({ topic, before, after }) => `${topic}: ${after}${before === null ? '' : ` Before: ${before}`}`),
        ...(call.unknown.length === 0 ? [] : [`not known: ${call.unknown.join(', ')}`])])]),
    ...noticesOf(answer).map(escaped),
  ].join('\n\n')}\n`;
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${escaped(line)}`).join('\n');
}
