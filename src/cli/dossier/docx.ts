import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  ShadingType,
  TableOfContents,
  TextRun,
  type FileChild,
  type IStylesOptions,
} from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { type Dossier, type Section, sectionsIn, textsOf, plainText } from '../../program/dossier/tree.ts';
import { blockParts, colours, pairsTable, runsOf } from './docxBlocks.ts';
import { fontParts } from './docxFonts.ts';
import { bannerOf } from './words.ts';

/** Millimetres in twentieths of a point. */
const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4];
/** A zip keeps the time of each entry; one that says nothing keeps the bytes the same. */
const noTime = new Date(1980, 0, 1);

/** The dossier as an editable DOCX. The same tree gives the same bytes. */
export async function docxOf(dossier: Dossier): Promise<Uint8Array> {
  const { kicker, banner, bannerText, footer, author } = bannerOf(dossier);
  const bodies = await Promise.all(dossier.sections.map((section) => sectionParts(section, 0)));
  const document = new Document({
    title: dossier.title,
    subject: dossier.subtitle,
    creator: author,
    lastModifiedBy: author,
    description: dossier.subtitle,
    styles,
    numbering: { config: [{ reference: 'headings', levels: headingLevels() }] },
    features: { updateFields: true },
    sections: [
      { properties: { page: { margin: margins }, titlePage: true }, children: cover(dossier, { kicker, banner, bannerText }) },
      {
        properties: { page: { margin: margins } },
        headers: { default: new Header({ children: [small(`${dossier.title} — ${banner}`)] }) },
        footers: {
          default: new Footer({
            children: [small(footer, [new TextRun({ children: [' · ', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })])],
          }),
        },
        children: [
          new Paragraph({ text: 'Contents', style: 'ContentsTitle' }),
          new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-2' }),
          ...bodies.flat(),
        ],
      },
    ],
  });
  return finished(new Uint8Array(await Packer.toBuffer(document)), dossier);
}

const margins = { top: twips(24), bottom: twips(22), left: twips(22), right: twips(22) };

function cover(dossier: Dossier, { kicker, banner, bannerText }: { kicker: string; banner: string; bannerText: string }): FileChild[] {
  return [
    new Paragraph({
      children: [new TextRun({ text: kicker.toUpperCase(), color: colours.accent, size: 20, characterSpacing: 20 })],
      spacing: { before: twips(40) },
    }),
    new Paragraph({ text: dossier.title, style: 'Title' }),
    new Paragraph({ children: [new TextRun({ text: dossier.subtitle, size: 26, color: colours.soft })], spacing: { after: twips(12) } }),
    pairsTable(dossier.facts),
    new Paragraph({
      children: [new TextRun({ text: banner, bold: true })],
      spacing: { before: twips(12) },
      shading: { type: ShadingType.CLEAR, fill: colours.tint },
    }),
    new Paragraph({ children: [new TextRun({ text: bannerText, size: 18 })], shading: { type: ShadingType.CLEAR, fill: colours.tint } }),
    new Paragraph({ children: [new TextRun({ text: dossier.notice, size: 17, color: colours.soft })], spacing: { before: twips(20) } }),
  ];
}

async function sectionParts(section: Section, depth: number): Promise<FileChild[]> {
  const level = headings[Math.min(depth, headings.length - 1)]!;
  const parts: FileChild[] = [];
  if (section.newPage) parts.push(new Paragraph({ children: [new PageBreak()] }));
  parts.push(
    new Paragraph({
      heading: level,
      children: runsOf(section.title),
      keepNext: true,
      numbering: { reference: 'headings', level: Math.min(depth, 3) },
    }),
  );
  if (section.confidential !== undefined) {
    parts.push(
      new Paragraph({
        children: [new TextRun({ text: `⟦Business-confidential⟧ ${section.confidential}`, size: 17 })],
        shading: { type: ShadingType.CLEAR, fill: colours.tint },
      }),
    );
  }
  for (const block of section.blocks) parts.push(...(await blockParts(block)));
  for (const below of section.sections) parts.push(...(await sectionParts(below, depth + 1)));
  return parts;
}

function small(text: string, more: TextRun[] = []): Paragraph {
  return new Paragraph({ children: [new TextRun({ text }), ...more], style: 'Small' });
}

function headingLevels() {
  return [0, 1, 2, 3].map((level) => ({
    level,
    format: LevelFormat.DECIMAL,
    text: Array.from({ length: level + 1 }, (_, index) => `%${index + 1}`).join('.'),
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 0, hanging: 0 } } },
  }));
}

const styles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: { ascii: 'Source Sans 3', hAnsi: 'Source Sans 3', cs: 'Noto Naskh Arabic', eastAsia: 'Microsoft YaHei' },
        size: 19,
        color: colours.ink,
        language: { value: 'en-US', eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { after: 120, line: 268 } },
    },
    title: { run: { size: 60, bold: true, color: colours.accent }, paragraph: { spacing: { before: 120, after: 80 } } },
    heading1: { run: { size: 36, bold: true, color: colours.accent }, paragraph: { spacing: { before: 480, after: 160 }, keepNext: true } },
    heading2: { run: { size: 25, bold: true, color: colours.accent }, paragraph: { spacing: { before: 320, after: 120 }, keepNext: true } },
    heading3: { run: { size: 21, bold: true, color: colours.ink }, paragraph: { spacing: { before: 240, after: 100 }, keepNext: true } },
    heading4: { run: { size: 20, bold: true, color: colours.soft }, paragraph: { spacing: { before: 200, after: 80 }, keepNext: true } },
  },
  paragraphStyles: [
    { id: 'Small', name: 'Small', basedOn: 'Normal', run: { size: 16, color: colours.soft } },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      run: { size: 17, color: colours.soft },
      paragraph: { keepNext: true, spacing: { before: 160, after: 60 } },
    },
    { id: 'ContentsTitle', name: 'Contents title', basedOn: 'Normal', run: { size: 36, bold: true, color: colours.accent } },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: {
        spacing: { before: 120, after: 120 },
        indent: { left: 160 },
        border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: colours.accent } },
      },
    },
  ],
};

/**
 * The file with the fonts of its scripts, and without the times of writing, so that it depends on nothing but the tree. Pictures are
 * compressed already.
 */
function finished(bytes: Uint8Array, dossier: Dossier): Uint8Array {
  const entries: Record<string, Uint8Array> = unzipSync(bytes);
  edit(entries, 'word/document.xml', (text) => numberings.reduce(counted, text));
  edit(entries, 'docProps/core.xml', (text) => text.replaceAll(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''));
  edit(entries, '[Content_Types].xml', (text) =>
    text.includes('odttf')
      ? text
      : text.replace(
          '<Override',
          '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/><Override',
        ),
  );
  edit(entries, 'word/settings.xml', (text) => text.replace('<w:defaultTabStop', '<w:embedTrueTypeFonts/><w:defaultTabStop'));
  const parts = { ...entries, ...fontParts(wordsOf(dossier)) };
  return zipSync(
    Object.fromEntries(
      Object.entries(parts)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([name, part]) => [name, [part as Uint8Array, { mtime: noTime, level: levelOf(name) }]]),
    ),
  );
}

/** Bookmarks, their names, and pictures: numbered through the life of the program by the library. */
const numberings = [/_Toc(\d+)/g, /(?<=<w:bookmark(?:Start|End)[^>]*w:id=")(\d+)/g, /(?<=<wp:docPr id=")(\d+)/g];

/** Numbers that go on from document to document, counted anew from the first of this one. */
function counted(text: string, pattern: RegExp): string {
  const order = new Map<string, number>();
  return text.replaceAll(pattern, (whole: string, number: string) => {
    if (!order.has(number)) order.set(number, order.size + 1);
    return whole.replace(number, String(order.get(number)));
  });
}

/** How hard to press a part: pictures are pressed already, and fonts hardly give. */
function levelOf(name: string): 0 | 1 | 6 {
  if (name.endsWith('.png')) return 0;
  return name.endsWith('.odttf') ? 1 : 6;
}

function edit(entries: Record<string, Uint8Array>, name: string, change: (text: string) => string): void {
  entries[name] = new TextEncoder().encode(change(new TextDecoder().decode(entries[name])));
}

function wordsOf({ title, sections }: Dossier): string {
  return [
    title,
    ...sectionsIn(sections).flatMap(({ section }) => [section.title, ...section.blocks.flatMap((block) => textsOf(block).map(plainText))]),
  ].join(' ');
}
