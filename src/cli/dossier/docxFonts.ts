import { createHash } from 'node:crypto';
import type { Zippable } from 'fflate';
import { fontsFor } from './fonts.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * The fonts of the scripts that a text uses, as parts of a DOCX, each garbled with its key as the format wants. The key comes from
 * the font, so that the same text gives the same bytes. Word cannot take in fonts with outlines of another kind than TrueType.
 */
export function fontParts(text: string): Zippable {
  const parts: Zippable = {};
  const [entries, links]: [string[], string[]] = [[], []];
  for (const { name, blobs, isTrueType } of fontsFor(text)) {
    if (!isTrueType) continue;
    const embeds = blobs.slice(0, 2).map((blob, index) => {
      const id = `rId${links.length + 1}`;
      const file = `fonts/font${links.length + 1}.odttf`;
      const key = keyOf(blob);
      parts[`word/${file}`] = garbled(blob, key);
      links.push(`<Relationship Id="${id}" Type="${office}/font" Target="${file}"/>`);
      return `<w:${index === 0 ? 'embedRegular' : 'embedBold'} r:id="${id}" w:fontKey="{${key}}"/>`;
    });
    entries.push(`<w:font w:name="${name}"><w:pitch w:val="variable"/>${embeds.join('')}</w:font>`);
  }
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  parts['word/fontTable.xml'] = bytes(`${head}<w:fonts xmlns:w="${word}" xmlns:r="${office}">${entries.join('')}</w:fonts>`);
  parts['word/_rels/fontTable.xml.rels'] = bytes(
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
  );
  return parts;
}

function keyOf(font: Uint8Array): string {
  const digits = createHash('sha256').update(font).digest('hex').toUpperCase();
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20, 32)].join('-');
}

/** The first 32 bytes of a font, mixed with the bytes of its key from the last to the first (ECMA-376, part 4, 2.8.1). */
function garbled(font: Uint8Array, key: string): Uint8Array {
  const mixed = new Uint8Array(font);
  const keyBytes = Buffer.from(key.replaceAll('-', ''), 'hex').reverse();
  for (let index = 0; index < 32; index++) mixed[index]! ^= keyBytes[index % 16]!;
  return mixed;
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
