import type { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { InputError } from '../../corpus/diagnostic.ts';
import type { Passage } from '../../program/intake/proposal.ts';
import { docxParagraphs } from './docxText.ts';

/** Opens a PDF: the command line and the browser have the same program in different places. */
export type OpenPdf = typeof getDocument;

/** How every zip begins; a DOCX is one. */
const zipSign = 'PK\u0003\u0004';
/** A proposal with pictures is larger than a package, and still no film. */
export const mostMegabytes = 64;

/** The passages of a proposal, PDF or DOCX. Throws {@link InputError} where it is neither, cannot be read, or holds no text. */
export async function passagesIn(bytes: Uint8Array, path: string, openPdf: OpenPdf): Promise<Passage[]> {
  if (bytes.length > mostMegabytes * 1024 * 1024) throw tooLarge(path);
  const begins = (sign: string): boolean => String.fromCharCode(...bytes.subarray(0, sign.length)) === sign;
  const passages = begins('%PDF-') ? await fromPdf(path, bytes, openPdf)
    : begins(zipSign) ? fromDocx(path, bytes) : undefined;
  if (passages === undefined) throw fault(path, 'This is neither a PDF nor a DOCX.', 'Save the proposal as one of the two.');
  if (passages.length === 0) {
    throw fault(path, 'There is no text in it.', 'Pages that are only pictures have to be read by a machine first.');
  }
  return passages;
}

/** Refuses a file before it is read. */
export function tooLarge(path: string): InputError {
  return fault(path, `The file is larger than ${mostMegabytes} MB.`);
}

/** Lines that stand close together are one passage, as paragraphs are set. */
async function fromPdf(path: string, bytes: Uint8Array, openPdf: OpenPdf): Promise<Passage[]> {
  const task = openPdf({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  try {
    const pdf = await task.promise;
    const passages: Passage[] = [];
    for (let page = 1; page <= pdf.numPages; page++) {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      const pieces = items.flatMap((item) =>
        'str' in item ? [{ text: item.str, y: item.transform[5] as number, height: item.height, ends: item.hasEOL }] : [],
      );
      for (const text of paragraphs(pieces)) passages.push({ page, number: passages.length + 1, text });
    }
    return passages;
  } catch (error) {
    if (
      error instanceof Error &&
      /^(?:PasswordException|InvalidPDFException|FormatError|UnknownErrorException|MissingPDFException)$/.test(error.name)
    ) {
      throw fault(
        path,
        error.name === 'PasswordException' ? 'The PDF is locked with a password.' : 'The PDF is damaged.',
        'Save it anew, without a password.',
      );
    }
    throw error;
  } finally {
    await task.destroy();
  }
}

interface Piece {
  text: string;
  y: number;
  height: number;
  ends: boolean;
}

/** Lines of one passage stand no further apart than this, in heights of their letters. */
const closest = 1.45;

/** Letters of another size are a heading, or the text under one. */
function isResized(piece: Piece, { height }: Piece): boolean {
  return piece.height > 0 && height > 0 && Math.abs(piece.height - height) > height / 8;
}

/** Pieces as they follow each other; a wider gap, a jump upwards or letters of another size begin a new passage. */
function paragraphs(pieces: readonly Piece[]): string[] {
  const found: string[] = [];
  let [text, last]: [string, Piece | undefined] = ['', undefined];
  for (const piece of pieces) {
    const gap = last === undefined ? 0 : last.y - piece.y;
    const size = Math.max(6, piece.height, last?.height ?? 0);
    if (last !== undefined && (gap > size * closest || gap < -size || isResized(piece, last))) {
      found.push(text);
      text = '';
    }
    text += `${text === '' || /\s$/.test(text) || gap < 1 ? '' : ' '}${piece.text}${piece.ends ? ' ' : ''}`;
    if (piece.text.trim() !== '') last = piece;
  }
  return [...found, text].map((one) => one.replaceAll(/\s+/g, ' ').trim()).filter((one) => one !== '');
}

/** A DOCX has no pages until somebody prints it: its paragraphs are counted. */
function fromDocx(path: string, bytes: Uint8Array): Passage[] {
  try {
    return docxParagraphs(bytes).map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '')
      .map((text, index) => ({ page: null, number: index + 1, text }));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw fault(path, 'The DOCX is damaged, or is another kind of file.', 'Open it in a word processor and save it anew.');
  }
}

function fault(file: string, message: string, hint?: string): InputError {
  return new InputError([{ file, line: 1, column: 1, message, ...(hint === undefined ? {} : { hint }) }]);
}
