import common from './tables/commonWords.json' with { type: 'json' };
import tuning from './tables/tuning.json' with { type: 'json' };
import words from './tables/words.json' with { type: 'json' };

const { weights } = tuning;

const slight = new Map<string, number>([
  ...words.titles.map((word): [string, number] => [word, weights.title]),
  ...words.particles.map((word): [string, number] => [word, weights.particle]),
]);
const counts = new Map<string, number>(Object.entries(common.names));
const expansions = new Map<string, string[]>(Object.entries(words.standsFor).map(([short, long]) => [short, long.split(' ')]));
const groups = new Map<string, number[]>();
words.nicknames.forEach((names, group) => {
  for (const name of names) groups.set(name, [...groups.get(name) ?? [], group]);
});

/** How much a word tells, from 0 to 1: particles and titles hardly anything, common words less than rare, short less than long. */
export function weightOf(word: string): number {
  const fixed = slight.get(word);
  if (fixed !== undefined) return fixed;
  const byCount = Math.max(weights.least, 1 - weights.commonness * Math.log(1 + (counts.get(word) ?? 0) / weights.uncommonNames));
  return byCount * (1 - Math.exp(-word.length / weights.lettersScale));
}

/** What a word stands for: the words that an abbreviation or another spelling means; undefined where it stands for itself. */
export function writtenOut(word: string): readonly string[] | undefined {
  return expansions.get(word);
}

/** The groups of a word's equals (Bill, William), by number. */
export function groupsOf(word: string): readonly number[] {
  return groups.get(word) ?? [];
}

/** Whether a word hardly tells anything by itself. */
export function isSlight(word: string): boolean {
  return slight.has(word);
}
