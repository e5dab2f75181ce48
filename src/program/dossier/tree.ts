/** Words of a dossier with what has to be known about them. */
export interface Span {
  text: string;
  /** `missing`: nobody has stated it; `mono`: names and digests; `muted`: sources, asides. */
  tone?: 'strong' | 'muted' | 'missing' | 'mono';
  /** Business-confidential: marked, and taken out of the public version. */
  confidential?: true;
}

/** A text is a row of spans; a plain string is one span without tone. */
export type Text = string | readonly Span[];

/** How a row of a table is meant, where it is to catch the eye. */
export type RowMark = 'good' | 'bad' | 'open' | 'judge' | 'quiet';

export interface Table {
  kind: 'table';
  caption: string;
  head: readonly string[];
  /** Shares of the width in percent, one for each column. */
  widths: readonly number[];
  rows: readonly { mark?: RowMark; cells: readonly Text[] }[];
}

/** A picture with what it shows in words, for whoever cannot see it. */
export interface Figure {
  kind: 'figure';
  caption: string;
  svg: string;
  alternative: string;
  confidential?: true;
}

export type Block =
  | { kind: 'paragraph'; text: Text }
  | { kind: 'lead'; text: Text }
  | { kind: 'list'; items: readonly Text[] }
  | { kind: 'pairs'; rows: readonly (readonly [label: string, value: Text])[] }
  | { kind: 'note'; tone: 'caution' | 'missing' | 'template'; text: Text }
  | { kind: 'clause'; title: string; language: string; text: Text; why: Text }
  | { kind: 'signature'; lines: readonly string[] }
  | Table
  | Figure;

/** A section with its blocks and the sections below it. */
export interface Section {
  id: string;
  title: string;
  /** The whole section is business-confidential, for the reason given. */
  confidential?: string;
  /** The language of its words, where it is not the dossier's. */
  language?: string;
  /** Worksheets and annexes begin on a page of their own. */
  newPage?: true;
  blocks: readonly Block[];
  sections: readonly Section[];
}

/** The proposal as one tree, from which every writer writes. */
export interface Dossier {
  title: string;
  subtitle: string;
  language: string;
  on: string;
  /** `whole` with confidential parts marked, or `public` with them taken out. */
  edition: 'whole' | 'public';
  /** Shown on the cover. */
  facts: readonly (readonly [label: string, value: Text])[];
  notice: string;
  sections: readonly Section[];
}

/** A text that counts as business-confidential. */
export function secret(text: string): Span {
  return { text, confidential: true };
}

/** What is printed in the place of something that nobody has stated. */
export function missing(what: string): Span {
  return { text: `missing: ${what}`, tone: 'missing' };
}

export function muted(text: string): Span {
  return { text, tone: 'muted' };
}

/** The spans of a text. */
export function spansOf(text: Text): readonly Span[] {
  return typeof text === 'string' ? [{ text }] : text;
}

/** A text as it reads, without its tones. */
export function plainText(text: Text): string {
  return spansOf(text)
    .map((span) => span.text)
    .join('');
}

/** Every section with its depth, in the order in which they are read. */
export function sectionsIn(sections: readonly Section[], depth = 1): { section: Section; depth: number }[] {
  return sections.flatMap((section) => [{ section, depth }, ...sectionsIn(section.sections, depth + 1)]);
}

/** Every text of a block. */
export function textsOf(block: Block): Text[] {
  switch (block.kind) {
    case 'paragraph':
    case 'lead':
    case 'note':
      return [block.text];
    case 'clause':
      return [block.title, block.text, block.why];
    case 'list':
      return [...block.items];
    case 'pairs':
      return block.rows.flatMap(([label, value]) => [label, value]);
    case 'signature':
      return [...block.lines];
    case 'table':
      return [block.caption, ...block.head, ...block.rows.flatMap(({ cells }) => [...cells])];
    case 'figure':
      return [block.caption, block.alternative];
  }
}
