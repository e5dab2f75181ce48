import { InputError } from '../corpus/diagnostic.ts';

/** One line of a file of JSON objects. Throws {@link InputError} with `hint` as what to do where the line is none. */
export function parsedLine(file: string, line: string, number: number, hint: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new InputError([{ file, line: number, column: 1, message: 'This line is no JSON object.', hint }]);
}
