import {
  BorderStyle,
  type FileChild,
  ImageRun,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import {
  type Block,
  type Figure,
  type RowMark,
  type Span,
  spansOf,
  type Table as TreeTable,
  type Text,
} from '../../program/dossier/tree.ts';
import { pngOf } from './raster.ts';

export const colours = { ink: '17202B', accent: '1F4E79', soft: '5C6670', rule: 'C9D1D9', tint: 'FDF3D8', bad: 'A3271F' };
const marks: Record<RowMark, string> = { good: '2F7D4F', bad: 'A3271F', open: '8A5A00', judge: '5B4A9C', quiet: '9AA4AD' };
/** Pixels between the margins, at 96 to the inch. */
const pageWidth = 624;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}][\p{Script=Arabic}\p{Script=Hebrew}\p{Nd}\s.,()-]*/gu;

/** The runs of a text; words written from right to left are runs of their own, so that Word shapes and orders them. */
export function runsOf(text: Text, base: { size?: number; bold?: boolean; color?: string } = {}): TextRun[] {
  return spansOf(text).flatMap((span) => {
    const words = span.confidential ? `⟦${span.text}⟧` : span.text;
    return pieces(words).map(
      ({ text: piece, isRightToLeft }) =>
        new TextRun({ ...base, ...lookOf(span), text: piece, ...(isRightToLeft ? { rightToLeft: true } : {}) }),
    );
  });
}

function lookOf({ tone, confidential }: Span): object {
  return {
    ...(tone === 'strong'
      ? { bold: true }
      : tone === 'muted'
        ? { color: colours.soft }
        : tone === 'missing'
          ? { color: colours.bad, italics: true }
          : {}),
    ...(confidential ? { shading: { type: ShadingType.CLEAR, fill: colours.tint } } : {}),
  };
}

function pieces(text: string): { text: string; isRightToLeft: boolean }[] {
  const found: { text: string; isRightToLeft: boolean }[] = [];
  let from = 0;
  for (const match of text.matchAll(rightToLeft)) {
    const words = match[0].trimEnd();
    if (match.index > from) found.push({ text: text.slice(from, match.index), isRightToLeft: false });
    found.push({ text: words, isRightToLeft: true });
    from = match.index + words.length;
  }
  if (from < text.length || found.length === 0) found.push({ text: text.slice(from), isRightToLeft: false });
  return found;
}

/** A block as Word has it. */
export async function blockParts(block: Block): Promise<FileChild[]> {
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: runsOf(block.text) })];
    case 'lead':
      return [new Paragraph({ children: runsOf(block.text, { size: 23 }), spacing: { after: 200 } })];
    case 'list':
      return block.items.map((item) => new Paragraph({ children: runsOf(item), bullet: { level: 0 }, spacing: { after: 60 } }));
    case 'pairs':
      return [pairsTable(block.rows), gap()];
    case 'note':
      return [new Paragraph({ children: runsOf(block.text), style: 'Note' })];
    case 'clause':
      return [
        new Paragraph({ children: runsOf(block.title, { bold: true }), keepNext: true, spacing: { before: 200, after: 60 } }),
        new Paragraph({ children: runsOf(block.text), spacing: { after: 60 } }),
        new Paragraph({ children: runsOf(block.why, { size: 16, color: colours.soft }), indent: { left: 240 } }),
      ];
    case 'signature':
      return signatureParts(block.lines);
    case 'table':
      return [new Paragraph({ children: runsOf(block.caption), style: 'Caption' }), dataTable(block), gap()];
    case 'figure':
      return figureParts(block);
  }
}

async function figureParts({ svg, caption, alternative }: Figure): Promise<FileChild[]> {
  const [, width = '800', height = '400'] = /viewBox="0 0 ([\d.]+) ([\d.]+)/.exec(svg) ?? [];
  const shown = Math.min(pageWidth, Number(width));
  const size = { width: Math.round(shown), height: Math.round((shown * Number(height)) / Number(width)) };
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(svg),
    transformation: size,
    altText: { name: String(caption), description: alternative, title: String(caption) },
    fallback: { type: 'png', data: Buffer.from(await pngOf(svg, size.width)) },
  });
  return [new Paragraph({ children: [image], keepNext: true }), new Paragraph({ children: runsOf(caption), style: 'Small' })];
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const thin = { style: BorderStyle.SINGLE, size: 3, color: colours.rule };
const thick = { style: BorderStyle.SINGLE, size: 10, color: colours.accent };
const borders = { top: none, bottom: thin, left: none, right: none, insideHorizontal: thin, insideVertical: none };
const cellMargins = { top: 50, bottom: 50, left: 70, right: 70 };

function dataTable({ head, widths, rows }: TreeTable): Table {
  const cell = (text: Text, column: number, extra: object = {}): TableCell =>
    new TableCell({
      width: { size: widths[column] ?? 10, type: WidthType.PERCENTAGE },
      verticalAlign: VerticalAlign.TOP,
      ...extra,
      children: [
        new Paragraph({
          children: runsOf(text, { size: 16, ...('head' in extra ? { bold: true, color: colours.accent } : {}) }),
          spacing: { after: 0 },
        }),
      ],
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((width) => width * 94),
    borders,
    margins: cellMargins,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((text, column) =>
          cell([{ text, tone: 'strong' }], column, { borders: { top: thick, bottom: { ...thick, size: 6 } } }),
        ),
      }),
      ...rows.map(
        ({ mark, cells }) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((text, column) =>
              cell(
                text,
                column,
                mark === undefined || column > 0 ? {} : { borders: { left: { style: BorderStyle.SINGLE, size: 18, color: marks[mark] } } },
              ),
            ),
          }),
      ),
    ],
  });
}

/** Labels with their values, as a table of two columns. */
export function pairsTable(rows: readonly (readonly [label: string, value: Text])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: [27, 73].map((width) => width * 94),
    borders,
    margins: cellMargins,
    rows: rows.map(
      ([label, value]) =>
        new TableRow({
          cantSplit: true,
          children: [
            new TableCell({
              children: [new Paragraph({ children: runsOf(label, { size: 18, color: colours.soft }), spacing: { after: 0 } })],
            }),
            new TableCell({ children: [new Paragraph({ children: runsOf(value, { size: 18 }), spacing: { after: 0 } })] }),
          ],
        }),
    ),
  });
}

function signatureParts([who = '', ...labels]: readonly string[]): FileChild[] {
  return [
    new Paragraph({ children: runsOf([{ text: who, tone: 'strong' }]), keepNext: true, spacing: { before: 300, after: 480 } }),
    new Paragraph({
      children: runsOf(['Signature', ...labels].join('          '), { size: 16, color: colours.soft }),
      border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: colours.soft } },
    }),
  ];
}

function gap(): Paragraph {
  return new Paragraph({ text: '', spacing: { after: 60 } });
}
