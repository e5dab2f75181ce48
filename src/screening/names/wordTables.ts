import { slips } from './distance.ts';
import common from './tables/commonWords.json' with { type: 'json' };
import ofTrades from './tables/genericWords.json' with { type: 'json' };
import tuning from './tables/tuning.json' with { type: 'json' };
import words from './tables/words.json' with { type: 'json' };

const { weights } = tuning;
/** The fewest letters of a word in which a slip is made good before anything is compared. */
const shortestMisspelt = 8;

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

/** Long words that stand for others, under themselves and under what each becomes when a letter is left out. */
const nearly = new Map<string, string>();
for (const word of expansions.keys()) {
  for (const key of word.length < shortestMisspelt ? [] : [word, ...lessOne(word)]) nearly.set(key, word);
}

function lessOne(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** What words that are in no table were found to stand for. Emptied when full: names never end. */
const guessed = new Map<string, readonly string[] | undefined>();
const guessedLimit = 1 << 15;

/**
 * What a word stands for: the words that an abbreviation or another spelling means, also where a long one has a slip in it;
 * undefined where it stands for itself.
 */
export function writtenOut(word: string): readonly string[] | undefined {
  const meant = expansions.get(word);
  if (meant !== undefined || word.length < shortestMisspelt || counts.has(word)) return meant;
  if (guessed.has(word)) return guessed.get(word);
  if (guessed.size >= guessedLimit) guessed.clear();
  const near = [word, ...lessOne(word)].map((key) => nearly.get(key)).find((key) => key !== undefined && slips(word, key, 1) === 1);
  const found = near === undefined ? undefined : expansions.get(near);
  guessed.set(word, found);
  return found;
}

/** The groups of a word's equals (Bill, William), by number. */
export function groupsOf(word: string): readonly number[] {
  return groups.get(word) ?? [];
}

const trades = [...slight.keys(), ...counts.keys(), ...ofTrades.words];
const generic = new Set([...trades, ...trades.flatMap((word) => expansions.get(word) ?? []), ...[...expansions.values()].flat()]
  .filter((word) => !ofTrades.namesOfPeople.includes(word)));

/** Whether a word, or a number, tells no firm from another: it is common, or says only what a firm does or is. */
export function isGeneric(word: string): boolean {
  return generic.has(word) || /^\d/.test(word);
}

/** Whether a word hardly tells anything by itself. */
export function isSlight(word: string): boolean {
  return slight.has(word);
}
