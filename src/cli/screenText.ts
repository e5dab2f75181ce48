import type { Party } from '../screening/entry.ts';
import { containsWords } from '../screening/decisions/matchFinding.ts';
import { explain } from '../screening/names/explain.ts';
import type { EntryMatch, NameResult, Standing } from '../screening/names/screener.ts';
import type { HeldLists } from './listsHeld.ts';
import { count, type Page, styled, wrap } from './render/layout.ts';

/** What a screening of one party came to. */
export interface Screening {
  subject: Party;
  threshold: number;
  held: HeldLists;
  /** How many names of entries were compared. */
  names: number;
  matches: readonly EntryMatch[];
  limit: number;
}

const standingWords: Record<Standing, string> = { primary: 'name', strong: 'alias', former: 'former name', weak: 'weak alias' };
const namesShown = 3;

/** A screening for the terminal: what was found, why, in which order, and in any case what was looked at. */
export function screeningText(screening: Screening, page: Page): string {
  const { subject, matches, limit, threshold } = screening;
  const alike = matches.filter(({ score }) => score >= threshold).length;
  const lines = alike === 0 ? nothingFound(screening, page) : [
    styled(page, 'bold', `${subject.name}: ${alike === 1 ? '1 entry' : `${alike} entries`} may be this party`),
  ];
  if (alike < matches.length) {
    lines.push(...wrap(`${alike === 0 ? 'But the' : 'The'} name contains what tells ${count(matches.length - alike, 'listed name')} `
      + 'from others, and that needs a look.', page.width));
  }
  matches.slice(0, limit).forEach((match, at) => lines.push('', ...matchLines(match, matches[at - 1], threshold, page)));
  if (matches.length > limit) lines.push('', `… and ${matches.length - limit} more: --limit ${matches.length} shows all.`);
  lines.push('', ...lookedAt(screening, page));
  return `${lines.join('\n')}\n`;
}

function nothingFound({ subject, threshold }: Screening, page: Page): string[] {
  return wrap(`No entry is as much like “${subject.name}” as ${threshold.toFixed(2)}. `
    + 'That clears nobody: it says only what was compared, below.', page.width);
}

function matchLines(match: EntryMatch, before: EntryMatch | undefined, threshold: number, page: Page): string[] {
  const { entry, score, names, evidence, identifiers, contains } = match;
  const programmes = entry.programmes.length === 0 ? '' : `, ${entry.programmes.join(', ')}`;
  const lines = [
    `${styled(page, 'bold', score.toFixed(3))}  ${styled(page, 'bold', entry.name)}`,
    `       ${entry.list} ${entry.id}, ${entry.kind}${programmes}`,
  ];
  const add = (text: string): void => { lines.push(...wrap(text, page.width, 7, 2)); };
  for (const { kind, title, value } of identifiers) add(`the same ${title ?? kind}: ${value}`);
  for (const result of names.slice(0, namesShown)) add(nameLine(result));
  if (names.length > namesShown) add(`and ${count(names.length - namesShown, 'more name')} of this entry`);
  if (contains !== undefined && names[0] !== undefined && score < threshold) add(containsWords(names[0], contains));
  for (const { about, verdict, subject, listed } of evidence) add(`${about} ${verdict}: ${subject}; listed ${listed}`);
  if (before?.score === score) add(`as alike as the one before; after it by ${tieReason(before, match)}`);
  return lines;
}

function nameLine(result: NameResult): string {
  const why = explain(result.subjectName, result.listedName, result).join('; ');
  return `${result.score.toFixed(3)} ${standingWords[result.standing]} “${result.listedName.written}”: ${why}`;
}

/** By what one of two matches with the same score stands first. */
function tieReason(first: EntryMatch, second: EntryMatch): string {
  const verdicts = ({ evidence }: EntryMatch, verdict: string): number => evidence.filter((each) => each.verdict === verdict).length;
  if (first.names[0]?.score !== second.names[0]?.score) return 'the score of the name';
  if (verdicts(first, 'agrees') !== verdicts(second, 'agrees')) return 'what agrees beside the name';
  if (verdicts(first, 'differs') !== verdicts(second, 'differs')) return 'what differs beside the name';
  if (first.names[0]?.standing !== second.names[0]?.standing) return 'the standing of the name';
  return first.names.length === second.names.length ? 'the order of the lists' : 'the number of names that are alike';
}

/** What was compared, under which threshold, in which versions of which lists. */
function lookedAt({ threshold, held, names }: Screening, page: Page): string[] {
  const wide = Math.max(0, ...held.lists.map(({ list }) => list.length));
  return [
    ...wrap(`Compared with ${number(names)} names of ${number(held.entries.length)} entries, `
      + `from a score of ${threshold.toFixed(2)} on:`, page.width),
    ...held.lists.map(({ list, version, day, entries, stale }) =>
      `  ${list.padEnd(wide)}  ${day}  ${number(entries).padStart(7)}  ${version}${stale ? '  not looked at lately' : ''}`),
    ...held.notices.flatMap((notice) => wrap(styled(page, 'yellow', notice), page.width)),
  ];
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

/** A screening as JSON, for programs. */
export function screeningJson({ subject, threshold, held, names, matches, limit }: Screening): string {
  return `${JSON.stringify({
    format: 'portolan-screening/1', subject, threshold,
    compared: { entries: held.entries.length, names, lists: held.lists, notices: held.notices },
    found: matches.length,
    matches: matches.slice(0, limit).map(matchJson),
  }, null, 2)}\n`;
}

/** One match as plain data. */
export function matchJson({ entry, score, names, evidence, identifiers, contains }: EntryMatch): object {
  return {
    list: entry.list, id: entry.id, name: entry.name, kind: entry.kind, programmes: entry.programmes, score: rounded(score),
    names: names.map((result) => ({
      listed: result.listedName.written, asked: result.subjectName.written, standing: result.standing, score: rounded(result.score),
      parts: Object.fromEntries(Object.entries(result.parts).map(([part, value]) => [part, rounded(value)])),
      why: explain(result.subjectName, result.listedName, result),
    })),
    evidence, identifiers, ...(contains === undefined ? {} : { contains }),
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
