import type { RequirementFinding, RequirementStatus } from './assess.ts';
import type { ContentFinding, ContentState } from './content.ts';
import type { Programme } from './programme.ts';

/** How each status is headed; in the order in which they are shown. */
export const statusWords: Record<RequirementStatus, { symbol: string; word: string }> = {
  'not-met': { symbol: '✗', word: 'Not met' },
  open: { symbol: '?', word: 'Open' },
  'for-judgement': { symbol: '!', word: 'For judgement' },
  met: { symbol: '✓', word: 'Met' },
  'not-found': { symbol: '·', word: 'Nobody has found' },
  stands: { symbol: '=', word: 'Stands by itself' },
  'not-in-force': { symbol: '-', word: 'Not in force on the day' },
};

export const contentWords: Record<ContentState | 'depends-on-method', string> = {
  met: 'presumption met under every method',
  'not-available': 'presumption not available under any method: the case has to be argued, nothing is refused',
  'cannot-be-computed': 'cannot be computed',
  'depends-on-method': 'depends on the method, and no method is published',
};

const stateWords: Record<ContentState, string> = {
  met: 'presumption met', 'not-available': 'presumption not available', 'cannot-be-computed': 'cannot be computed',
};

/** `55 %`, or the range between two shares. */
export function shareWords(share: ContentFinding['share']): string {
  if (share === null) return 'no share';
  const percent = (value: number): string => `${Number((100 * value).toFixed(1))}`;
  return share.min === share.max ? `${percent(share.min)} %` : `${percent(share.min)} to ${percent(share.max)} %`;
}

/** What a method gives, and on what it hangs. */
export function contentLine({ method, share, state, unpriced, open, assumed }: ContentFinding): string {
  const doubts = [
    ...(unpriced.length > 0 ? [`no value in one currency: ${unpriced.join(', ')}`] : []),
    ...(open.length > 0 ? [`not stated: ${open.join(', ')}`] : []),
    ...(assumed.length > 0 ? [`assumed: ${assumed.join(', ')}`] : []),
  ];
  return `${method.title}: ${shareWords(share)}, ${stateWords[state]}${doubts.length === 0 ? '' : ` (${doubts.join('; ')})`}`;
}

/** The window of the day in a sentence. */
export function windowLine({ window: { open, last }, on }: Programme): string {
  if (open !== undefined) return `Open on ${on}: ${open.title}, until ${open.closes}.`;
  if (last === undefined) return 'No window was open before.';
  return `Closed. The last known, ${last.title}, ended on ${last.closes}; no other was found.`;
}

/** What keeps a requirement from being met: tests that fail or wait, and what they wait for. */
export function reasonsOf({ requirement, tests, conclusions }: RequirementFinding, { markets, content }: Programme): string[] {
  const reasons = tests.filter(({ status }) => status !== 'met').map(({ name, cite, of, needs, counts }) => {
    const waits = needs.length === 0 ? '' : `; waits for ${needs.map(({ fact }) => fact).join(', ')}`;
    const counted = counts.flatMap((count) => count.counted);
    return `${name}${of === '' ? '' : ` [${of}]`} (${cite})${counted.length === 0 ? '' : `; counted: ${counted.join(', ')}`}${waits}`;
  });
  for (const { fact, value, needs } of conclusions) {
    if (value === true) continue;
    reasons.push(value === null ? `${fact} waits for ${needs.map((need) => need.fact).join(', ')}` : `${fact} is false`);
  }
  if (requirement.content) reasons.push(`U.S. content: ${contentWords[content.state]}`);
  if (requirement.markets) {
    reasons.push(...markets.filter(({ flags }) => flags.length > 0)
      .map(({ name, country, flags }) => `${name} (${country}): ${flags.map(({ means, cite }) => `${means}, ${cite}`).join('; ')}`));
  }
  return reasons;
}

/** `for the agency`, where the applicant has nothing to do. */
export function actorWords({ requirement }: RequirementFinding): string {
  return requirement.for === 'agency' ? ' [for the agency]' : '';
}

/** What holds for everyone, said with every answer. */
export function noticesOf({ requirements }: Programme): string[] {
  return requirements.filter(({ requirement }) => requirement.for === 'everyone')
    .map(({ requirement: { requires, source } }) => `${requires} (${source})`);
}
