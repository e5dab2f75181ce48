/**
 * Spellings that differ only by the way a name was carried over from another script are folded into one. The rules are about
 * letters, not languages: they apply to every word of Latin letters, whatever it was written in first.
 */

const disguises: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 9: 'g' };

/** Applied in this order; each pair is a pattern and what it becomes. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/^ts?ch|tch|cz/g, 'ch'],
  [/shch|sch/g, 'sh'],
  [/ck|q/g, 'k'],
  [/ph/g, 'f'],
  [/^x/g, 's'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/kh/g, 'k'], [/gh/g, 'g'], [/dh/g, 'd'], [/th/g, 't'], [/zh/g, 'z'], [/rh/g, 'r'],
  [/dj/g, 'j'],
  [/c(?![ehiy])/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/ou|oo/g, 'u'],
  [/ee/g, 'i'],
  [/(?<=[a-z])y(?=[aeou])/g, ''],
  [/y/g, 'i'],
  [/^i(?=[aeou])/g, ''],
  [/ie$|ii$|ij$/g, 'i'],
  [/[ae]i/g, 'ei'],
  [/(?<=[aeiou])h$/g, ''],
];

/** The folded spelling of a word in lower-case Latin letters and digits: at most twice as long, never empty for a word. */
export function foldOf(word: string): string {
  let folded = /\d/.test(word) && /[a-z]/.test(word)
    ? word.replace(/(?<=[a-z])[013459](?=[a-z])/g, (digit) => disguises[digit]!) : word;
  for (const [pattern, letters] of rules) folded = folded.replace(pattern, letters);
  folded = folded.replace(/(\D)\1+/g, '$1');
  return folded === '' ? word : folded;
}

/** A folded word with every vowel made the same: what is left when vowels are misheard. */
export function blurOf(folded: string): string {
  return folded.replace(/[aeiou]/g, 'a');
}

/** The consonants of a folded word, for scripts that leave the vowels out; some of these have no p and write z as s. */
export function consonantsOf(folded: string): string {
  const bare = folded.replace(/[aeiou'`]/g, '').replace(/p/g, 'b').replace(/z/g, 's').replace(/(.)\1+/g, '$1');
  return bare.length > 2 ? bare.replace(/h$/, '') : bare;
}
