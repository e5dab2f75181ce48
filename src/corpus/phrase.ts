/**
 * What Portolan itself says in an answer, in English, by id. All else in an answer is in the words of the law, the
 * vocabulary or the file. Another language needs these, with the same names in braces.
 */
export const phrases = {
  'rests-on.no-diligence': 'No diligence is recorded: {question}',
  'rests-on.recorded': '{record}',
  'rests-on.file-assumes': 'The file assumes {fact} = {value} ({reason}).',
  'rests-on.counts-as-zero': 'The data sheet states none, so it counts as zero: {question}',
  'rests-on.assumed': 'Assumed {fact} = {value}.',
  'rests-on.stayed': '{cite} is stayed ({by}).',
  'rests-on.not-enforced': '{cite} is codified but not enforced ({by}).',
  'law.begins': '{cite}: {title} ({source})',
  'law.ends': '{cite} ends: {title}',
  'law.compliance-due': '{cite}: compliance is due ({source})',
  'law.posture-begins': '{cite}: {state} ({by})',
  'law.posture-ends': '{cite}: no longer {state} ({by})',
  'law.joins': '{member} joins {set} ({source})',
  'law.leaves': '{member} leaves {set} ({source})',
  'law.becomes': '{name} becomes {value} ({source})',
  'law.names-day': '{cite} names {day}',
  'law.duty-due': '{cite}',
  'fact.ends': '{fact} is stated only until {day}{place}',
  'fact.judgement-ends': 'the judgement on {fact} holds only until {day}{place}',
  'fact.day': '{fact} is {day}{place}',
} as const;

export type PhraseId = keyof typeof phrases;

/** Something said, so that it can be said in another language too. */
export interface Said {
  phrase: PhraseId;
  values: Record<string, string>;
  /** In English. */
  text: string;
}

/** Says a phrase with its values. */
export function say(phrase: PhraseId, values: Record<string, string>): Said {
  return { phrase, values, text: phrases[phrase].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '') };
}

/** The same things said once each, in the order in which they came. */
export function saidOnce(said: Iterable<Said>): Said[] {
  return [...new Map(Array.from(said, (one) => [one.text, one])).values()];
}
