import type { DiligenceFile, FlagEntry, JudgementEntry, KnowledgeEntry, RecordEntry } from '../determination/diligenceFile.ts';
import { count, type Page, styled, wrap } from './render/layout.ts';

const mark = 'PRIVILEGED AND CONFIDENTIAL. Prepared for the purpose of legal advice. Whether privilege attaches is for counsel to say.';
const mostUnrecorded = 12;

const stateWords: Record<RecordEntry['state'] | 'not recorded', string> = {
  open: 'OPEN', resolved: 'resolved', lapsed: 'LAPSED', later: 'not yet made',
  'taken up': 'taken up in another record', 'not recorded': 'nothing recorded',
};

/** The diligence file as a page: what is recorded, what the law counts as known, what waits, what nobody recorded. */
export function diligenceText(report: DiligenceFile, isPrivileged: boolean, page: Page): string {
  const lines = (texts: readonly string[]): string[] => texts.flatMap((text) => wrap(text, page.width, 2, 2));
  const body = sectionsOf(report).filter(([, texts]) => texts.length > 0)
    .flatMap(([title, texts]) => ['', styled(page, 'bold', title), ...lines(texts)]);
  return `${[
    ...(isPrivileged ? [...wrap(mark, page.width), ''] : []),
    ...wrap(`Diligence file: ${report.title}`, page.width).map((line) => styled(page, 'bold', line)),
    styled(page, 'dim', `On ${report.on} · corpus ${report.corpus.slice(0, 12)}`), ...body,
  ].join('\n')}\n`;
}

/** The same as a memo. */
export function diligenceMarkdown(report: DiligenceFile, isPrivileged: boolean): string {
  const sections = sectionsOf(report).filter(([, texts]) => texts.length > 0)
    .map(([title, texts]) => `## ${title}\n\n${texts.map((text) => `- ${escaped(text)}`).join('\n')}`);
  return `${[
    ...(isPrivileged ? [`**${mark}**`] : []), `# Diligence file: ${escaped(report.title)}`,
    `On ${report.on} · package \`${report.file}\` · corpus \`${report.corpus.slice(0, 12)}\``, ...sections,
  ].join('\n\n')}\n`;
}

function escaped(text: string): string {
  return text.replaceAll(/([\\|<>*_`[\]#])/g, '\\$1').replaceAll(/\s*\n\s*/g, ' ');
}

function sectionsOf(report: DiligenceFile): [string, string[]][] {
  const { records, knowledge, judgements, flags, flagsCite, unrecorded } = report;
  const seen = flags.filter(({ state }) => state !== 'not recorded');
  const unseen = flags.filter(({ state }) => state === 'not recorded');
  const rest = unrecorded.length - mostUnrecorded;
  return [
    ['What was looked into', records.map(recordLine)],
    ['What is known', knowledge.filter(({ state }) => state !== 'nothing recorded').map(knowledgeLine)],
    ['Judgements', judgements.flatMap(judgementLines)],
    [`Red flags seen (${flagsCite})`, seen.map((flag) => `${flagLine(flag)}: ${stateWords[flag.state]}`)],
    [`Red flags without a record (${flagsCite})`, unseen.map(flagLine)],
    ['Diligence that nobody recorded', [
      ...unrecorded.slice(0, mostUnrecorded).map(({ question, about, facts, fact, reason, proven }) =>
        `${question} [${about}] ${proven ? 'It could change an answer. ' : ''}Why: ${reason}. Record it on ${facts[0] ?? fact}.`),
      ...(rest > 0 ? [`… and ${count(rest, 'question')} more (--format json)`] : []),
    ]],
  ];
}

function recordLine({ redFlags = [], asked = [], evidence = [], finding, state, ...record }: RecordEntry): string {
  const { question, by, on, until, about, concerns, file, line } = record;
  const relied = until === undefined ? '' : `, relied on until ${until}`;
  const flags = redFlags.length === 0 ? '' : `Red flag ${redFlags.join(', ')}. `;
  return [
    `${stateWords[state]}: ${flags}${question} (${concerns}; ${about}; ${file}:${line})`,
    ...(asked.length === 0 ? [] : [`Asked for: ${asked.join('; ')}.`]),
    evidence.length === 0 ? 'No evidence is recorded.' : `Given: ${evidence.join('; ')}.`,
    ...(finding === undefined ? [] : [`Found: ${said(finding)}, by ${by} on ${on}${relied}.`]),
  ].join(' ');
}

const knowledgeWords: Record<KnowledgeEntry['state'], string> = {
  known: 'KNOWN', unresolved: 'RED FLAG UNRESOLVED', 'none after diligence': 'none after recorded diligence',
  'said to be none': 'said to be none, without recorded diligence', 'nothing recorded': 'nothing recorded',
};

function knowledgeLine({ question, state, on, legs, of, fact }: KnowledgeEntry): string {
  return `${knowledgeWords[state]}${on === undefined ? '' : ` on ${on}`}: ${question} (${fact}; ${legs.length} of ${count(of, 'leg')})`;
}

function judgementLines({ settles, question, who, cite, waiting, records }: JudgementEntry): string[] {
  const asked = `${question} (${settles}${cite === null ? '' : `; ${cite}`})`;
  const first = `${waiting.slice(0, 3).join(', ')}${waiting.length > 3 ? ' …' : ''}`;
  const legs = `${count(waiting.length, 'finding waits', 'findings wait')}: ${first}`;
  const waits = waiting.length === 0 ? [] : [`WAITING: ${asked} For ${who ?? 'whoever has to judge'}. ${legs}.`];
  const made = records.map(({ answer, by, on, grounds, expires, about, state, file, line }) =>
    `${state === 'resolved' ? 'judged' : stateWords[state]}: ${asked} ${answer ? 'Yes' : 'No'}, by ${by} on ${on}${
      expires === undefined ? '' : `, until ${expires}`}. Grounds: ${grounds} (${about}; ${file}:${line})`);
  return [...waits, ...made];
}

function flagLine({ number, title }: FlagEntry): string {
  return `No. ${number}: ${title}`;
}

function said(value: RecordEntry['finding']): string {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
