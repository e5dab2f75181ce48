import { SaxesParser } from 'saxes';
import { type FeedFile, feedFault } from './feed.ts';
import { textOf } from './text.ts';

/** An element of XML with what is in it; names are without their prefix. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  /** The text directly in the element and in those below it, in order; a line break of HTML is one. */
  text: string;
  children: Element[];
  line: number;
}

const mostElements = 2 ** 18;

/**
 * The elements with certain names, each whole, as the file is read; what lies around them is forgotten. The first yielded is
 * the root, without content. Throws {@link InputError} with the line where the file is not well-formed or ends too early.
 */
export async function* xmlRecords(file: FeedFile, names: readonly string[]): AsyncGenerator<Element> {
  const gathered = new Gatherer(file.name, new Set(names));
  for await (const piece of textOf(file)) {
    gathered.write(piece);
    yield* gathered.take();
  }
  gathered.close();
  yield* gathered.take();
}

class Gatherer {
  private readonly parser = new SaxesParser({ position: true });
  private readonly open: Element[] = [];
  private readonly done: Element[] = [];
  private rootSeen = false;
  private count = 0;
  private readonly file: string;
  private readonly names: ReadonlySet<string>;

  constructor(file: string, names: ReadonlySet<string>) {
    this.file = file;
    this.names = names;
    this.parser.on('error', (error) => {
      throw feedFault(file, this.parser.line, `This is no well-formed XML: ${error.message.replace(/^.*?:\d+:\d+: /, '')}.`);
    });
    this.parser.on('opentag', (tag) => this.begin(plain(tag.name), tag.attributes as Record<string, string>));
    this.parser.on('text', (text) => this.add(text));
    this.parser.on('cdata', (text) => this.add(text));
    this.parser.on('closetag', () => this.end());
  }

  write(piece: string): void {
    this.parser.write(piece);
  }

  close(): void {
    this.parser.close();
  }

  take(): Element[] {
    return this.done.splice(0);
  }

  private begin(name: string, attributes: Record<string, string>): void {
    const element: Element = { name, attributes, text: '', children: [], line: this.parser.line };
    if (!this.rootSeen) {
      this.rootSeen = true;
      this.done.push(element);
      return;
    }
    const parent = this.open.at(-1);
    if (parent === undefined && !this.names.has(name)) return;
    if (++this.count > mostElements) throw feedFault(this.file, this.parser.line, 'One record holds too many elements.');
    parent?.children.push(element);
    this.open.push(element);
  }

  private add(text: string): void {
    const last = this.open.at(-1);
    if (last !== undefined) last.text += text;
  }

  private end(): void {
    const element = this.open.pop();
    if (element === undefined) return;
    if (element.name === 'br') element.text = '\n';
    const parent = this.open.at(-1);
    if (parent !== undefined) {
      parent.text += element.text;
      return;
    }
    this.count = 0;
    this.done.push(element);
  }
}

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The children of that name. */
export function all(element: Element | undefined, name: string): Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first child down a path of names, or undefined. */
export function first(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce((found, name) => found?.children.find((child) => child.name === name), element);
}

/** The text down a path of names, trimmed, with single spaces; empty where there is nothing. */
export function textAt(element: Element | undefined, ...path: readonly string[]): string {
  return (first(element, ...path)?.text ?? '').replace(/\s+/g, ' ').trim();
}

/** Every element of that name, at any depth. */
export function deep(element: Element | undefined, name: string): Element[] {
  if (element === undefined) return [];
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...deep(child, name)]);
}

/** An attribute, trimmed; empty where it is not there. */
export function attribute(element: Element | undefined, name: string): string {
  return (element?.attributes[name] ?? '').trim();
}
