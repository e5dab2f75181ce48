import { JSONParser, TokenizerError, TokenParserError } from '@streamparser/json';
import { type FeedFile, feedFault } from './feed.ts';
import { textOf } from './text.ts';

/** A record of a JSON file, or a plain value that stands beside its list of records. */
export type JsonRecord = { value: unknown; number: number } | { key: string; beside: unknown };

/**
 * The records of a JSON file, one by one, as it is read: the file is a list, or an object that holds one under `listKey`.
 * Throws {@link InputError} where the file is no JSON, holds no such list, or ends too early.
 */
export async function* jsonRecords(file: FeedFile, listKey: string): AsyncGenerator<JsonRecord> {
  const done: JsonRecord[] = [];
  let count = 0;
  let ended = false;
  let listSeen = false;
  const parser = new JSONParser({ paths: ['$.*', `$.${listKey}.*`], keepStack: false });
  parser.onEnd = () => { ended = true; };
  parser.onValue = ({ value, key, parent, stack }) => {
    if (stack.length === 2 || Array.isArray(parent)) done.push({ value, number: ++count });
    else if (typeof value !== 'object' || value === null) done.push({ key: String(key), beside: value });
    listSeen ||= Array.isArray(parent) || key === listKey && Array.isArray(value);
  };
  const broken = (message: string): Error => feedFault(file.name, count + 1, message);
  const step = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      if (!(error instanceof TokenizerError || error instanceof TokenParserError)) throw error;
      throw broken(`This is no JSON behind record ${count}.`);
    }
  };
  for await (const piece of textOf(file)) {
    step(() => parser.write(piece));
    yield* done.splice(0);
  }
  if (!ended) throw broken(`The file ends in the middle, behind record ${count}.`);
  if (!listSeen && count === 0) throw broken(`The file holds no list '${listKey}'.`);
}
