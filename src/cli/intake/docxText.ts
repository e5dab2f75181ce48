import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

const textPart = 'word/document.xml';
/** What a proposal unpacks to at most: more was made to fill the memory. */
const mostBytes = 2 ** 28;

/** The paragraphs of a DOCX, as they follow each other. Throws an `Error` where it is damaged or another kind of file. */
export function docxParagraphs(bytes: Uint8Array): string[] {
  const part = unzipSync(bytes, { filter: ({ name, originalSize }) => name === textPart && originalSize <= mostBytes })[textPart];
  if (part === undefined) throw new Error('It holds no text of a document.');
  const paragraphs: string[] = [];
  let [text, isText] = ['', false];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    isText = name === 'w:t';
    if (name === 'w:tab' || name === 'w:br') text += ' ';
  });
  parser.on('text', (piece) => { if (isText) text += piece; });
  parser.on('closetag', ({ name }) => {
    isText = false;
    if (name !== 'w:p') return;
    paragraphs.push(text);
    text = '';
  });
  parser.write(strFromU8(part)).close();
  return paragraphs;
}
