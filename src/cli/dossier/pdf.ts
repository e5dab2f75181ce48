import { readFileSync } from 'node:fs';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import anyAscii from 'any-ascii';
import type { Block, Dossier, Section, Text } from '../../program/dossier/tree.ts';
import { fontsFor } from './fonts.ts';
import { bannerOf } from './words.ts';

const template = new URL('./dossier.typ', import.meta.url);

/**
 * The dossier as PDF/UA-1: tagged, with language, title, alternative texts. The typesetter refuses to write what would not conform.
 * Signs that no bundled font holds are written in Latin letters, and named by the second value. The same tree gives the same bytes.
 */
export function pdfOf(dossier: Dossier): { bytes: Uint8Array; unwritten: string[] } {
  const unwritten = new Set<string>();
  for (let round = 0; round < 8; round++) {
    const written = writeOnce(dossier, unwritten);
    if (written instanceof Uint8Array) return { bytes: written, unwritten: [...unwritten] };
    for (const sign of written) unwritten.add(sign);
  }
  throw new Error(`The typesetter has no sign for ${[...unwritten].join(' ')}.`);
}

/** The bytes, or the signs that kept the typesetter from writing them. */
function writeOnce(dossier: Dossier, unwritten: ReadonlySet<string>): Uint8Array | string[] {
  const files = new Map<string, string>();
  const data = withoutSigns(JSON.stringify(layoutOf(dossier, files)), unwritten);
  const fonts = fontsFor(data + [...files.values()].join(''));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts.flatMap(({ blobs }) => blobs) }], workspace: '/' });
  const [sans, serif, ...others] = fonts.map(({ name }) => name);
  const withFonts = { ...(JSON.parse(data) as Record<string, unknown>), fonts: [sans, ...others], headFonts: [serif, sans, ...others] };
  compiler.mapShadow('/dossier.json', Buffer.from(JSON.stringify(withFonts)));
  for (const [path, svg] of files) compiler.mapShadow(path, Buffer.from(withoutSigns(svg, unwritten)));
  const result = compiler.compile({ mainFileContent: readFileSync(template, 'utf8') });
  if (result.result === null) throw new Error(`The dossier could not be typeset: ${complaintOf(compiler, result)}`);
  try {
    return new Uint8Array(compiler.pdf(result.result, { pdfStandard: PdfStandard.UA_1 }));
  } catch (error) {
    const signs = [...String(error).matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)].map((match) => match[1]!);
    if (signs.length === 0) throw error;
    return signs;
  }
}

function complaintOf(compiler: NodeCompiler, result: ReturnType<NodeCompiler['compile']>): string {
  const error = result.takeDiagnostics();
  return error === null ? 'no reason was given' : JSON.stringify(compiler.fetchDiagnostics(error));
}

function withoutSigns(text: string, signs: ReadonlySet<string>): string {
  return [...signs].reduce((rest, sign) => rest.replaceAll(sign, anyAscii(sign) || '?'), text);
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
