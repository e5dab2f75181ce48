import anyAscii from 'any-ascii';
import table from './tables/terms.json' with { type: 'json' };

/** A text in Latin letters, and how far its letters can be trusted. */
export interface Latin {
  text: string;
  /** The script leaves vowels out, so only the consonants can be compared. */
  vowelless: boolean;
}

const unvowelledScripts = [
  'Arabic', 'Hebrew', 'Syriac', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Devanagari', 'Bengali', 'Gujarati', 'Gurmukhi', 'Tamil', 'Telugu',
  'Kannada', 'Malayalam', 'Sinhala',
];
const unvowelled = new RegExp(`[${unvowelledScripts.map((script) => `\\p{Script=${script}}`).join('')}]`, 'u');
const beyondLatin = /[^\u0000-\u024f\u1e00-\u1eff\u2000-\u206f]/;
const isPlain = /^[\u0020-\u007e]*$/;
const ideograph = /\p{Script=Han}/u;

const [firstSyllable, lastSyllable] = [0xac00, 0xd7a3];
const initials = ['k', 'kk', 'n', 't', 'tt', 'r', 'm', 'p', 'pp', 's', 'ss', '', 'j', 'jj', 'ch', 'k', 't', 'p', 'h'];
const vowels = ['a', 'ae', 'ya', 'yae', 'o', 'e', 'yo', 'ye', 'o', 'wa', 'wae', 'oe', 'yo', 'u', 'wo', 'we', 'wi', 'yu', 'u', 'ui', 'i'];
const finals = [
  '', 'k', 'k', 'k', 'n', 'n', 'n', 't', 'l', 'k', 'm', 'l', 'l', 'l',
  'p', 'l', 'm', 'p', 'p', 't', 't', 'ng', 't', 't', 'k', 't', 'p', 't',
];

const terms = new Map<string, string>(Object.entries(table.terms));
const someTerm = new RegExp([...terms.keys()].sort((left, right) => right.length - left.length).map((term) =>
  (/\p{Script=Arabic}/u.test(term) ? `(?<!\\p{L})${term.replaceAll('.', '\\.')}(?!\\p{L})` : term)).join('|'), 'gu');

/**
 * Writes a text in Latin letters of the ASCII range. Syllables of Korean are spelt the way lists spell them (Kim Jong Un, not
 * Gim Jeong Eun), and each Chinese character becomes a word of its own, because lists join them at will. Legal forms, trades and
 * places that have a word in the other tables are written as that word.
 */
export function latinOf(text: string): Latin {
  if (isPlain.test(text)) return { text, vowelless: false };
  if (!beyondLatin.test(text)) return { text: anyAscii(text), vowelless: false };
  let written = '';
  for (const letter of text.normalize('NFC').replace(someTerm, (term) => ` ${terms.get(term)!} `)) {
    const code = letter.codePointAt(0)!;
    if (code >= firstSyllable && code <= lastSyllable) written += ` ${syllableOf(code - firstSyllable)} `;
    else if (ideograph.test(letter)) written += ` ${anyAscii(letter)} `;
    else written += anyAscii(letter);
  }
  return { text: written, vowelless: unvowelled.test(text) };
}

/** A Korean syllable from its place in the table: nineteen first sounds, each with 21 vowels, each with 28 endings. */
function syllableOf(place: number): string {
  const ending = place % finals.length;
  const rest = (place - ending) / finals.length;
  return initials[Math.floor(rest / vowels.length)]! + vowels[rest % vowels.length]! + finals[ending]!;
}
