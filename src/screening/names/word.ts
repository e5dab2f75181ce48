import { doubleMetaphone } from 'double-metaphone';
import { blurOf, consonantsOf, foldOf } from './fold.ts';
import { groupsOf, isSlight, weightOf } from './wordTables.ts';
import { letterLimit } from './distance.ts';
import { outlineOf } from './outline.ts';

/** One word of a name, in every shape in which it is compared. */
export interface Word {
  /** In lower-case Latin letters and digits, abbreviations written out. */
  text: string;
  fold: string;
  /** Of the text as written, and of the fold. */
  textOutline: number;
  outline: number;
  /** The fold of the word as it was written, for joining it with its neighbours. */
  part: string;
  /** The fold with all vowels alike. */
  blur: string;
  consonants: string;
  /** How it sounds (Double Metaphone); empty where it is too short to tell. */
  sound: string;
  /** How much it tells, from 0 to 1. */
  weight: number;
  /** It came from a script without vowels. */
  vowelless: boolean;
  /** One letter, which may stand for any name that begins with it. */
  initial: boolean;
  /** It hardly tells anything by itself. */
  slight: boolean;
  /** The groups of names of which it is one, such as Bill and William. */
  groups: readonly number[];
}

const [shortestSound, shortestBlur] = [4, 3];

/** Words already taken apart, so that one that stands in many names is one object. Emptied when full: names never end. */
const known = new Map<string, Word>();
const knownLimit = 1 << 15;

/** A word of a name in every shape in which it is compared. The text is in lower-case Latin letters and digits. */
export function wordOf(text: string, vowelless = false, written = text): Word {
  const plain = wordKey(text, vowelless);
  const key = written === text ? plain : `${plain} ${written}`;
  let word = known.get(key);
  if (word === undefined) {
    if (known.size >= knownLimit) known.clear();
    known.set(key, word = newWord(text, vowelless, written));
  }
  return word;
}

/** Tells words apart by their text and whether their script leaves vowels out. */
export function wordKey(text: string, vowelless: boolean): string {
  return vowelless ? `${text} ` : text;
}

function newWord(text: string, vowelless: boolean, written: string): Word {
  const cut = text.slice(0, letterLimit / 2);
  const fold = foldOf(cut);
  return {
    text: cut, fold, textOutline: outlineOf(cut), outline: outlineOf(fold), vowelless,
    part: written === text ? fold : foldOf(written.slice(0, letterLimit / 2)),
    blur: fold.length >= shortestBlur && !vowelless ? blurOf(fold) : '',
    // Where vowels are left out, the half vowels inside a word stand for them.
    consonants: consonantsOf(vowelless ? foldOf(cut.replace(/(?<=.)[wy]/g, '')) : fold),
    sound: fold.length >= shortestSound && !vowelless && !/\d/.test(cut) ? doubleMetaphone(cut)[0] : '',
    weight: weightOf(cut),
    initial: cut.length === 1 && cut >= 'a' && cut <= 'z',
    slight: isSlight(cut),
    groups: groupsOf(cut),
  };
}
