/** How a text is written: a regular expression over the whole of it, what such a text is called, and one as an example. */
export interface Writing {
  pattern: string;
  called: string;
  example: string;
}

const mostLetters = 8;

/**
 * What is wrong with a text that should be written in a certain way, with the text that was probably meant; undefined
 * where nothing is wrong. Only blanks and the size of letters are ever mended: another letter is another text.
 */
export function miswriting(stated: string, { pattern, called, example }: Writing): string | undefined {
  const whole = wholeOf(pattern);
  if (whole.test(stated)) return undefined;
  const bare = stated.replaceAll(/\s/gu, '');
  const meant = whole.test(bare) ? bare : resized(bare, whole);
  return `'${stated}' is not ${called}; ${meant === undefined ? `write it as in ${example}.` : `did you mean ${meant}?`}`;
}

/** A pattern that has to hold for the whole text. */
export function wholeOf(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}

/** The text with letters large or small as the pattern wants them, if any choice fits. */
function resized(text: string, whole: RegExp): string | undefined {
  const places = [...text].flatMap((letter, index) => (letter.toUpperCase() === letter.toLowerCase() ? [] : [index]));
  if (places.length > mostLetters) return undefined;
  for (let choice = 0; choice < 2 ** places.length; choice++) {
    const letters = [...text];
    for (const [bit, place] of places.entries()) {
      const letter = letters[place]!;
      letters[place] = (choice >> bit) % 2 === 1 ? letter.toLowerCase() : letter.toUpperCase();
    }
    if (whole.test(letters.join(''))) return letters.join('');
  }
  return undefined;
}
