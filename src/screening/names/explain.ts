import type { Match } from './align.ts';
import type { Relation } from './likeness.ts';
import type { Name } from './name.ts';
import type { NameScore } from './score.ts';
import type { Word } from './word.ts';

/** In plain words, in what way words are alike. */
const relationWords: Record<Relation, string> = {
  same: 'the same', spelling: 'another spelling', vowels: 'other vowels', slip: 'letters differ', nickname: 'another form of the name',
  consonants: 'the same consonants', sound: 'sounds alike', beginning: 'begins alike', initial: 'an initial', joined: 'written together',
  acronym: 'first letters',
};

/** Why two names have the score they have, one plain statement each: what belongs together, what is left over, what else counts. */
export function explain(subject: Name, listed: Name, { matches, parts }: NameScore): string[] {
  const lines = [...matches].sort((left, right) => left.queryAt - right.queryAt).map((match) => matchWords(subject, listed, match));
  lines.push(...leftOver(subject, matches.map(({ queryAt, queryCount }) => [queryAt, queryCount]), 'only asked'));
  lines.push(...leftOver(listed, matches.map(({ nameAt, nameCount }) => [nameAt, nameCount]), 'only listed'));
  if (parts.order < 1) lines.push('words in another order');
  const [asked, said] = [subject.forms, listed.forms].map((forms) => forms.map(({ form }) => form).join(', '));
  if (parts.legalForm < 1) lines.push(`legal form: ${asked === '' ? 'none asked' : asked}; ${said === '' ? 'none listed' : said}`);
  return lines;
}

function matchWords(subject: Name, listed: Name, match: Match): string {
  const ours = textOf(subject.words, match.queryAt, match.queryCount);
  const theirs = textOf(listed.words, match.nameAt, match.nameCount);
  if (match.relation === 'same') return ours;
  return `${ours} ~ ${theirs} (${relationWords[match.relation]}, ${match.degree.toFixed(2)})`;
}

function leftOver(name: Name, covered: readonly (readonly [number, number])[], where: string): string[] {
  const rest = name.words.filter((_, at) => !covered.some(([from, count]) => at >= from && at < from + count));
  return rest.length === 0 ? [] : [`${where}: ${rest.map(({ text }) => text).join(' ')}`];
}

function textOf(words: readonly Word[], at: number, count: number): string {
  return words.slice(at, at + count).map(({ text }) => text).join(' ');
}
