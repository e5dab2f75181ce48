import type { Block, Dossier, Section, Text } from '../../program/dossier/tree.ts';
import { typeset } from './typeset.ts';
import { bannerOf } from './words.ts';

const template = new URL('./dossier.typ', import.meta.url);

/** The dossier as {@link typeset} sets it. */
export function pdfOf(dossier: Dossier): { bytes: Uint8Array; unwritten: string[] } {
  const pictures = new Map<string, string>();
  return typeset({ template, data: layoutOf(dossier, pictures), pictures });
}

/** The tree as the template reads it: spans everywhere, pictures as files with the share of the width that they need. */
function layoutOf(dossier: Dossier, files: Map<string, string>): Record<string, unknown> {
  const spans = (text: Text): unknown => (typeof text === 'string' ? [{ text }] : text);
  const block = (one: Block): unknown => {
    switch (one.kind) {
      case 'paragraph':
      case 'lead':
      case 'note':
        return { ...one, text: spans(one.text) };
      case 'clause':
        return { ...one, title: spans(one.title), text: spans(one.text), why: spans(one.why) };
      case 'list':
        return { ...one, items: one.items.map(spans) };
      case 'pairs':
        return { ...one, rows: one.rows.map(([label, value]) => [spans(label), spans(value)]) };
      case 'signature':
        return one;
      case 'table':
        return {
          ...one,
          caption: spans(one.caption),
          head: one.head,
          rows: one.rows.map((row) => ({ ...row, cells: row.cells.map(spans) })),
        };
      case 'figure': {
        const path = `/picture-${files.size + 1}.svg`;
        files.set(path, one.svg);
        return {
          kind: one.kind,
          caption: spans(one.caption),
          alternative: one.alternative,
          path,
          width: widthOf(one.svg),
          confidential: one.confidential ?? false,
        };
      }
    }
  };
  const section = (one: Section): unknown => ({ ...one, blocks: one.blocks.map(block), sections: one.sections.map(section) });
  return {
    ...dossier,
    ...bannerOf(dossier),
    facts: dossier.facts.map(([label, value]) => [spans(label), spans(value)]),
    sections: dossier.sections.map(section),
  };
}

/** Small pictures are not blown up to the whole width. */
function widthOf(svg: string): number {
  const width = Number(/viewBox="0 0 ([\d.]+)/.exec(svg)?.[1] ?? 800);
  return Math.min(1, Math.max(1 / 3, width / 720));
}
