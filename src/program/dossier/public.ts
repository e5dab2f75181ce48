import { type Block, type Dossier, type Figure, type Section, type Span, spansOf, type Text, textsOf } from './tree.ts';

const removed = '[removed from the public version]';
/** Shorter words (a share, a year) are confidential where they stand, but say nothing anywhere else. */
const shortestTelling = 6;

/**
 * The public version: confidential spans, figures and sections taken out, each leaving a sign in its place. What was confidential
 * in one place, or is `named`, is taken out in every other place too, so that nothing given away elsewhere can be put together again.
 */
export function publicVersion(dossier: Dossier, named: readonly string[] = []): Dossier {
  const words = [...named, ...confidentialWords(dossier)];
  const clean = (text: Text): Text => spansOf(text).map((span) => cleanSpan(span, words));
  const plain = (text: string): string => cleanWords(text, words);
  return {
    ...dossier,
    title: plain(dossier.title),
    edition: 'public',
    subtitle: plain(dossier.subtitle),
    notice: plain(dossier.notice),
    facts: dossier.facts.map(([label, value]) => [label, clean(value)] as const),
    sections: dossier.sections.map((section) => cleanSection(section, clean, plain)),
  };
}

/** Every text that is confidential in a dossier, the longest first; too short ones are left out. */
export function confidentialWords({ facts, sections }: Dossier): string[] {
  const found = new Set<string>();
  const take = (text: Text): void => {
    for (const span of spansOf(text)) if (span.confidential) found.add(span.text);
  };
  for (const [, value] of facts) take(value);
  const visit = ({ blocks, sections: below }: Section): void => {
    for (const block of blocks) textsOf(block).forEach(take);
    below.forEach(visit);
  };
  sections.forEach(visit);
  return [...found].filter((text) => text.length >= shortestTelling).toSorted((left, right) => right.length - left.length);
}

type Clean = (text: Text) => Text;
type Plain = (text: string) => string;

/**
 * The dossier with further words marked as confidential wherever a text holds them. Titles and pictures cannot be marked in part; the
 * public version cleans or drops them.
 */
export function markedConfidential(dossier: Dossier, words: readonly string[]): Dossier {
  if (words.length === 0) return dossier;
  const mark = (text: Text): Text =>
    words.reduce<readonly Span[]>((spans, word) => spans.flatMap((span) => parted(span, word)), spansOf(text));
  const same = (text: string): string => text;
  const section = (one: Section): Section => ({
    ...one,
    blocks: one.blocks.map((block) => (block.kind === 'figure' ? block : cleanBlock(block, mark, same))),
    sections: one.sections.map(section),
  });
  return {
    ...dossier,
    facts: dossier.facts.map(([label, value]) => [label, mark(value)] as const),
    sections: dossier.sections.map(section),
  };
}

/** A span with a word in it as several, of which the word is confidential. */
function parted(span: Span, word: string): Span[] {
  if (span.confidential) return [span];
  return span.text
    .split(word)
    .flatMap((text, index): Span[] => [
      ...(index === 0 ? [] : [{ ...span, text: word, confidential: true as const }]),
      ...(text === '' ? [] : [{ ...span, text }]),
    ]);
}

function cleanSection(section: Section, clean: Clean, plain: Plain): Section {
  const { id, title, confidential, newPage } = section;
  if (confidential !== undefined) {
    return {
      id,
      title,
      ...(newPage === undefined ? {} : { newPage }),
      sections: [],
      blocks: [{ kind: 'note', tone: 'caution', text: `This part is left out of the public version. ${confidential}` }],
    };
  }
  return {
    ...section,
    title: plain(title),
    blocks: section.blocks.map((block) => cleanBlock(block, clean, plain)),
    sections: section.sections.map((below) => cleanSection(below, clean, plain)),
  };
}

function cleanBlock(block: Block, clean: Clean, plain: Plain): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'lead':
    case 'note':
      return { ...block, text: clean(block.text) };
    case 'clause':
      return { ...block, title: plain(block.title), text: clean(block.text), why: clean(block.why) };
    case 'list':
      return { ...block, items: block.items.map(clean) };
    case 'pairs':
      return { ...block, rows: block.rows.map(([label, value]) => [plain(label), clean(value)] as const) };
    case 'signature':
      return { ...block, lines: block.lines.map(plain) };
    case 'table':
      return { ...block, caption: plain(block.caption), rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(clean) })) };
    case 'figure':
      return cleanFigure(block, plain);
  }
}

/** A picture that shows anything confidential cannot be shown in part. */
function cleanFigure(figure: Figure, plain: Plain): Block {
  const { svg, alternative, caption, confidential } = figure;
  if (confidential || plain(svg) !== svg || plain(alternative) !== alternative) {
    return { kind: 'note', tone: 'caution', text: `The picture “${plain(caption)}” is left out of the public version.` };
  }
  return { ...figure, caption: plain(caption) };
}

function cleanSpan(span: Span, words: readonly string[]): Span {
  if (span.confidential) return { text: removed, tone: 'muted' };
  const text = cleanWords(span.text, words);
  return text === span.text ? span : { ...span, text };
}

function cleanWords(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => (rest.includes(word) ? rest.replaceAll(word, removed) : rest), text);
}
