import type { Decision } from '../engine/decision.ts';
import type { PlainAnswer } from '../screening/ownership/plain.ts';
import type { DecisionReport } from './decisionReport.ts';

const meanings: Record<Decision['outcome'], string> = {
  'not-subject': 'Not subject to the regulations asked about.',
  'no-licence-required': 'No licence is required.',
  'exception-available': 'A licence is required, and an exception is available.',
  'authorised': 'An authorisation already covers it.',
  'licence-required': 'A licence is required.',
  'barred': 'Barred.',
  'unsettled': 'The law itself leaves this unsettled.',
  'needs-facts': 'Open: facts are missing.',
  'needs-judgement': 'Open: a person has to judge.',
};

/** A decision as plain text, its lines broken at `width` characters. */
export function decisionText(found: DecisionReport, width = 100): string {
  const known = found.knownOn === null ? '' : `, as known on ${found.knownOn}`;
  return [
    `${found.outcome}: ${meanings[found.outcome]}`,
    `  On ${found.on}${known}, ${found.view} view; ECCN ${found.eccn ?? 'open'}; rests on sources graded ${found.grade}.`,
    ...found.possibleOutcomes.length > 1 ? [`  Still possible: ${found.possibleOutcomes.join(', ')}.`] : [],
    ...section('Prohibited', found.prohibitions.map(({ name, cite, authority }) => `${name} (${cite}); ${authority}`)),
    ...groundLines(found.grounds),
    ...section('Exceptions', exceptionLines(found.exceptions)),
    ...section('Authorised by', found.authorisations),
    ...section('Review policy', found.reviewPolicy === null ? [] : [found.reviewPolicy]),
    ...section('Owners', (found.owners ?? []).flatMap(ownerLines)),
    ...section('Readings', found.readings.map(({ readings, outcome }) => `${readingText(readings)}: ${outcome}`)),
    ...section('For judgement', found.judgements.map(({ question, who, cite }) => `${question} (${who}; ${cite})`)),
    ...section('Asked', [...needLines(found.needs), ...boundedLines(found)]),
    ...section('Duties', found.duties.map((duty) => `${duty.duty}${dueText(duty)} (${duty.cite})`)),
    ...section('Rests on', relianceLines(found)),
    ...section('Assumed as ordinary', assumedLines(found)),
    ...section('Read as another country', Object.entries(found.treatedAs).map(([fact, code]) => `${fact} as ${code}`)),
    ...section('Codified view differs', codifiedLines(found)),
    `  Corpus ${found.corpus.slice(0, 12)}.`,
  ].map((line) => wrapped(line, width)).join('\n').concat('\n');
}

/** What a rule on ownership says of one company: the answer, what is held, and on what it hangs. */
function ownerLines(found: PlainAnswer): string[] {
  const { party, answer, question, cite, standing, heldPercent, line, hangsOn, readings, signs, restsOn } = found;
  const said = answer === null ? 'open' : answer ? 'yes' : 'no';
  const held = typeof heldPercent === 'number' ? `${heldPercent} %` : heldPercent === null ? 'an unknown share'
    : `${heldPercent.min ?? 0} to ${heldPercent.max ?? 100} %`;
  return [
    `${party}: ${said}. ${question}`,
    `  Owners that count hold ${held}${line === undefined ? '' : `; the line is ${line}`}. ${cite}: ${standing}.`,
    ...readings.map(({ reading, answer: then }) => `  If ${readingText(reading)}: ${then === null ? 'open' : then ? 'yes' : 'no'}.`),
    ...[...hangsOn.map((one) => `Asked: ${one.question}`), ...signs.map((sign) => `Look closer: ${sign}`),
      ...restsOn.map((rest) => `Rests on: ${rest}`)].map((text) => `  ${text}`),
  ];
}

/** A line broken between words, continued two columns further in. */
function wrapped(line: string, width: number): string {
  const indent = ' '.repeat(line.length - line.trimStart().length);
  const lines = [indent];
  for (const word of line.trim().split(' ')) {
    const last = lines.at(-1)!;
    if (last.trim() !== '' && last.length + word.length >= width) lines.push(`${indent}  ${word}`);
    else lines[lines.length - 1] = last.trim() === '' ? last + word : `${last} ${word}`;
  }
  return lines.join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`  ${title}:`, ...lines.map((line) => `    ${line}`)];
}

function groundLines(grounds: Decision['grounds']): string[] {
  const line = ({ title, cite, version, reason }: Decision['grounds'][number]): string =>
    `${title}${reason === undefined ? '' : `, ${reason}`}: ${cite}, wording of ${version}`;
  return [
    ...section('Required on these grounds', grounds.filter(({ stands }) => stands === true).map(line)),
    ...section('Grounds still open', grounds.filter(({ stands }) => stands === null).map(line)),
  ];
}

/** One line a question; the same question about several parties is put once, with the names of all its facts. */
function needLines(needs: Decision['needs']): string[] {
  const asked = new Map<string, string[]>();
  for (const { fact, question, who } of needs) {
    const text = `${question}${who === undefined ? '' : ` (${who})`}`;
    asked.set(text, [...(asked.get(text) ?? []), fact]);
  }
  return [...asked].map(([text, facts]) => `${facts.join(', ')}: ${text}`);
}

function exceptionLines({ available, barred, open }: Decision['exceptions']): string[] {
  return Object.entries({ available, open, barred })
    .flatMap(([state, names]) => (names.length === 0 ? [] : [`${state}: ${names.join(', ')}`]));
}

function readingText(readings: Record<string, boolean>): string {
  return Object.entries(readings).map(([name, value]) => `${name} ${value ? 'yes' : 'no'}`).join(', ');
}

function dueText({ due }: Decision['duties'][number]): string {
  if (due === undefined) return '';
  return 'on' in due ? `, due ${due.on}` : `, ${due.days} days ${due.relation} ${due.event}`;
}

/** A search that was cut short says so: what is asked may then be too much, and is never too little. */
function boundedLines({ bounded, needs }: DecisionReport): string[] {
  if (!bounded || needs.length === 0) return [];
  return ['The search was bounded: some of these may turn out not to matter; none that matters is left out.'];
}

/** What the answer rests on beside the assumptions, which have a place of their own. */
function relianceLines({ restsOn, assumed }: DecisionReport): string[] {
  const listed = new Set(assumed.map(({ fact }) => fact));
  return restsOn.filter(({ kind, fact }) => kind !== 'assumption' || fact === undefined || !listed.has(fact))
    .map(({ text }) => text);
}

/** Every assumption that matters on a line of its own; the rest are counted. */
function assumedLines({ assumed }: DecisionReport): string[] {
  const [mattering, others] = [assumed.filter(({ matters }) => matters), assumed.filter(({ matters }) => !matters)];
  const rest = others.length === 0 ? [] : [`and ${others.length} more that change nothing (--format json lists them)`];
  return [...mattering.map(({ fact, value }) => `${fact} = ${JSON.stringify(value)}`), ...rest];
}

function codifiedLines({ codified }: DecisionReport): string[] {
  if (codified === undefined) return [];
  const policy = codified.reviewPolicy === null ? [] : [`review policy ${codified.reviewPolicy}`];
  const grounds = groundLines(codified.grounds).map((line) => line.trim());
  return [codified.outcome, ...grounds, ...exceptionLines(codified.exceptions), ...policy];
}
