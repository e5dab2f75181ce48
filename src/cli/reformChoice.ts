import { InputError } from '../corpus/diagnostic.ts';

/** A reform as it is chosen on the command line: its name or file, and the values of its parameters. */
export interface ChosenReform {
  name: string;
  given: Record<string, string>;
}

/**
 * Reads reforms as they are chosen in one word: `gain-ai+partner-template(destination=KW)`. Throws {@link InputError} where
 * the word cannot be read.
 */
export function chosenReforms(words: string): ChosenReform[] {
  return partsOf(words).map((part) => {
    const found = /^([^()]+?)(?:\(([^()]*)\))?$/.exec(part.trim());
    if (found === null) return refuse(part, 'Write a reform as name(key=value,key=value).');
    const [, name, list = ''] = found;
    const given = list.split(',').filter((entry) => entry.trim() !== '').map((entry) => {
      const [key, value, ...rest] = entry.split('=').map((word) => word.trim());
      if (!key || value === undefined || value === '' || rest.length > 0) return refuse(entry, 'A parameter is written key=value.');
      return [key, value] as const;
    });
    return { name: name!, given: Object.fromEntries(given) };
  });
}

/** The parts between plus signs that stand outside brackets. */
function partsOf(words: string): string[] {
  return words.match(/(?:[^+(]|\([^)]*\)?)+/g) ?? [];
}

function refuse(words: string, hint: string): never {
  throw new InputError([{ file: 'command line', line: 1, column: 1, message: `'${words}' names no reform.`, hint }]);
}
