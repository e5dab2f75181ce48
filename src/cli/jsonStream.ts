/** One JSON value of a longer text, not parsed yet. Lines and columns count from 1. */
export interface JsonPiece {
  text: string;
  line: number;
  column: number;
  /** What keeps it from being a value: set where the text had to be cut. */
  fault?: string;
}

const mostCharacters = 4_000_000;
const mostDepth = 200;

/**
 * Cuts a stream of JSON into its values, whether they are elements of one array or follow one another (NDJSON), so
 * that a file of any length is answered as it is read.
 */
export async function* jsonPieces(chunks: AsyncIterable<string>): AsyncGenerator<JsonPiece> {
  const cutter = new Cutter();
  for await (const chunk of chunks) yield* cutter.push(chunk);
  yield* cutter.end();
}

class Cutter {
  private readonly parts: string[] = [];
  private size = 0;
  private depth = 0;
  private inText = false;
  private escaped = false;
  private array: 'unknown' | 'no' | 'open' | 'closed' = 'unknown';
  private line = 1;
  private column = 0;
  /** Where the value begins that is being gathered. */
  private begun: { line: number; column: number } | undefined;
  private fault: string | undefined;

  *push(chunk: string): Generator<JsonPiece> {
    let from = 0;
    for (let index = 0; index < chunk.length; index++) {
      const character = chunk[index]!;
      if (this.startsAnew(character)) {
        this.keep(chunk.slice(from, index));
        from = index;
        yield* this.broken();
      }
      const cut = this.step(character);
      if (cut === 'within') continue;
      this.keep(chunk.slice(from, cut === 'after' ? index + 1 : index));
      from = index + 1;
      yield* this.piece();
    }
    this.keep(chunk.slice(from));
  }

  *end(): Generator<JsonPiece> {
    if (this.depth > 0 || this.inText) this.fault ??= 'The text ends in the middle of a value.';
    yield* this.piece();
    if (this.array !== 'open') return;
    yield { text: '', line: this.line, column: this.column + 1, fault: 'The list is not closed: its ] is missing.' };
  }

  /** In NDJSON a line that starts with a brace is a value of its own, even where the line before was left open. */
  private startsAnew(character: string): boolean {
    return character === '{' && this.column === 0 && this.depth > 0 && this.array === 'no';
  }

  private *broken(): Generator<JsonPiece> {
    this.fault ??= 'The text ends in the middle of a value.';
    yield* this.piece();
    this.depth = 0;
    this.inText = false;
    this.escaped = false;
  }

  /** Whether a value ends here: with this character, before it, or not yet. */
  private step(character: string): 'within' | 'after' | 'before' {
    this.column++;
    if (character > ' ' && character !== '\ufeff') this.begun ??= { line: this.line, column: this.column };
    if (character === '\n') {
      this.line++;
      this.column = 0;
    }
    if (this.inText) {
      if (this.escaped) this.escaped = false;
      else if (character === '\\') this.escaped = true;
      else if (character === '"') this.inText = false;
      // No JSON text runs over a line end: what follows is read as the next line of NDJSON.
      if (character !== '\n') return 'within';
      this.inText = false;
      this.depth = 0;
      return 'before';
    }
    return this.outside(character);
  }

  private outside(character: string): 'within' | 'after' | 'before' {
    if (this.array === 'unknown' && !/\s|\ufeff/.test(character)) {
      this.array = character === '[' ? 'open' : 'no';
      if (character === '[') return 'before';
    }
    if (character === '"') this.inText = true;
    else if (character === '{' || character === '[') {
      if (++this.depth > mostDepth) this.fault ??= `The value is nested deeper than ${mostDepth} levels.`;
    } else if (character === '}' || character === ']') {
      if (this.depth > 0) return --this.depth === 0 ? 'after' : 'within';
      if (this.array === 'open' && character === ']') this.array = 'closed';
      return 'before';
    } else if (this.depth === 0 && (character === ',' || character === '\n')) return 'before';
    return 'within';
  }

  private keep(text: string): void {
    if (text === '') return;
    if (this.size === 0) {
      if (text.trim() === '') return;
    }
    this.size += text.length;
    if (this.size > mostCharacters) this.fault ??= `The value is longer than ${mostCharacters} characters.`;
    else this.parts.push(text);
  }

  private *piece(): Generator<JsonPiece> {
    const text = this.parts.join('').replaceAll('\ufeff', '').trim();
    const { fault, begun: { line, column } = { line: this.line, column: this.column } } = this;
    this.parts.length = 0;
    this.size = 0;
    this.fault = undefined;
    this.begun = undefined;
    if (text !== '' || fault !== undefined) yield { text, line, column, ...(fault === undefined ? {} : { fault }) };
  }
}
