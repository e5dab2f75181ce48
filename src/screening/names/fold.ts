/**
 * Spellings that differ only by the way a name was carried over from another script are folded into one. The rules are about
 * letters, not languages: they apply to every word of Latin letters, whatever it was written in first.
 */

const disguises: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 9: 'g' };

/** Applied in this order: a pattern, what it becomes, and letters of which one must be there for it to be found. */
const rules: readonly (readonly [pattern: RegExp, letters: string, among: number])[] = ([
  [/^ts?ch|tch|cz/g, 'ch', 'c'],
  [/shch|sch/g, 'sh', 'c'],
  [/ck|q/g, 'k', 'kq'],
  [/ph/g, 'f', 'p'],
  [/^x/g, 's', 'x'],
  [/x/g, 'ks', 'x'],
  [/w/g, 'v', 'w'],
  [/kh/g, 'k', 'h'], [/gh/g, 'g', 'h'], [/dh/g, 'd', 'h'], [/th/g, 't', 'h'], [/zh/g, 'z', 'h'], [/rh/g, 'r', 'h'],
  [/dj/g, 'j', 'j'],
  [/c(?![ehiy])/g, 'k', 'c'],
  [/c(?=[eiy])/g, 's', 'c'],
  [/ou|oo/g, 'u', 'o'],
  [/ee/g, 'i', 'e'],
  [/(?<=[a-z])y(?=[aeou])/g, '', 'y'],
  [/y/g, 'i', 'y'],
  [/^i(?=[aeou])/g, '', 'i'],
  [/ie$|ii$|ij$/g, 'i', 'i'],
  [/[ae]i/g, 'ei', 'i'],
  [/(?<=[aeiou])h$/g, '', 'h'],
] as const).map(([pattern, letters, among]) => [pattern, letters, lettersIn(among)]);

/** The folded spelling of a word in lower-case Latin letters and digits: at most twice as long, never empty for a word. */
export function foldOf(word: string): string {
  let folded = /\d/.test(word) && /[a-z]/.test(word)
    ? word.replace(/(?<=[a-z])[013459](?=[a-z])/g, (digit) => disguises[digit]!) : word;
  let present = lettersIn(folded);
  for (const [pattern, letters, among] of rules) {
    if ((present & among) === 0) continue;
    const before = folded;
    folded = before.replace(pattern, letters);
    if (folded !== before) present = lettersIn(folded);
  }
  folded = folded.replace(/(\D)\1+/g, '$1');
  return folded === '' ? word : folded;
}

/** Which letters of the alphabet a text has, one bit each. */
function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
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
