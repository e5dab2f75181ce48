import type { SetReference } from '../corpus/expression.ts';
import { membersOn, valueOn } from '../corpus/table.ts';
import type { LawView } from '../corpus/view.ts';
import type { Library } from './library.ts';

type TableSet = Extract<SetReference, { table: string }>;

/** The sets and figures of the tables as one view has them. */
export class TableReader {
  private readonly view: LawView;
  private readonly library: Library;
  private readonly contents = new Map<string, number>();

  constructor(view: LawView, library: Library) {
    this.view = view;
    this.library = library;
  }

  figure(name: string): number | undefined {
    const { on, knownOn, corpus } = this.view;
    return valueOn(corpus.tables, name, on, knownOn)?.value;
  }

  members({ table, name }: TableSet): Set<string> {
    const { on, knownOn, corpus } = this.view;
    return membersOn(corpus, table, name, on, knownOn);
  }

  /** What a set or figure is in this view, as a number that is the same for the same content. */
  content(key: string): number {
    const known = this.contents.get(key);
    if (known !== undefined) return known;
    const [kind, table, name] = JSON.parse(key) as string[];
    const written = kind === 'figure' ? String(this.figure(table!)) : [...this.members({ table: table!, name: name! })].sort().join();
    const content = this.library.content(`${kind} ${written}`);
    this.contents.set(key, content);
    return content;
  }
}

/** How a figure is named among what a part of the law reads. */
export function figureKey(name: string): string {
  return JSON.stringify(['figure', name]);
}

/** How a set is named there. */
export function setKey({ table, name }: TableSet): string {
  return JSON.stringify(['set', table, name]);
}
