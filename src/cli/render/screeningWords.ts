import type { PackageScreening } from '../../determination/screenedParties.ts';
import { count } from './plain.ts';

type Shown = PackageScreening['findings'][number];

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

const nearShown = 5;

/** What is less alike than what is asked about, by name; nothing where that was not looked for, as in old receipts. */
export function nearWords({ near, nearFrom }: PackageScreening): string[] {
  if (near === undefined || nearFrom === undefined) return [];
  if (near.length === 0) return [`Fainter likenesses, from ${nearFrom} on: none.`];
  const [...shown] = near.toSorted((left, right) => right.score - left.score).slice(0, nearShown);
  const more = near.length - shown.length;
  const named = shown.map(({ subject, entry, listed, score }) => `${subject} and ${listed} (${entry}, ${score.toFixed(2)})`).join('; ');
  return [`Fainter likenesses, from ${nearFrom} on, which leave nothing open: ${near.length}. `
    + `${named}${more === 0 ? '' : `; and ${more} more`}. \`portolan screen NAME\` shows each with its reasons.`];
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
