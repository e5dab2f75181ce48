import { type FeedFile, feedFault } from './feed.ts';

/** The old end-of-file sign that some publishers still write. */
const endOfFile = '\u001a';

/**
 * The text of a file, piece by piece. Reads UTF-8 (with or without its mark) and UTF-16 with its mark. Throws
 * {@link InputError} where the bytes are neither: then the file is damaged, and letters would be guessed.
 */
export async function* textOf(file: FeedFile): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let line = 1;
  const decode = (bytes: Uint8Array | undefined): string => {
    try {
      const text = bytes === undefined ? decoder!.decode() : decoder!.decode(bytes, { stream: true });
      line += countLines(text);
      return text.replaceAll(endOfFile, '');
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      const shown = new TextDecoder(decoder!.encoding).decode(bytes ?? new Uint8Array());
      const before = shown.slice(0, Math.max(0, shown.indexOf('\ufffd')));
      throw feedFault(file.name, line + countLines(before), `The file holds bytes that are no text in ${decoder!.encoding}.`);
    }
  };
  for await (const bytes of file.open()) {
    if (bytes.length === 0) continue;
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    yield decode(bytes);
  }
  if (decoder === undefined) throw feedFault(file.name, 1, 'The file is empty.');
  yield decode(undefined);
}

function encodingOf(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
