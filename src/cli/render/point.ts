import type { Decision } from '../../engine/decision.ts';
import { type Page, styled, wrap } from './layout.ts';
import { groundsOf, openOf } from './pointWords.ts';
import type { Point } from './report.ts';
import { cellWord, outcomeWords, type ShownView } from './words.ts';

/** Why some legs are not simply clear: what requires, bars or lifts, and what is still open. */
export function pointLines({ legs, views, shownFor }: Point, shown: ShownView, page: Page): string[] {
  const name = legs.map(({ id }) => id).join(', ');
  const lines = wrap(name, page.width, 2, 2).map((line) => styled(page, 'bold', line));
  if (shownFor !== undefined) {
    lines.push(...wrap(`as for ${shownFor.map(({ id }) => id).join(', ')}, which waits for most (--all shows each)`, page.width, 4, 2));
  }
  for (const { view, decision, lifts } of views) {
    const label = views.length > 1 || shown !== 'both' ? `${view}: ` : '';
    const text = `${label}${cellWord(decision.outcome)}${eccnOf(decision)}${reviewOf(decision)}`;
    const style = outcomeWords[decision.outcome].style;
    lines.push(...wrap(text, page.width, 4, 2).map((line) => styled(page, style, line)));
    const details = [...fewGrounds(decision), ...lifts.flatMap(({ name: lift, cite, conditions }) => [
      `available: ${lift} (${cite})`, ...conditions.map((condition) => `  on condition: ${condition}`),
    ]), ...openOf(decision)];
    lines.push(...details.flatMap((detail) =>
      wrap(detail, page.width, detail.startsWith('  ') ? 8 : 6, 2)));
  }
  return lines;
}

function eccnOf({ eccn }: Decision): string {
  return eccn === null ? '' : ` · ${eccn}`;
}

function reviewOf({ reviewPolicy, outcome, reviewAuthorities }: Decision): string {
  if (reviewPolicy === null || !['licence-required', 'needs-facts', 'unsettled'].includes(outcome)) return '';
  const cites = [...new Set(reviewAuthorities.map(({ cite }) => cite))];
  const words = reviewPolicy.replaceAll('-', ' ');
  return ` · review: ${words}${cites.length === 0 ? '' : ` (${cites.join('; ')})`}`;
}

/** Open grounds are named as far as they fit; those that stand are all named. */
function fewGrounds(decision: Decision): string[] {
  const all = groundsOf(decision);
  const standing = all.filter((text) => !text.startsWith('possibly'));
  const open = all.filter((text) => text.startsWith('possibly'));
  const rest = open.length - mostOpenGrounds;
  return [...standing, ...open.slice(0, mostOpenGrounds), ...(rest > 0 ? [`and ${rest} more possible grounds`] : [])];
}

const mostOpenGrounds = 4;
