import type { Loss } from '../determination/pathLosses.ts';
import type { Paths, PathsReport } from '../determination/paths.ts';
import type { Change, ExpectedReview, Way } from '../determination/pathWays.ts';
import type { Authority } from '../engine/decision.ts';
import { count, type Page, styled, wrap } from './render/layout.ts';
import { cellWord, outcomeWords } from './render/words.ts';

/** Losses on the page of a whole package; of a single finding all are shown. */
const mostLosses = 8;

/** The smallest changes of a package as text: first what would make a yes, then what would lose one. */
export function pathsText({ title, on, corpus, paths, tests }: PathsReport, single: boolean, page: Page): string {
  const waiting = paths.filter(({ outcome, ways, dates }) => outcome === 'needs-facts' && ways.length + dates.length === 0);
  const no = paths.filter((each) => !each.isFavourable && !waiting.includes(each));
  const yes = paths.filter((each) => each.isFavourable);
  const lines = [styled(page, 'bold', title), styled(page, 'dim', `On ${on} · corpus ${corpus.slice(0, 12)}`)];
  if (no.length > 0) lines.push('', styled(page, 'bold', 'What would make it a yes'), ...no.flatMap((each) => noLines(each, page)));
  if (waiting.length > 0) {
    lines.push('', styled(page, 'bold', 'What waits for facts'));
    lines.push(...wrap(`${waiting.map(({ leg }) => leg).join(', ')}: no single change that was tried leads to a yes while facts are `
      + 'missing. `portolan ask` comes first.', page.width, 2, 2));
  }
  if (tests.length > 0) {
    lines.push('', styled(page, 'bold', 'What would meet a test'), ...tests.flatMap((test) => testLines(test, page)));
  }
  if (yes.length > 0) {
    lines.push('', styled(page, 'bold', 'What would lose a yes'));
    lines.push(...wrap(`${count(yes.length, 'finding')}. Each of these changes is enough by itself; several together were not tried.`,
      page.width, 2));
    lines.push(...lossLines(yes, single ? Infinity : mostLosses, page), ...dateLines(yes, page), ...reformLines(yes, page));
  }
  return `${lines.join('\n')}\n`;
}

function testLines({ name, cite, ways }: PathsReport['tests'][number], page: Page): string[] {
  return [
    ...wrap(`✗ ${name} (${cite})`, page.width, 2, 2),
    ...ways.flatMap((changes) => wrap(`→ ${changes.map(({ change }) => change).join(' And: ')}`, page.width, 4, 2)),
  ];
}

function noLines({ leg, view, outcome, ways, dates, reforms, sizeTried, bounded }: Paths, page: Page): string[] {
  const searched = bounded ? `Every set of up to ${count(sizeTried, 'change')} was tried, larger ones not all.`
    : 'Every set of changes was tried.';
  return [
    ...wrap(`${leg} (${view}): ${cellWord(outcome)}`, page.width, 2, 2),
    ...(ways.length === 0 ? wrap('No change of substance that Portolan knows of leads to a yes.', page.width, 4) : []),
    ...ways.flatMap((way, index) => wayLines(way, index + 1, page)),
    ...dates.slice(0, 1).flatMap(({ on, outcome: then, causes }) => wrap(
      `On ${on}, without anybody's doing: ${outcomeWords[then].phrase}${because(causes)}.`, page.width, 4, 2)),
    ...reforms.flatMap(({ title: reform, status, outcome: then }) =>
      wrap(`If ${reform} (${status}) were law: ${outcomeWords[then].phrase}.`, page.width, 4, 2)),
    ...wrap(searched, page.width, 4),
  ];
}

function wayLines(way: Way, number: number, page: Page): string[] {
  const { changes, outcome, otherView, review, judgements = [], because: authorities, days } = way;
  const takes = days === undefined ? '' : ` Takes up to ${count(days, 'day')} (${changes.find((change) => change.days === days)?.source}).`;
  const elsewhere = otherView === undefined ? '' : ` As ${otherView.view} it then comes to: ${outcomeWords[otherView.outcome].phrase}.`;
  return [
    ...changes.flatMap((change, place) => (place === 0 ? wrap(`${number}. ${changeWords(change)}`, page.width, 4, 3)
      : wrap(`and ${changeWords(change)}`, page.width, 7))),
    ...wrap(`→ ${outcomeWords[outcome].phrase}${cited(authorities, ': ')}.${elsewhere}${takes}`, page.width, 7, 2),
    ...judgements.flatMap(({ maker, question, who, cite }) => wrap(
      `Ask first; where ${maker} itself sends it, ${who} has to judge: ${question} (${cite})`, page.width, 9)),
    ...(review === undefined ? [] : wrap(reviewWords(review), page.width, 9)),
  ];
}

function reviewWords({ policy, authorities, isRefusalExpected }: ExpectedReview): string {
  if (policy === 'unknown') return 'How an application is reviewed waits for facts.';
  const cites = cited(authorities, ' ', true);
  return `An application is reviewed: ${policy.replaceAll('-', ' ')}${cites}.${isRefusalExpected ? ' Expect it to be refused.' : ''}`;
}

/** The first few paragraphs, each once. */
function cited(authorities: readonly Authority[], before: string, inBrackets = false): string {
  const cites = [...new Set(authorities.map(({ cite }) => cite))].slice(0, 4).join('; ');
  return cites === '' ? '' : `${before}${inBrackets ? `(${cites})` : cites}`;
}

/** Alternatives named for a change; the rest is counted. */
const mostNamed = 4;

function changeWords({ about, change, control, to }: Change): string {
  const rest = to.length - mostNamed;
  const goals = to.length === 0 ? '' : ` For one: ${to.slice(0, mostNamed).join('; ')}${rest > 0 ? `; ${rest} more (--json)` : ''}.`;
  return `${change} [${about}; ${control === 'applicant' ? 'yours to make' : `for ${control} to decide`}]${goals}`;
}

/** The same loss of several legs and roles is said once; what most findings hang on comes first. */
function lossLines(paths: readonly Paths[], most: number, page: Page): string[] {
  const groups = new Map<string, { loss: Loss; facts: Set<string>; legs: Set<string> }>();
  for (const { leg, losses } of paths) {
    for (const loss of losses) {
      const key = `${loss.question} ${loss.to} ${loss.outcome}`;
      const group = groups.get(key) ?? { loss, facts: new Set(), legs: new Set() };
      group.facts.add(loss.fact);
      group.legs.add(leg);
      groups.set(key, group);
    }
  }
  const sorted = [...groups.values()].sort((left, right) => right.legs.size - left.legs.size);
  const lines = sorted.slice(0, most).flatMap(({ loss, facts, legs }) => {
    const cites = [...new Set(loss.because.map(({ cite }) => cite))].slice(0, 2).join('; ');
    const names = [...facts];
    const who = names.length > 2 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ');
    return wrap(`- ${loss.question} ${loss.to[0]!.toUpperCase()}${loss.to.slice(1)} [${who}] → ${outcomeWords[loss.outcome].phrase}, ${
      count(legs.size, 'leg')}${cites === '' ? '' : ` (${cites})`}`, page.width, 2, 2);
  });
  return sorted.length > most ? [...lines, `  … and ${count(sorted.length - most, 'change')} more (name a finding, or --json)`] : lines;
}

function dateLines(paths: readonly Paths[], page: Page): string[] {
  const days = new Map<string, { legs: string[]; causes: string[] }>();
  for (const { leg, view, dates } of paths) {
    for (const { on, isFavourable, causes } of dates.slice(0, 1)) {
      if (isFavourable) continue;
      const day = days.get(on) ?? { legs: [], causes };
      day.legs.push(`${leg}${view === 'codified' ? ' (codified)' : ''}`);
      days.set(on, day);
    }
  }
  return [...days].sort().flatMap(([on, { legs, causes }]) =>
    wrap(`- On ${on}, without anybody's doing: ${legs.join(', ')}${because(causes)}.`, page.width, 2, 2));
}

function reformLines(paths: readonly Paths[], page: Page): string[] {
  const turning = paths.flatMap(({ leg, view, reforms }) => reforms.map((reform) =>
    ({ ...reform, leg: `${leg}${view === 'codified' ? ' (codified)' : ''}` })));
  return [...Map.groupBy(turning, ({ id }) => id).values()].flatMap((own) =>
    wrap(`- If ${own[0]!.title} (${own[0]!.status}) were law: ${own.map(({ leg }) => leg).join(', ')}.`, page.width, 2, 2));
}

function because(causes: readonly string[]): string {
  const rest = causes.length - 2;
  return causes.length === 0 ? '' : ` because ${causes.slice(0, 2).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}
