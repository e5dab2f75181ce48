/** What keeps a text from being one JSON value that says each thing once, and how many characters precede it. */
export interface JsonFault {
  offset: number;
  message: string;
}

const quotedText = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/.source;
const plainValue = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)(?![\w.+-])/.source;
const token = new RegExp(`[ \\t\\n\\r]*(?:([{}[\\],:])|(${quotedText})|(${plainValue}))`, 'y');

/** What may come next: a value, the key of a map, its colon, or what follows a value. */
type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | 'comma or end';

const words: Record<Expected, string> = {
  value: 'A value is needed here', 'value or ]': 'A value or ] is needed here', key: 'A name in double quotes is needed here',
  'key or }': 'A name in double quotes or } is needed here',
  ':': 'A colon is needed here', 'comma or end': 'A comma or the end is needed here',
};

/**
 * The first fault of a JSON text, or undefined. Beside what `JSON.parse` refuses, a name that stands twice in one map
 * is a fault: the parser would keep the later one and say nothing.
 */
export function jsonFault(text: string): JsonFault | undefined {
  return new Scan(text).run();
}

class Scan {
  private readonly text: string;
  /** The maps and lists that are open, innermost last: the names of a map so far, or none for a list. */
  private readonly open: (Set<string> | undefined)[] = [];
  private expected: Expected = 'value';
  private fault: JsonFault | undefined;

  constructor(text: string) {
    this.text = text;
  }

  run(): JsonFault | undefined {
    token.lastIndex = 0;
    let at = 0;
    for (let found = token.exec(this.text); found !== null; found = token.exec(this.text)) {
      const [all, sign, quoted, plain] = found;
      const word = sign ?? quoted ?? plain!;
      at = token.lastIndex;
      this.take(word, at - word.length, quoted !== undefined);
      if (this.fault !== undefined || all === '') return this.fault;
    }
    const rest = /\S/.exec(this.text.slice(at));
    if (rest !== null) return { offset: at + rest.index, message: `${words[this.expected]}.` };
    if (this.expected !== 'comma or end' || this.open.length > 0) return { offset: at, message: 'The text ends in the middle of a value.' };
    return undefined;
  }

  private take(word: string, offset: number, quoted: boolean): void {
    const { expected } = this;
    if (expected === 'comma or end') this.afterValue(word, offset);
    else if (expected === ':') this.step(word === ':' ? 'value' : undefined, offset);
    else if (quoted && expected.startsWith('key')) this.name(word, offset);
    else if ((word === '}' && expected === 'key or }') || (word === ']' && expected === 'value or ]')) this.close();
    else if (expected.startsWith('key') || '}],:'.includes(word)) this.step(undefined, offset);
    else if (word === '{') this.begin(new Set(), 'key or }');
    else if (word === '[') this.begin(undefined, 'value or ]');
    else this.expected = 'comma or end';
  }

  private step(next: Expected | undefined, offset: number): void {
    if (next === undefined) this.fault = { offset, message: `${words[this.expected]}.` };
    else this.expected = next;
  }

  private afterValue(word: string, offset: number): void {
    const names = this.open.at(-1);
    if (this.open.length === 0) this.step(undefined, offset);
    else if (word === ',') this.expected = names === undefined ? 'value' : 'key';
    else if (word === (names === undefined ? ']' : '}')) this.close();
    else this.step(undefined, offset);
  }

  private name(word: string, offset: number): void {
    const name = JSON.parse(word) as string;
    const names = this.open.at(-1)!;
    if (names.has(name)) this.fault = { offset, message: `'${name}' stands here twice. Keep one of the two.` };
    names.add(name);
    this.expected = ':';
  }

  private begin(names: Set<string> | undefined, next: Expected): void {
    this.open.push(names);
    this.expected = next;
  }

  private close(): void {
    this.open.pop();
    this.expected = 'comma or end';
  }
}

/** The line and column of an offset in a text that begins at a place of its file. All count from 1. */
export function placeIn(text: string, offset: number, begin: { line: number; column: number }): { line: number; column: number } {
  const lines = text.slice(0, offset).split('\n');
  const last = lines.at(-1)!;
  return { line: begin.line + lines.length - 1, column: lines.length === 1 ? begin.column + last.length : last.length + 1 };
}
