import { type Party, partyNamed } from '../../src/screening/entry.ts';
import { readDateSpan } from '../../src/screening/lists/dates.ts';
import { evidenceOf } from '../../src/screening/names/evidence.ts';
import { nameOf } from '../../src/screening/names/name.ts';
import { scoreNames } from '../../src/screening/names/score.ts';
import { Screener, usualThreshold } from '../../src/screening/names/screener.ts';
import { table } from '../table.ts';
import type { NameData, Row } from './data.ts';
import { tokenSimilarity, tokensOf } from './matchers.ts';

interface Case {
  left: Party;
  right: Party;
  isMatch: boolean;
}

/** Two different listed people of similar names: how often each measure alerts, at the same recall on people who are the same. */
export function measureHardNegatives({ negatives, treated }: NameData): { text: string; ours: number; theirs: number } {
  const person = (name: string, born: string): Party => partyNamed(name, {
    kind: 'person', birthDates: born === '' ? [] : born.split(';').map((date) => readDateSpan(date, 'day-first')),
  });
  const cases: Case[] = [
    ...negatives.map((row) => ({ left: person(row.name_1!, row.dob_1!), right: person(row.name_2!, row.dob_2!), isMatch: false })),
    ...treated.map((row) => ({
      left: person(row.query_name!, row.query_dob!), right: person(row.listed_name!, row.listed_dob!), isMatch: true,
    })),
  ];
  const byName = ({ left, right }: Case): number => scoreNames(nameOf(left.name, 'person'), nameOf(right.name, 'person')).score;
  const measures: [string, (each: Case) => number][] = [
    ['Portolan, names and dates of birth', (each) =>
      evidenceOf(each.left, each.right).reduce((score, { factor }) => score * factor, byName(each))],
    ['Portolan, names alone', byName],
    ['token Jaro-Winkler', ({ left, right }) => tokenSimilarity(tokensOf(left.name), tokensOf(right.name))],
  ];
  const scores = measures.map(([, measure]) => cases.map((each) => ({ isMatch: each.isMatch, score: measure(each) })));
  const positives = treated.length;
  const alerts = (at: number, recall: number): number => {
    const wanted = scores[at]!.filter(({ isMatch }) => isMatch).map(({ score }) => score).sort((left, right) => right - left);
    const threshold = wanted[Math.ceil(recall * positives) - 1]!;
    return scores[at]!.filter(({ isMatch, score }) => !isMatch && score >= threshold).length;
  };
  const recalls = [0.9, 0.95, 0.98];
  const rows = measures.map(([title], at) => [title, ...recalls.map((recall) => `${alerts(at, recall)} of ${negatives.length}`)]);
  return {
    text: table(['false alerts', ...recalls.map((recall) => `recall ${recall}`)], rows, [1, 2, 3]),
    ours: alerts(1, 0.95), theirs: alerts(2, 0.95),
  };
}

/** People made up to match nobody, people in two scripts, and what the tool of the authority found. */
export function measureOthers({ strangers, crossScript, official, entries }: NameData, most: number): string {
  const screener = new Screener(entries);
  const step = Math.max(1, Math.floor(strangers.length / most));
  const asked = strangers.filter((_, at) => at % step === 0);
  const alertsOf = (subject: (row: Row) => Party): number => asked.filter((row) => screener.screen(subject(row)).length > 0).length;
  const nameOnly = alertsOf((row) => partyNamed(row.full_name!));
  const withBirth = alertsOf((row) => partyNamed(row.full_name!, {
    kind: 'person', birthDates: [readDateSpan(row.date_of_birth!, 'day-first')],
  }));
  const score = (query: string, listed: string): number => scoreNames(nameOf(query, 'person'), nameOf(listed, 'person')).score;
  const scripts = crossScript.filter(({ query, expected_match: match }) => score(query!, match!) >= usualThreshold).length;
  const share = (from: number, to: number): string => {
    const within = official.filter(({ ofac_score: given }) => Number(given) >= from && Number(given) < to);
    return `${within.filter((row) => score(row.query_name!, row.result_name!) >= usualThreshold).length} of ${within.length}`;
  };
  const rows = [
    [`made-up people against the list, name alone: alerts in ${asked.length}`, String(nameOnly)],
    [`the same, said to be people, with date of birth (the list held here has none): alerts in ${asked.length}`, String(withBirth)],
    [`pairs in two scripts that reach ${usualThreshold}`, `${scripts} of ${crossScript.length}`],
    [`found by the search of OFAC at 100 (no truth, a tool): reach ${usualThreshold}`, share(100, 101)],
    ['at 95 to 99', share(95, 100)], ['at 85 to 94', share(85, 95)], ['below 85', share(-1, 85)],
  ];
  return table(['what', 'number'], rows, [1]);
}
