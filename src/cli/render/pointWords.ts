import type { Decision } from '../../engine/decision.ts';
import { count } from './plain.ts';
import { factSummary } from './report.ts';
import { outcomeWords } from './words.ts';

/** Everything that stands or may stand against a leg, cites included. */
export function groundsOf({ prohibitions, grounds, reviewPolicy, outcome }: Decision): string[] {
  // Only a ground that is reviewed in another way than the whole needs a word of its own.
  const own = (review: string | undefined): string => (review === undefined || review === reviewPolicy
    || outcome !== 'licence-required' ? '' : `; review on this ground: ${review.replaceAll('-', ' ')}`);
  const standing = [...new Set(grounds.map(({ title, reason, cite, stands, review }) =>
    `${stands === true ? 'required by' : 'possibly by'} ${title}${reason === undefined ? '' : ` [${reason}]`} (${cite})${own(review)}`))];
  return [
    ...prohibitions.map(({ name, authority, cite }) => `barred: ${name}; ask ${authority} (${cite})`),
    ...standing,
  ];
}

/** What is still undecided about a leg: exceptions, readings, judgements, facts. */
export function openOf({ exceptions, readings, judgements, needs, outcome, possibleOutcomes, bounded }: Decision): string[] {
  const alternatives = possibleOutcomes.length > 1 && outcome === 'needs-facts'
    ? [`may come out as: ${possibleOutcomes.map((one) => outcomeWords[one].word).join(', ')}`] : [];
  const waits = `waits for ${count(needs.length, 'fact')}${bounded ? ' (search bounded: perhaps fewer)' : ''}`;
  return [
    ...(exceptions.open.length === 0 ? [] : [`exceptions still open: ${exceptions.open.join(', ')}`]),
    ...readings.map(({ readings: read, outcome: then }) =>
      `if ${Object.entries(read).map(([name, holds]) => `${name} is ${holds}`).join(' and ')}: ${outcomeWords[then].phrase}`),
    ...judgements.map(({ who, question, cite }) => `for ${who} to judge: ${question} (${cite})`),
    ...alternatives,
    ...(needs.length === 0 ? [] : [`${waits}: ${factSummary(needs.map(({ fact }) => fact), 8)}`]),
  ];
}
